#!/bin/sh
# Runs a Windows program: `sh packaging/windows/wine.sh PROGRAM ARGUMENT...`; its exit code is ours.
# In the prefix that prepare.sh made.
#
# Python cannot start under wine when one of its standard streams is a regular file: so the input is
# /dev/null, and what it prints goes through a pipe.
set -u

checkout=$(cd "$(dirname "$0")/../.." && pwd -P)
WINEPREFIX=$checkout/build/windows/prefix
WINEARCH=win64
WINEDEBUG=${WINEDEBUG:--all}
WINEDLLOVERRIDES="mscoree,mshtml="
case ${LC_ALL:=C.UTF-8} in
C | POSIX) LC_ALL=C.UTF-8 ;; # wine takes the encoding of file names from it
esac
PYTHONPYCACHEPREFIX='C:\pycache'
export WINEPREFIX WINEARCH WINEDEBUG WINEDLLOVERRIDES LC_ALL PYTHONPYCACHEPREFIX
unset PYTHONHOME PYTHONPATH PYTHONDONTWRITEBYTECODE

if [ $# = 0 ]; then
    echo "usage: sh packaging/windows/wine.sh PROGRAM ARGUMENT..." >&2
    exit 64
fi

exec 3>&1
code=$({ { wine "$@" </dev/null 2>&1 3>&-; echo $? >&4; } | cat >&3; } 4>&1)
exit "${code:-1}"
