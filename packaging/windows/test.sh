#!/bin/sh
# Runs the tests on a Windows Python under wine: `sh packaging/windows/test.sh PYTEST-ARGUMENT...`.
# Not those that drive a program from outside, nor the benches. prepare.sh must have run.
set -u

cd "$(dirname "$0")/../.." || exit 1

exec sh packaging/windows/wine.sh "$PWD/build/windows/prefix/drive_c/python/python.exe" \
    -m pytest -p no:cacheprovider --ignore=tests/e2e --ignore=tests/bench \
    --ignore=tests/installer "$@"
