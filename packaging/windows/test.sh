#!/bin/sh
# Runs the tests on a Windows Python under wine: `sh packaging/windows/test.sh PYTEST-ARGUMENT...`.
# Not those that drive a program from outside, nor the benches. prepare.sh must have run.
#
# A Windows program that crashes under wine may end with 0: so only a code that pytest wrote down
# itself counts.
set -u

cd "$(dirname "$0")/../.." || exit 1

result=build/windows/test-result
rm -f "$result"
sh packaging/windows/wine.sh "$PWD/build/windows/prefix/drive_c/python/python.exe" \
    packaging/windows/run_tests.py "$result" -p no:cacheprovider --ignore=tests/e2e \
    --ignore=tests/bench --ignore=tests/installer "$@"
if [ ! -s "$result" ]; then
    echo "The tests broke off: Python did not reach their end." >&2
    exit 70
fi
exit "$(cat "$result")"
