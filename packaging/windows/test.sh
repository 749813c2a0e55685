#!/bin/sh
# Runs the tests on a Windows Python under wine: `sh packaging/windows/test.sh PYTEST-ARGUMENT...`.
# Not those that drive a program from outside, nor the benches. prepare.sh must have run.
#
# All tests are run in two halves side by side: one alone leaves half of the machine idle.
#
# A Windows program that crashes under wine may end with 0: so only a code that pytest wrote down
# itself counts.
set -u

cd "$(dirname "$0")/../.." || exit 1

result=build/windows/test-result
second=build/windows/test-second

run() { # FILE SHARE PYTEST-ARGUMENT...
    file=$1
    share=$2
    shift 2
    rm -f "$file"
    sh packaging/windows/wine.sh "$PWD/build/windows/prefix/drive_c/python/python.exe" \
        packaging/windows/run_tests.py "$file" "$share" -p no:cacheprovider --ignore=tests/e2e \
        --ignore=tests/bench --ignore=tests/installer "$@"
}

code_of() { # FILE
    if [ ! -s "$1" ]; then
        echo "The tests broke off: Python did not reach their end." >&2
        exit 70
    fi
    cat "$1"
}

if [ $# -gt 0 ]; then
    run "$result" 1/1 "$@"
else
    run "$second" 2/2 >"$second.log" 2>&1 &
    run "$result" 1/2
    wait
    echo "The other half:"
    cat "$second.log"
    code=$(code_of "$second") || exit
    [ "$code" = 0 ] || exit "$code"
fi
code=$(code_of "$result") || exit
exit "$code"
