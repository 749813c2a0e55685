#!/bin/sh
# Makes .venv ready: `sh packaging/setup.sh run` for the program, `... dev` for tests and tools too,
# `... package` for building what is handed out, `... bench` for what it is measured beside.
# Quick when there is nothing to do. Run by the Makefile from the top of the checkout.
set -eu

want=$1
venv=.venv

. packaging/apt.sh

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info[:2] < (3, 11))' >/dev/null 2>&1
}

find_python() {
    for name in "${PYTHON:-python3}" python3 python3.13 python3.12 python3.11; do
        if new_enough "$name"; then
            python=$name
            return
        fi
    done
    die "Python 3.11 or newer is needed. Install it, or name it: make PYTHON=/path/to/python3"
}

can_make_venv() { "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; }

make_venv() {
    find_python
    if ! can_make_venv; then
        package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
        install_packages "Python's venv module is missing" "$package"
        can_make_venv || die "$python still cannot make a virtual environment."
    fi
    say "Making the virtual environment in $venv"
    rm -rf "$venv"
    "$python" -m venv "$venv"
    pwd -P >"$venv/.place"
}

# An environment that was copied from another place would run that place's program.
venv_is_ours() {
    new_enough "$venv/bin/python" || return 1
    if [ -e "$venv/.place" ]; then
        [ "$(cat "$venv/.place")" = "$(pwd -P)" ]
    else
        "$venv/bin/python" -m pip --version >/dev/null 2>&1
    fi
}

pip_install() {
    "$venv/bin/python" -m pip install --quiet --no-input --disable-pip-version-check "$@"
}

# install_requirements FILE: exactly what FILE pins, checked by its hashes, then the program itself.
install_requirements() {
    stamp="$venv/.installed-$1"
    wanted=$(cat "$1" pyproject.toml | cksum)
    if [ -e "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ]; then
        return
    fi
    say "Installing the packages of $1"
    pip_install --require-hashes --only-binary :all: --requirement "$1"
    pip_install --no-deps --no-build-isolation --editable .
    printf '%s\n' "$wanted" >"$stamp"
}

# What the program is measured beside lies apart: neither the program nor its tests shall find it.
install_peers() {
    peers=build/bench/peers
    wanted=$(cksum <requirements-bench.txt)
    if [ -e "$peers/.installed" ] && [ "$(cat "$peers/.installed")" = "$wanted" ]; then
        return
    fi
    say "Installing the packages of requirements-bench.txt"
    rm -rf "$peers"
    pip_install --require-hashes --only-binary :all: --target "$peers" \
        --requirement requirements-bench.txt
    printf '%s\n' "$wanted" >"$peers/.installed"
}

# The system packages of the shared libraries that Qt's wheel expects from the system.
qt_packages="libegl1 libgl1 libdbus-1-3 libfontconfig1 libfreetype6 libglib2.0-0 libxkbcommon0
libxkbcommon-x11-0 libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1
libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-sync1 libxcb-util1 libxcb-xfixes0
libxcb-xkb1"

qt_is_complete() {
    qt=$("$venv/bin/python" -c 'import importlib.util as u
print(u.find_spec("PySide6").submodule_search_locations[0])')
    missing=$(ldd "$qt/Qt/lib/libQt6Widgets.so.6" "$qt/Qt/plugins/platforms/libqxcb.so" \
        "$qt/Qt/plugins/platforms/libqoffscreen.so" 2>/dev/null | grep 'not found' || true)
    [ -z "$missing" ]
}

has_chinese_font() {
    find /usr/share/fonts /usr/local/share/fonts "$HOME/.fonts" "$HOME/.local/share/fonts" \
        2>/dev/null | grep -qiE 'cjk|wqy|sourcehan|droidsansfallback|uming|ukai|SC-|hans'
}

install_qt_libraries() {
    [ "$(uname -s)" = Linux ] || return 0
    if ! qt_is_complete; then
        # shellcheck disable=SC2086
        install_packages "Qt needs libraries of the system" $qt_packages
        qt_is_complete || die "Qt still lacks libraries of the system:
$missing"
    fi
    has_chinese_font && return
    if on_debian && [ "$(id -u)" = 0 ]; then
        install_packages "Chinese names need a font" fonts-wqy-microhei
    else
        say "No Chinese font was found: Chinese may show as boxes (Debian: fonts-wqy-microhei)."
    fi
}

# Each line: a command of the real-window tests, and the package that brings it.
install_test_tools() {
    [ "$(uname -s)" = Linux ] || return 0
    packages=
    while read -r command package; do
        command -v "$command" >/dev/null 2>&1 || packages="$packages $package"
    done <<END
Xvfb xvfb
openbox openbox
xdotool xdotool
xclip xclip
dbus-daemon dbus-daemon
/usr/libexec/at-spi2-registryd at-spi2-core
php php-cli
END
    [ -z "$packages" ] && return
    # shellcheck disable=SC2086
    install_packages "The tests of the real window need tools" $packages
}

has_shared_python() {
    "$venv/bin/python" -c 'import sys
from PyInstaller.depend.bindepend import get_python_library_path as find
sys.exit(not find())' >/dev/null 2>&1
}

# What PyInstaller and the .deb need: objdump, dpkg-shlibdeps, and Python as a shared library.
install_package_tools() {
    [ "$(uname -s)" = Linux ] || return 0
    packages=
    command -v objdump >/dev/null 2>&1 || packages="$packages binutils"
    if on_debian; then
        command -v dpkg-shlibdeps >/dev/null 2>&1 || packages="$packages dpkg-dev"
    fi
    # shellcheck disable=SC2086
    [ -z "$packages" ] || install_packages "Packaging needs tools" $packages
    has_shared_python && return
    library=$("$venv/bin/python" -c 'import sys
print("libpython%d.%d" % sys.version_info[:2] if sys.base_prefix == "/usr" else "")')
    if [ -n "$library" ] && on_debian; then
        install_packages "Packaging needs Python as a shared library" "$library"
    fi
    has_shared_python || die "This Python has no shared library, and PyInstaller needs one. Use one \
that was built with --enable-shared: make package PYTHON=/path/to/python3"
}

case $want in
run) requirements=requirements.txt ;;
dev) requirements=requirements-dev.txt ;;
package) requirements=requirements-package.txt ;;
bench) requirements=requirements-dev.txt ;;
*) die "usage: sh packaging/setup.sh run|dev|package|bench" ;;
esac

venv_is_ours || make_venv
if [ "$want" = run ] && [ -e "$venv/.installed-requirements-dev.txt" ]; then
    requirements=requirements-dev.txt
fi
install_requirements "$requirements"
install_qt_libraries
case $want in
dev) install_test_tools ;;
package) install_package_tools ;;
bench) install_peers ;;
esac
