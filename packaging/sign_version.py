"""Make and sign the version file that tells running programs of a newer version.

    python packaging/sign_version.py new-key KEYFILE
        makes a key pair: the private key goes to KEYFILE, which only you can read (keep it out of
        any checkout), or with - to the standard output, for a store of secrets. The fragment with
        the public key is printed; it goes behind the address that is handed out.
    python packaging/sign_version.py sign --page URL [--key KEYFILE] [-o version.json] [...]
        signs with the key in KEYFILE or in the environment variable YCCALL_VERSION_KEY. Version,
        day and the English note are those of the newest entry of CHANGELOG.md unless given.

The file goes to an https address that answers by itself, without a redirect. It is public.
"""

from __future__ import annotations

import argparse
import base64
import json
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from yccall_desktop.api.version_file import read_version_file
from yccall_desktop.core.version import Release, release_map

CHANGELOG = Path(__file__).resolve().parent.parent / "CHANGELOG.md"
KEY_VARIABLE = "YCCALL_VERSION_KEY"
_ENTRY = re.compile(
    r"^## (?P<version>\S+) - (?P<day>[0-9-]{10})[^\n]*\n+(?P<text>.*?)(?=\n\n|\n## |\Z)",
    re.MULTILINE | re.DOTALL,
)


class Entry(NamedTuple):
    """The newest entry of the change log: its first paragraph is the note."""

    version: str
    day: str
    note: str


def newest_entry(changelog: str) -> Entry:
    """The first entry of the change log. Raises SystemExit when there is none."""
    match = _ENTRY.search(changelog)
    if match is None:
        raise SystemExit("CHANGELOG.md has no entry such as: ## 0.2.0 - 2026-11-23")
    return Entry(match["version"], match["day"], " ".join(match["text"].split()))


def fragment(key: Ed25519PrivateKey) -> str:
    """What stands behind the address of the version file."""
    return "#ed25519=" + base64.b64encode(key.public_key().public_bytes_raw()).decode("ascii")


def signed_file(release: Release, key: Ed25519PrivateKey) -> str:
    """The version file. Raises SystemExit when the program would not take it."""
    text = json.dumps(release_map(release), ensure_ascii=False)
    signature = base64.b64encode(key.sign(text.encode("utf-8"))).decode("ascii")
    made = json.dumps({"signed": text, "signature": signature}, ensure_ascii=False, indent=1) + "\n"
    look = read_version_file(made.encode("utf-8"), key.public_key().public_bytes_raw())
    if look.release != release:
        raise SystemExit(
            "The program would not take this version file: the version is X.Y.Z with or without "
            "rcN, the day YYYY-MM-DD, the page starts with https://, "
            "a note has 400 characters at most."
        )
    return made


def new_key(target: str) -> int:
    """Make a key pair; never replaces a file."""
    key = Ed25519PrivateKey.generate()
    private = base64.b64encode(key.private_bytes_raw()).decode("ascii") + "\n"
    if target == "-":
        sys.stdout.write(private)
        print(fragment(key), file=sys.stderr)
        return 0
    try:
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise SystemExit(f"{target} is there already and is not replaced.") from None
    with os.fdopen(handle, "w", encoding="ascii", newline="\n") as file:
        file.write(private)
    print(fragment(key))
    return 0


def read_key(file: str | None) -> Ed25519PrivateKey:
    """The private key from a file or the environment. Raises SystemExit without one."""
    text = Path(file).read_text(encoding="ascii") if file else os.environ.get(KEY_VARIABLE, "")
    try:
        return Ed25519PrivateKey.from_private_bytes(base64.b64decode(text.strip(), validate=True))
    except ValueError:
        raise SystemExit(f"No private key: give --key KEYFILE or set {KEY_VARIABLE}.") from None


def sign(options: argparse.Namespace) -> int:
    """Write the version file and print the fragment that fits it."""
    key = read_key(options.key)
    entry = newest_entry(CHANGELOG.read_text(encoding="utf-8"))
    notes = {"en": entry.note, **dict(options.note)}
    release = Release(
        options.version or entry.version, options.day or entry.day, options.page, notes
    )
    made = signed_file(release, key)
    Path(options.output).write_text(made, encoding="utf-8", newline="\n")
    print(f"{options.output}: {release.version} of {release.day}")
    print(f"address: https://.../{Path(options.output).name}{fragment(key)}")
    return 0


def _note(text: str) -> tuple[str, str]:
    language, found, note = text.partition("=")
    if not found:
        raise argparse.ArgumentTypeError("such as zh_CN=TEXT")
    return language, note


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    make = commands.add_parser("new-key")
    make.add_argument("keyfile")
    one = commands.add_parser("sign")
    one.add_argument("--page", required=True, help="what the user's browser opens, https")
    one.add_argument("--key", help=f"file of the private key (else {KEY_VARIABLE})")
    one.add_argument("--version", help="default: CHANGELOG.md's newest")
    one.add_argument("--day", help="YYYY-MM-DD; default: CHANGELOG.md's")
    one.add_argument("--note", action="append", default=[], type=_note, metavar="LANG=TEXT")
    one.add_argument("-o", "--output", default="version.json")
    options = parser.parse_args(arguments)
    return new_key(options.keyfile) if options.command == "new-key" else sign(options)


if __name__ == "__main__":
    sys.exit(main())
