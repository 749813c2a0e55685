#!/bin/sh
# Signs for macOS, on macOS: `sh packaging/macos/sign.sh APP` before the .dmg is made of it, then
# `sh packaging/macos/sign.sh DMG`, which Apple's notary sees too.
#
# The environment has the keys: MACOS_CERTIFICATE ("Developer ID Application" and its key, a PKCS#12
# file in base64) and its MACOS_CERTIFICATE_PASSWORD; for the notary MACOS_NOTARY_KEY (a .p8 file in
# base64), MACOS_NOTARY_KEY_ID and MACOS_NOTARY_ISSUER.
set -eu

thing=$1
here=$(cd "$(dirname "$0")" && pwd -P)
: "${MACOS_CERTIFICATE:?}" "${MACOS_CERTIFICATE_PASSWORD?}"

umask 077
work=$(mktemp -d)
keychain=$work/signing.keychain-db
clean_up() {
    security delete-keychain "$keychain" >/dev/null 2>&1 || true
    rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

password=$(openssl rand -hex 24)
printf '%s' "$MACOS_CERTIFICATE" | base64 -d >"$work/key.p12"
security create-keychain -p "$password" "$keychain"
security set-keychain-settings -lut 3600 "$keychain"
security unlock-keychain -p "$password" "$keychain"
security import "$work/key.p12" -k "$keychain" -f pkcs12 -P "$MACOS_CERTIFICATE_PASSWORD" \
    -T /usr/bin/codesign >/dev/null
security set-key-partition-list -S apple-tool:,apple: -s -k "$password" "$keychain" >/dev/null
# codesign looks for the certificates above ours in the user's list only
security list-keychains -d user | sed 's/^[ "]*//; s/"$//' >"$work/former"
set -- "$keychain"
while read -r one; do set -- "$@" "$one"; done <"$work/former"
security list-keychains -d user -s "$@"
identity=$(security find-identity -v -p codesigning "$keychain" | awk 'NR == 1 { print $2 }')

sign() {
    codesign --force --timestamp --keychain "$keychain" --sign "$identity" "$@"
}

# From the inside to the outside: each library, then the app with what its Python may do.
sign_app() {
    find "$1/Contents" -type f >"$work/files"
    while read -r file; do
        case $(file -b "$file") in
        *Mach-O*) sign --options runtime "$file" ;;
        esac
    done <"$work/files"
    find "$1/Contents" -depth -name '*.framework' -type d >"$work/frameworks"
    while read -r framework; do sign --options runtime "$framework"; done <"$work/frameworks"
    sign --options runtime --entitlements "$here/entitlements.plist" "$1"
    codesign --verify --deep --strict "$1"
}

sign_dmg() {
    : "${MACOS_NOTARY_KEY:?}" "${MACOS_NOTARY_KEY_ID:?}" "${MACOS_NOTARY_ISSUER:?}"
    sign "$1"
    printf '%s' "$MACOS_NOTARY_KEY" | base64 -d >"$work/notary.p8"
    xcrun notarytool submit "$1" --key "$work/notary.p8" --key-id "$MACOS_NOTARY_KEY_ID" \
        --issuer "$MACOS_NOTARY_ISSUER" --wait --timeout 30m
    xcrun stapler staple "$1"
}

case $thing in
*.app) sign_app "$thing" ;;
*.dmg) sign_dmg "$thing" ;;
*)
    echo "usage: sh packaging/macos/sign.sh APP|DMG" >&2
    exit 64
    ;;
esac
