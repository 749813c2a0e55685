#!/bin/sh
# Prepares a Windows Python under wine in build/windows/prefix, for the tests and for packaging:
# `sh packaging/windows/prepare.sh dev`, or `... package` for PyInstaller too. Quick when there is
# nothing to do; after the first time it needs no network. Run from the top of the checkout, whose
# .venv must be ready.
set -eu

. packaging/apt.sh

want=${1-}
here=packaging/windows
build=build/windows
prefix=$build/prefix
python=$prefix/drive_c/python
system32=$prefix/drive_c/windows/system32

# A release of CPython 3.13.5 for Windows.
jar=cpython-3.13.5-1.5.12-windows-x86_64.jar
jar_artifact=org.bytedeco:cpython:3.13.5-1.5.12:jar:windows-x86_64
jar_sha256=cfe5502ffa7ea369be707b6d88bf68344732a7800450665080fb4267c01bfeae
jar_fetcher=org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy

# Qt's offscreen platform takes its fonts from Windows' folder, which is empty in a new prefix.
font=/usr/share/fonts/truetype/wqy/wqy-microhei.ttc

# Names of Python's stable interface that python313.dll does not have in a release build.
not_in_python="PyOS_CheckStack _Py_NegativeRefcount _Py_RefTotal"

# Each line: a command, and the package that brings it.
install_tools() {
    packages=
    while read -r command package; do
        command -v "$command" >/dev/null 2>&1 || packages="$packages $package"
    done <<END_OF_TOOLS
wine wine
ntlm_auth winbind
x86_64-w64-mingw32-gcc gcc-mingw-w64-x86-64
makensis nsis
mvn maven
unzip unzip
END_OF_TOOLS
    [ -e /usr/lib/wine/wine64 ] || [ -n "$(command -v wine64)" ] || packages="$packages wine64"
    [ -e $font ] || packages="$packages fonts-wqy-microhei"
    [ -z "$packages" ] && return
    # shellcheck disable=SC2086
    install_packages "Tests and packages for Windows need tools" $packages
}

# run_wine PROGRAM ARGUMENT...: quietly. Without our lock, which wine's server would keep.
run_wine() { sh $here/wine.sh "$@" 9>&-; }

# is_done NAME CONTENT: whether finish NAME CONTENT was called with the same content.
is_done() { [ -e "$build/.$1" ] && [ "$(cat "$build/.$1")" = "$2" ]; }
finish() { printf '%s\n' "$2" >"$build/.$1"; }

fetch_python() {
    mkdir -p "$build/downloads"
    if ! [ -e "$build/downloads/$jar" ]; then
        say "Fetching CPython for Windows"
        mvn --quiet --batch-mode $jar_fetcher -Dartifact=$jar_artifact \
            -DoutputDirectory="$(pwd -P)/$build/downloads" </dev/null >$build/maven.log 2>&1 ||
            die "CPython could not be fetched: $build/maven.log"
    fi
    printf '%s  %s\n' $jar_sha256 "$build/downloads/$jar" | sha256sum --check --quiet || {
        rm -f "$build/downloads/$jar"
        die "The archive of CPython is not the one that was expected; it was removed."
    }
}

# Where an earlier prefix is replaced, programs that still run in it are ended first.
make_prefix() {
    if [ -d $prefix ]; then
        WINEPREFIX=$(pwd -P)/$prefix wineserver --kill || true
        rm -rf $prefix
    fi
    run_wine wineboot --init >"$build/wineboot.log" || die "Wine could not be set up: $build/wineboot.log"
    WINEPREFIX=$(pwd -P)/$prefix wineserver --wait
    rm -rf $build/jar
    unzip -q -o "$build/downloads/$jar" 'org/bytedeco/cpython/windows-x86_64/*' -d $build/jar
    mv $build/jar/org/bytedeco/cpython/windows-x86_64 $python
    rm -rf $build/jar
    cp $font $prefix/drive_c/windows/Fonts/
    # `platform` asks Windows' WMI through it, where wine aborts; without it Python does not ask.
    rm -f $python/lib/_wmi.pyd
    cp $here/sitecustomize.py $python/lib/
}

compile() {
    x86_64-w64-mingw32-gcc -shared -Os -s -Wall -Wextra -Werror -Wl,--no-insert-timestamp "$@"
}

imported_names() { # FILE DLL: the names that FILE takes from DLL
    objdump -p "$1" | awk -v dll="$2" '
        /DLL Name:/ { inside = (tolower($3) == tolower(dll)); next }
        NF == 0 { inside = 0 }
        inside && $2 ~ /^[0-9]+$/ { print $3 }' | sort
}

exported_names() { # FILE
    objdump -p "$1" | awk '/\[Ordinal\/Name Pointer\] Table/ { inside = 1; next }
        inside && !/\[/ { exit }
        inside { print $NF }' | sort
}

# python3.dll passes every name of the stable interface on to python313.dll. In libs/python3.lib a
# function has a symbol of its own beside its __imp_ one; data has the __imp_ one alone.
make_python3_dll() {
    x86_64-w64-mingw32-nm "$python/libs/python3.lib" 2>/dev/null | awk -v left_out="$not_in_python" '
        BEGIN { split(left_out, names, " "); for (i in names) skip[names[i]] = 1 }
        $2 == "T" { code[$3] = 1 }
        $3 ~ /^__imp_/ { all[substr($3, 7)] = 1 }
        END {
            print "LIBRARY python3.dll\nEXPORTS"
            for (name in all)
                if (!(name in skip))
                    print "  " name " = python313." name (name in code ? "" : " DATA") | "sort"
        }' >$build/python3.def
    compile -nostdlib -Wl,--entry,0 -o $build/stand-ins/python3.dll $build/python3.def
}

make_stand_ins() {
    mkdir -p $build/stand-ins
    compile -o $build/stand-ins/icuuc.dll $here/stand_ins/icuuc.c
    compile -o $build/stand-ins/bcryptprimitives.dll $here/stand_ins/bcryptprimitives.c -ladvapi32
    make_python3_dll
    cp $build/stand-ins/*.dll $system32/
}

# A newer Qt may want more of icuuc.dll than the stand-in has.
check_icuuc() {
    imported_names $python/lib/site-packages/PySide6/Qt6Core.dll icuuc.dll >$build/icu-wanted
    exported_names $build/stand-ins/icuuc.dll >$build/icu-there
    missing=$(comm -23 $build/icu-wanted $build/icu-there)
    [ -z "$missing" ] || die "Qt wants more of icuuc.dll than $here/stand_ins/icuuc.c has:
$missing"
}

# install_wheels REQUIREMENTS...: exactly what the files pin, for Windows, checked by their hashes;
# from the cache of downloads if that is enough. The program itself is taken from the checkout.
install_wheels() {
    say "Installing the packages of $* for Windows"
    rm -rf $build/site-packages
    options=
    for file in "$@"; do options="$options --requirement $file"; done
    for reach in --offline ''; do
        # shellcheck disable=SC2086
        .venv/bin/uv pip install --quiet $reach --python-platform x86_64-pc-windows-msvc \
            --python-version 3.13 --only-binary :all: --require-hashes --link-mode copy \
            --target $build/site-packages $options 2>$build/uv.log && break
        [ -n "$reach" ] || die "The packages could not be installed:
$(cat $build/uv.log)"
    done
    printf 'Z:%s\n' "$(pwd -P)" >$build/site-packages/checkout.pth
    rm -rf $python/lib/site-packages
    mv $build/site-packages $python/lib/site-packages
    check_icuuc
}

case $want in
dev | package) ;;
*) die "usage: sh packaging/windows/prepare.sh dev|package" ;;
esac
[ -x .venv/bin/uv ] || die "Run this first: sh packaging/setup.sh dev"

mkdir -p $build
exec 9>$build/.lock
flock 9
install_tools
prefix_content=$(cat $here/prepare.sh $here/sitecustomize.py $here/stand_ins/*.c | cksum)
if ! is_done prefix "$prefix_content"; then
    say "Preparing a Windows Python in $prefix"
    rm -f $build/.prefix $build/.wheels $build/.with-package
    fetch_python
    make_prefix
    make_stand_ins
    finish prefix "$prefix_content"
fi
requirements=requirements-dev.txt
if [ "$want" = package ] || [ -e $build/.with-package ]; then
    requirements="$requirements requirements-package.txt"
    : >$build/.with-package
fi
# shellcheck disable=SC2086
wheels="$(pwd -P) $(cat $requirements | cksum)"
if ! is_done wheels "$wheels"; then
    # shellcheck disable=SC2086
    install_wheels $requirements
    run_wine "$(pwd -P)/$python/python.exe" -c "import PySide6.QtCore, python_calamine" ||
        die "The Windows Python does not work."
    finish wheels "$wheels"
fi
