"""Collect the texts into resources/translations/*.ts and compile them: `make translations`.

English has a file of its own for its plural forms alone ("1 row", "2 rows").
"""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = {"zh_CN": [], "en": ["-pluralonly"]}
"""Language code -> options of lupdate for its file."""


def _tool(name: str) -> str:
    """A program of Qt that lies within PySide6."""
    suffix = ".exe" if sys.platform == "win32" else ""
    return str(Path(PySide6.__file__).parent / f"{name}{suffix}")


def _run(*command: str) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command[:1])} failed:\n{done.stdout}{done.stderr}")


def catalogue(language: str, folder: Path = FOLDER) -> Path:
    return folder / f"yccall_{language}.ts"


def collect(folder: Path = FOLDER) -> None:
    """Bring the .ts files in `folder` up to date; texts that are gone are dropped."""
    sources = sorted(
        path.relative_to(ROOT).as_posix() for path in (ROOT / "yccall_desktop").rglob("*.py")
    )
    options = ["-no-obsolete", "-locations", "none", "-source-language", "en"]
    for language, more in LANGUAGES.items():
        file = str(catalogue(language, folder))
        target = ["-target-language", language, "-ts", file]
        _run(_tool("lupdate"), *sources, *options, *more, *target)


def compile_file(source: Path, target: Path) -> None:
    """Make the .qm file `target` from the .ts file `source`."""
    _run(_tool("lrelease"), "-silent", str(source), "-qm", str(target))


def unfinished(source: Path) -> list[str]:
    """The texts of a .ts file that have no complete translation."""
    missing = []
    for message in ET.parse(source).getroot().iter("message"):
        translation = message.find("translation")
        forms = [] if translation is None else [translation, *translation.iter("numerusform")]
        texts = [form.text or "" for form in forms[1:] or forms]
        if translation is None or translation.get("type") or not texts or not all(texts):
            missing.append(message.findtext("source", ""))
    return missing


def main() -> int:
    FOLDER.mkdir(exist_ok=True)
    collect()
    status = 0
    for language in LANGUAGES:
        source = catalogue(language)
        compile_file(source, source.with_suffix(".qm"))
        missing = unfinished(source)
        print(f"{source.relative_to(ROOT)}: {len(missing)} texts to translate")
        for text in missing:
            status = 1
            print(f"  {text}")
    return status


if __name__ == "__main__":
    sys.exit(main())
