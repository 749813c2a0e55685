#!/bin/sh
# Signs a program of Windows, wherever osslsigncode is: `sh packaging/windows/sign.sh FILE`.
# The environment has the key: WINDOWS_CERTIFICATE (a PKCS#12 file in base64), its
# WINDOWS_CERTIFICATE_PASSWORD, and WINDOWS_TIMESTAMP_URL (RFC 3161). Without a time stamp a signature
# ends with its certificate, so only a trial goes without: WINDOWS_TIMESTAMP_URL=none.
set -eu

file=$1
: "${WINDOWS_CERTIFICATE:?}" "${WINDOWS_CERTIFICATE_PASSWORD?}" "${WINDOWS_TIMESTAMP_URL:?}"

umask 077
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

printf '%s' "$WINDOWS_CERTIFICATE" | base64 -d >"$work/key.p12"
printf '%s' "$WINDOWS_CERTIFICATE_PASSWORD" >"$work/password"
set -- -pkcs12 "$work/key.p12" -readpass "$work/password" -h sha256 -n "Yccall Desktop"
[ "$WINDOWS_TIMESTAMP_URL" = none ] || set -- "$@" -ts "$WINDOWS_TIMESTAMP_URL"
osslsigncode sign "$@" -in "$file" -out "$work/signed" >"$work/told" 2>&1 || {
    cat "$work/told" >&2
    exit 1
}
cat "$work/signed" >"$file"
