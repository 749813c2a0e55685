"""The text of a release's page, in Markdown, on the standard output.

    python packaging/release_text.py [--tag v0.1.0]
        [--files FOLDER [--signed SYSTEM]... [--attested]]

What is new is this version's entry of CHANGELOG.md; with the folder of all files it is the whole
page. With a tag it is checked first: the tag is this version's, and the entry has a day and is not
called unreleased. Needs Python alone.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Collection, Sequence
from pathlib import Path

import source

ROOT = Path(__file__).resolve().parent.parent

FILES = {
    "-setup.exe": "Windows 10 and 11: the setup, for one user, without administrator's rights",
    "-windows-x64.zip": "Windows 10 and 11: a folder that runs from anywhere",
    ".deb": "Debian 12 and newer, Ubuntu 24.04 and newer",
    "-linux-x86_64.tar.xz": "other Linux systems on x86_64: a folder that runs from anywhere",
    "-macos.dmg": "macOS on Apple silicon",
}
"""End of a file's name -> for whom it is, in the order of the table."""

UNSIGNED = {
    "windows": """\
The Windows programs of this release are not signed. SmartScreen stops the setup at first: choose
"More info", then "Run anyway".""",
    "macos": """\
The macOS program of this release is not signed. macOS stops it at first: allow it in System
Settings, "Privacy & Security", "Open Anyway".""",
}
"""System -> what its users must know when nothing was signed."""

CHECK = """\
`SHA256SUMS` has the checksum of every file (`sha256sum --check --ignore-missing SHA256SUMS`), the
`.cdx.json` files say what is in each package."""

ATTESTED = """\
`gh attestation verify FILE --repo {repository}` shows that this project's workflow built FILE, and
from which commit."""


def entry(changelog: str, version: str) -> tuple[str, str]:
    """(what follows the version in the heading, text) of a version's entry in the change log."""
    found = re.search(
        rf"^## {re.escape(version)}(?P<rest>| [^\n]*)\n(?P<text>.*?)(?=^## |\Z)",
        changelog,
        re.MULTILINE | re.DOTALL,
    )
    if found is None or not found["text"].strip():
        raise SystemExit(f"CHANGELOG.md says nothing of {version}")
    return found["rest"], found["text"].strip()


def check_tag(tag: str, version: str, heading: str) -> None:
    """Raises SystemExit unless this version may be released with this tag."""
    if not re.fullmatch(r"\d+\.\d+\.\d+", version):
        raise SystemExit(f"The version is {version}: it must be three numbers, as in 1.0.0")
    if tag != f"v{version}":
        raise SystemExit(f"The tag is {tag}, but the program says that it is {version}")
    if not re.fullmatch(r" - \d{4}-\d\d-\d\d", heading):
        raise SystemExit(f"CHANGELOG.md: the heading must be: ## {version} - YEAR-MONTH-DAY")


def table(names: Collection[tuple[str, int]]) -> str:
    """Of all (name, bytes) those that people download. Raises SystemExit unless each is there."""
    lines = ["| file | for | size |", "|---|---|---|"]
    for end, what in FILES.items():
        fitting = [(name, size) for name, size in names if name.endswith(end)]
        if len(fitting) != 1:
            raise SystemExit(f"{len(fitting)} files end in {end}: {sorted(fitting)}")
        lines += [f"| `{name}` | {what} | {size / 1e6:.0f} MB |" for name, size in fitting]
    return "\n".join(lines)


def unwrapped(text: str) -> str:
    """Each paragraph and list item in one line: the page would show its line breaks."""
    return re.sub(r"(?<=[^\n])\n[ ]*(?![ \n#|-])", " ", text)


def page(
    changes: str,
    names: Collection[tuple[str, int]],
    signed: Collection[str],
    *,
    attested: bool = False,
) -> str:
    """The whole text."""
    unsigned = [unwrapped(words) for system, words in UNSIGNED.items() if system not in signed]
    parts = [unwrapped(changes), "## Files", table(names), *unsigned, unwrapped(CHECK)]
    if attested:
        repository = os.environ.get("GITHUB_REPOSITORY", "OWNER/NAME")
        parts[-1] += " " + unwrapped(ATTESTED.format(repository=repository))
    return "\n\n".join(parts) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--tag", help="check that this version may be released with it")
    parser.add_argument("--files", type=Path, help="the folder with everything that is attached")
    parser.add_argument("--signed", action="append", default=[], choices=sorted(UNSIGNED))
    parser.add_argument("--attested", action="store_true", help="there is an attestation of it")
    options = parser.parse_args(arguments)
    version = source.version()
    heading, changes = entry((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), version)
    if options.tag is not None:
        check_tag(options.tag, version, heading)
    if options.files is None:
        print(unwrapped(changes))
    else:
        files = sorted(options.files.iterdir())
        names = [(file.name, file.stat().st_size) for file in files]
        print(page(changes, names, options.signed, attested=options.attested), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
