#!/bin/sh
# Installs the .deb on a bare Debian 12 and starts the program there: `make try-deb`.
#
# Needs root and debootstrap. The bare system is made in build/debian-12 and kept as an archive beside
# it for the next time. Pictures of the program's window on a virtual screen go to build/try-deb/.
set -eu
cd "$(dirname "$0")/../.."
. packaging/apt.sh

[ "$(id -u)" = 0 ] || die "Run this as root: it mounts things for the bare system."
deb=$(ls -t dist/yccall-desktop_*_amd64.deb 2>/dev/null | head -n 1)
[ -n "$deb" ] || die "There is no .deb in dist/: run make package first."
command -v debootstrap >/dev/null 2>&1 || install_packages "A bare Debian is made with" debootstrap
command -v Xvfb >/dev/null 2>&1 || install_packages "The window needs a screen" xvfb
command -v xdotool >/dev/null 2>&1 || install_packages "The window is found with" xdotool
command -v xprop >/dev/null 2>&1 || install_packages "The window is described with" x11-utils
command -v import >/dev/null 2>&1 || install_packages "Pictures need ImageMagick" imagemagick

root=$PWD/build/debian-12
pictures=$PWD/build/try-deb
display=
program=
umount_all() {
    for place in tmp/.X11-unix dev proc; do
        if mountpoint -q "$root/$place"; then umount "$root/$place"; fi
    done
}
clean_up() {
    [ -z "$program" ] || { kill "$program" 2>/dev/null && wait "$program"; } || true
    [ -z "$display" ] || kill "$display" 2>/dev/null || true
    umount_all
}
trap clean_up EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM
bare="env -i HOME=/root LANG=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin chroot"
inside() { $bare "$root" "$@"; }

umount_all
rm -rf "$root" "$pictures"
mkdir -p "$root" "$pictures"
if [ -e "$root.tar" ]; then
    tar -xf "$root.tar" -C "$root"
else
    say "Making a bare Debian 12"
    debootstrap --variant=minbase bookworm "$root" >build/debootstrap.log
    tar -cf "$root.tar.new" -C "$root" .
    mv "$root.tar.new" "$root.tar"
fi
mount -t proc proc "$root/proc"
mount -t tmpfs -o mode=755 tmpfs "$root/dev"
mknod -m 666 "$root/dev/null" c 1 3
mknod -m 666 "$root/dev/urandom" c 1 9
mkdir -m 1777 "$root/dev/shm"
mkdir -p "$root/tmp/.X11-unix"
cp /etc/resolv.conf "$root/etc/resolv.conf"
cp "$deb" "$root/root/"
package=/root/$(basename "$deb")

say "What the package depends on, by apt"
inside apt-get update -qq
depends=$(dpkg-deb --field "$deb" Depends | sed 's/([^)]*)//g; s/,/ /g')
# shellcheck disable=SC2086
inside env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $depends \
    </dev/null >"$pictures/apt.log" 2>&1 || die "apt failed: see $pictures/apt.log"

say "dpkg -i $(basename "$deb")"
inside dpkg -i "$package"
[ "$(inside yccall-desktop --version)" = "Yccall Desktop $(dpkg-deb --field "$deb" Version)" ]
sample=/usr/lib/yccall-desktop/_internal/yccall_desktop/resources/leads-november.xlsx
checked=$(inside yccall-desktop --check "$sample") || [ $? = 1 ]
say "$checked"
case $checked in *'"error": null}'*) ;; *) die "The sheet could not be checked." ;; esac

say "The window, on a virtual screen"
mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
exec 3>"$pictures/display"
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp -ac 2>/dev/null &
display=$!
exec 3>&-
for _ in $(seq 100); do [ -s "$pictures/display" ] && break; sleep 0.1; done
screen=:$(cat "$pictures/display")
# not by inside(): the process that is ended below has to be the program itself
$bare "$root" env DISPLAY="$screen" XDG_RUNTIME_DIR=/root \
    yccall-desktop --demo "$sample" >"$pictures/program.log" 2>&1 &
program=$!
title=
for _ in $(seq 150); do
    title=$(DISPLAY="$screen" xdotool search --onlyvisible --name 'Yccall Desktop' 2>/dev/null) && break
    sleep 0.2
done
[ -n "$title" ] || die "No window came: $(cat "$pictures/program.log")"
sleep 4 # the sheet is read
DISPLAY="$screen" import -window root "$pictures/window.png"
DISPLAY="$screen" xprop -id "${title%% *}" WM_CLASS _NET_WM_NAME 2>/dev/null || true
kill -0 "$program" || die "The program ended: $(cat "$pictures/program.log")"
for step in -i -r; do
    thing=$package
    [ $step = -i ] || thing=yccall-desktop
    if inside dpkg $step "$thing" >"$pictures/refused.log" 2>&1; then die "dpkg $step under it"; fi
    grep -q 'Yccall Desktop is open' "$pictures/refused.log" || die "$(cat "$pictures/refused.log")"
done
state=$(inside dpkg-query -W -f '${Status}' yccall-desktop)
[ "${state#* }" = "ok installed" ] || die "What was refused left it $state."
kill "$program"
wait "$program" || true # ended by us
program=
cat "$pictures/program.log"
log="$root/root/.local/share/Yccall Desktop/demo/yccall-desktop.log"
[ -s "$log" ] || die "The program wrote no log: $log"
if grep -q Traceback "$log"; then die "$(cat "$log")"; fi

say "Removing it"
inside dpkg -r yccall-desktop
[ ! -e "$root/usr/lib/yccall-desktop" ] || die "The program's folder is still there."
say "The .deb installs, runs and goes. A picture: $pictures/window.png"
