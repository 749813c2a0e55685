# shellcheck shell=sh
# Shared by the scripts that need packages of the system. Sourced, from the top of the checkout.

say() { printf '%s\n' "$*"; }
die() { printf '%s\n' "$*" >&2; exit 1; }

on_debian() { command -v apt-get >/dev/null 2>&1; }

# install_packages WHAT_FOR PACKAGE...: as root install them, else print the command and stop.
install_packages() {
    reason=$1
    shift
    if ! on_debian; then
        die "$reason. Install what Debian calls: $*"
    fi
    if [ "$(id -u)" != 0 ]; then
        die "$reason. Run this, then try again:
    sudo apt-get update && sudo apt-get install -y --no-install-recommends $*"
    fi
    say "$reason: installing $*"
    export DEBIAN_FRONTEND=noninteractive
    apt-get install -y -qq --no-install-recommends "$@" </dev/null >/dev/null 2>&1 && return
    apt-get update -qq </dev/null || say "The package lists could not all be renewed."
    apt-get install -y -qq --no-install-recommends "$@" </dev/null >/dev/null ||
        die "These packages could not be installed: $*"
}
