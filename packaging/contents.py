"""What is really in the package, told by the files that PyInstaller put there.

The packages of Python, Python itself, Qt, and the libraries taken from the system, each with its
version, its licence and the licence's text: for licences.txt and for the bill of materials.
"""

from __future__ import annotations

import json
import os
import platform
import re
import shutil
import sqlite3
import ssl
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent
TEXTS = Path(__file__).resolve().parent / "licences"
LGPL = "LGPL-3.0-only"
QT_PACKAGES = ("pyside6-essentials", "shiboken6")

Entry = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Part:
    """Something that others have made. `licence` is an SPDX expression or a name, "" if unknown."""

    name: str
    version: str
    licence: str
    purl: str
    texts: tuple[str, ...]


def save(parts: Iterable[Part], file: Path) -> None:
    told = json.dumps([asdict(part) for part in parts], ensure_ascii=False, indent=1)
    file.write_text(told + "\n", encoding="utf-8")


def load(file: Path) -> list[Part]:
    told = json.loads(file.read_text(encoding="utf-8"))
    return [Part(**{**one, "texts": tuple(one["texts"])}) for one in told]


def collect(entries: Iterable[Entry]) -> list[Part]:
    """The parts that these files of PyInstaller's lists come from, in the order of their names."""
    sources = {source for _place, source, kind in entries if kind != "SYMLINK" and source}
    owners = _owners()
    packages, others = {"pyinstaller"}, []
    for source in sorted(sources):
        owner = owners.get(os.path.realpath(source))
        if owner:
            packages.add(owner)
        else:
            others.append(source)
    parts = [_package(name) for name in packages if name != "yccall-desktop"]
    parts += [_python(), *_qt(sources), *_libraries(others)]
    return sorted(set(parts), key=lambda part: (part.name.lower(), part.purl))


# --- packages of Python ----------------------------------------------------------------------
@cache
def _owners() -> dict[str, str]:
    """Installed file -> the package that it belongs to."""
    found = {}
    for one in metadata.distributions():
        name = _normal(one.metadata["Name"])
        for file in one.files or ():
            found[os.path.realpath(str(one.locate_file(file)))] = name
    return found


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _package(name: str) -> Part:
    one = metadata.distribution(name)
    texts = [
        Path(str(one.locate_file(file))).read_text(encoding="utf-8", errors="replace")
        for file in sorted(one.files or (), key=str)
        if re.match(r"(licen[cs]e|copying|notice|authors)", Path(file).name, re.IGNORECASE)
        and ".dist-info" in str(file)
    ]
    if name in QT_PACKAGES:
        texts = _kept("qt.txt", "LGPL-3.txt", "GPL-3.txt")
    return Part(name, one.version, _licence(one), f"pkg:pypi/{name}@{one.version}", tuple(texts))


def _licence(one: metadata.Distribution) -> str:
    told = one.metadata
    if _normal(told["Name"]) in QT_PACKAGES:
        return LGPL
    stated = told.json.get("license_expression") or told.json.get("license") or ""
    if isinstance(stated, str) and stated and "\n" not in stated.strip():
        return stated.strip()
    classes = [
        line.rpartition(" :: ")[2]
        for line in told.get_all("Classifier") or []
        if line.startswith("License :: ")
    ]
    return " AND ".join(sorted(classes))


def _kept(*names: str) -> list[str]:
    return [(TEXTS / name).read_text(encoding="utf-8") for name in names]


# --- Python, Qt, libraries -------------------------------------------------------------------
def _python() -> Part:
    version = platform.python_version()
    own = Path(os.__file__).with_name("LICENSE.txt")
    text = own.read_text(encoding="utf-8") if own.exists() else _kept("python.txt")[0]
    return Part("Python", version, "PSF-2.0", f"pkg:generic/python@{version}", (text,))


def _qt(sources: Iterable[str]) -> list[Part]:
    """Qt, and ICU where Qt's package brings it."""
    version = metadata.version("PySide6-Essentials")
    parts = [Part("Qt", version, LGPL, f"pkg:generic/qt@{version}", ())]
    icu = {found[1] for one in sources if (found := re.search(r"libicudata\.so\.(\d+)", one))}
    text = tuple(_kept("icu.txt"))
    return parts + [
        Part("ICU", one, "Unicode-DFS-2016", f"pkg:generic/icu@{one}", text) for one in sorted(icu)
    ]


_KNOWN = {
    "libcrypto|libssl": ("OpenSSL", "Apache-2.0", "Apache-2.0.txt"),
    "libsqlite3|sqlite3": ("SQLite", "blessing", "sqlite.txt"),
    "libffi|ffi": ("libffi", "MIT", "libffi.txt"),
    "vcruntime|msvcp": ("Microsoft Visual C++ runtime", "", "microsoft.txt"),
}
"""Start of a library's name -> what it is, where no package of the system tells."""


def _libraries(files: Iterable[str]) -> list[Part]:
    """What the libraries belong to that come from no package of Python.

    Raises SystemExit for one that nobody knows: its licence would be missing from the package.
    """
    parts = []
    for file in files:
        if re.search(r"\.(so(\.[\w.]+)?|dll|dylib)$", file, re.IGNORECASE):
            part = _of_debian(file) or _by_name(file)
            if part is not None:
                parts.append(part)
            elif not _is_pythons(file):
                raise SystemExit(f"Whose is {file}? Tell packaging/contents.py its licence.")
    return parts


def _is_pythons(file: str) -> bool:
    """Whether a library is part of Python itself: its own one, or a module of its library."""
    home = Path(os.__file__).parent.resolve()
    place = Path(file).resolve()
    name = re.match(r"(lib)?python\d", place.name, re.IGNORECASE)
    return name is not None or home in place.parents or place.parent.name.lower() == "dlls"


def _by_name(file: str) -> Part | None:
    name = Path(file).name.lower()
    for start, (title, licence, text) in _KNOWN.items():
        if re.match(f"({start})\\b|({start})[-\\d]", name):
            version = _version(title)
            purl = f"pkg:generic/{_escaped(title.lower().replace(' ', '-'))}@{version}"
            return Part(title, version, licence, purl.rstrip("@"), tuple(_kept(text)))
    return None


def _version(title: str) -> str:
    if title == "OpenSSL":
        return ssl.OPENSSL_VERSION.split()[1]
    return sqlite3.sqlite_version if title == "SQLite" else ""


def _of_debian(file: str) -> Part | None:
    """The Debian package that a library of the system belongs to."""
    if sys.platform != "linux" or shutil.which("dpkg-query") is None:
        return None
    path = os.path.realpath(file)
    return _debian_package(path) or _debian_package(path.removeprefix("/usr"))


def _debian_package(path: str) -> Part | None:
    told = _output("dpkg-query", "--search", path).splitlines()
    owned = [line for line in told if not line.startswith("diversion by ")]
    owner = owned[0].partition(": ")[0] if owned else ""
    if not owner:
        return None
    shown = _output("dpkg-query", "-W", "-f", "${Package}|${Version}|${Architecture}", owner)
    name, version, architecture = shown.split("|")
    system = platform.freedesktop_os_release()
    distro = f"{system['ID']}-{system.get('VERSION_ID', '')}".rstrip("-")
    text = Path(f"/usr/share/doc/{name}/copyright")
    purl = f"pkg:deb/{system['ID']}/{_escaped(name)}@{_escaped(version)}"
    return Part(
        name,
        version,
        "",
        f"{purl}?arch={architecture}&distro={distro}",
        (text.read_text(encoding="utf-8"),) if text.exists() else (),
    )


def _escaped(text: str) -> str:
    return quote(text, safe="")


def _output(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else ""
