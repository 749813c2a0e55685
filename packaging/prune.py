"""What goes into the package: the list that the spec prunes by.

Everything that is kept has its reason here; `tests/unit/project/test_prune.py` holds the list
against what the program imports. Libraries need no list: those that nothing kept links to are
left out.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import PurePosixPath

Entry = tuple[str, str, str]
"""PyInstaller's: place in the package, place on this machine, kind."""

QT_MODULES = {
    "QtCore": "imported",
    "QtGui": "imported",
    "QtWidgets": "imported",
    "QtSvg": "imported",
    "QtNetwork": "imported",
}
"""The modules of PySide6 that are kept."""

PLUGINS = {
    "linux": {
        "platforms/qxcb": "the window; on Wayland through XWayland",
        "platforms/qoffscreen": "a window without a screen, for support and smoke tests",
        "platforminputcontexts/composeplatforminputcontextplugin": "dead keys, Compose",
        "platforminputcontexts/ibusplatforminputcontextplugin": "Chinese input; for fcitx too",
        "imageformats/qsvg": "the style sheet's pictures",
        "iconengines/qsvgicon": "the style sheet's icons, and those of the desktop's theme",
    },
    "win32": {
        "platforms/qwindows": "the window",
        "platforms/qoffscreen": "a window without a screen, for support and smoke tests",
        "imageformats/qsvg": "the style sheet's pictures",
        "iconengines/qsvgicon": "the style sheet's icons",
    },
    "darwin": {
        "platforms/qcocoa": "the window",
        "platforms/qoffscreen": "a window without a screen, for support and smoke tests",
        "imageformats/qsvg": "the style sheet's pictures",
        "iconengines/qsvgicon": "the style sheet's icons",
    },
}
"""System -> plugin of Qt that is kept -> why. No tls (requests speaks HTTP), no gtk3 theme (GTK
would come into the process), no styles (the program sets Fusion), no OpenGL."""

EXCLUDED_MODULES = (
    "IPython", "PIL", "_asyncio", "_curses", "_curses_panel", "_pyrepl", "asyncio",
    "curses",
    "doctest", "ensurepip", "hypothesis", "idlelib", "lib2to3", "lxml", "matplotlib", "mypy",
    "numpy", "pandas", "pdb", "pip", "pkg_resources", "pydoc", "pydoc_data", "pytest", "readline",
    "rlcompleter", "setuptools", "test", "tkinter", "turtledemo", "unittest", "venv", "watchdog",
    "wheel",
    # number data that the program does not ask for: names of places, carriers and time zones
    "phonenumbers.carrier", "phonenumbers.carrierdata", "phonenumbers.geocoder",
    "phonenumbers.geodata", "phonenumbers.timezone", "phonenumbers.tzdata",
    # parts of packages for other uses of them
    "jeepney.io.asyncio", "jeepney.io.trio", "urllib3.contrib.emscripten", "werkzeug.debug",
)  # fmt: skip
"""Python modules that are left out, with all below them, though something names them."""

SYSTEM_LIBRARIES = (
    "libX11", "libX11-xcb", "libXau", "libXdmcp", "libbrotlicommon", "libbrotlidec", "libbsd",
    "libcap", "libcom_err", "libcrypto", "libdbus-1", "libexpat", "libfontconfig", "libfreetype",
    "libgcc_s", "libgcrypt", "libglib-2.0", "libgpg-error", "libgssapi_krb5", "libgthread-2.0",
    "libk5crypto", "libkeyutils", "libkrb5", "libkrb5support", "liblz4", "liblzma", "libmd",
    "libpcre2-8", "libpng16", "libssl", "libstdc++", "libsystemd", "libuuid", "libz", "libzstd",
)  # fmt: skip
"""What Linux desktops have and more than one library of the process uses: a second, older copy from
the package would break the system's own. TLS (OpenSSL) is among them, so that the system's updates
reach it. The .deb names them as its dependencies."""

_WINDOWS_OWN = re.compile(r"(api-ms-win-.*|ext-ms-win-.*|ucrtbase|icuuc|bcryptprimitives)\.dll")
_IN_WINDOWS = re.compile(r"[a-z]:/windows/system32/[^/]*")
"""Parts of Windows itself. Where they are stand-ins, python3.dll lies among them too; the real one
is Python's own and belongs into the package."""


_MOST_LINKS = 40
"""One behind the other, as systems allow it."""

_OF_THE_INSTALLER = ("INSTALLER", "RECORD", "REQUESTED", "direct_url.json", "sboms")
"""What pip notes in a package's .dist-info about its own work, and lists for other programs."""


def languages_of_qt(codes: Iterable[str]) -> set[str]:
    """The files of Qt's own translations that the window loads for these languages."""
    return {f"qtbase_{code}.qm" for code in codes}


def plugin_of(place: str) -> str | None:
    """ "platforms/qxcb" for a file of a plugin of Qt, None for other files."""
    parts = PurePosixPath(place.replace("\\", "/")).parts
    if parts[:1] != ("PySide6",) or "plugins" not in parts[:-2]:
        return None
    stem = parts[-1].partition(".")[0]
    return f"{parts[-2]}/{stem.removeprefix('lib')}"


def is_part_of_system(source: str, system: str) -> bool:
    """True for a library that the user's system has and the package must not bring."""
    path = source.replace("\\", "/")
    name = path.rpartition("/")[2]
    if system == "linux":
        return name.partition(".so")[0] in SYSTEM_LIBRARIES
    if system == "win32":
        if _WINDOWS_OWN.fullmatch(name.lower()):
            return True
        return name.lower() == "python3.dll" and _IN_WINDOWS.fullmatch(path.lower()) is not None
    return False


def _is_wanted(entry: Entry, system: str, codes: Iterable[str]) -> bool:
    """Whether an entry is kept as far as its own name tells."""
    place, source, kind = entry
    path = PurePosixPath(place.replace("\\", "/"))
    if path.parts[0].endswith(".dist-info"):
        return path.parts[1] not in _OF_THE_INSTALLER
    plugin = plugin_of(place)
    if plugin is not None:
        return plugin in PLUGINS[system]
    if path.parts[0] == "PySide6" and path.suffix == ".qm":
        return path.name in languages_of_qt(codes)
    if kind == "EXTENSION" and path.parts[0] == "PySide6":
        return path.name.partition(".")[0] in QT_MODULES
    return not is_part_of_system(source, system)


def _reached(
    roots: Iterable[str], libraries: Iterable[str], imports: Callable[[str], Iterable[str]]
) -> set[str]:
    """The files among `libraries` that `roots` link to, by way of others too."""
    libraries = set(libraries)
    by_path = {os.path.realpath(path): path for path in libraries}
    by_name = {_name(path): path for path in libraries}
    found: set[str] = set()
    waiting = list(roots)
    while waiting:
        for needed in imports(waiting.pop()):
            library = by_path.get(os.path.realpath(needed)) or by_name.get(_name(needed))
            if library is not None and library not in found:
                found.add(library)
                waiting.append(library)
    return found


def _name(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2].lower()


def _linked(path: str) -> Iterator[str]:
    """What an executable file links to: files, or bare names where the system was not asked."""
    from PyInstaller.depend.bindepend import get_imports

    for name, found in get_imports(path):
        yield found or name


def prune(
    binaries: Sequence[Entry],
    datas: Sequence[Entry],
    system: str,
    codes: Iterable[str],
    imports: Callable[[str], Iterable[str]] = _linked,
) -> tuple[list[Entry], list[Entry]]:
    """`binaries` and `datas` of PyInstaller's Analysis without what is not needed.

    `codes` are the languages of the window, `imports` tells which files a file links to.
    """
    codes = set(codes)
    kept = [entry for entry in binaries if _is_wanted(entry, system, codes)]
    files = [entry for entry in datas if _is_wanted(entry, system, codes)]
    libraries = {source for place, source, kind in kept if _is_library(place, kind)}
    files_of = [source for _place, source, kind in kept if kind != "SYMLINK"]
    roots = [source for source in files_of if source not in libraries]
    reached = _reached(roots, libraries, imports)
    kept = [entry for entry in kept if entry[1] in reached or not _is_library(entry[0], entry[2])]
    bundles = {bundle_of(place) for place, _source, kind in kept if kind != "SYMLINK"}
    whole = [one for one in (*kept, *files) if bundle_of(one[0]) in (None, *bundles)]
    links = {place: target for place, target, kind in whole if kind == "SYMLINK"}
    places = {place for place, _source, kind in whole if kind != "SYMLINK"}
    led = {one for one in whole if one[0] not in links or _leads(one[0], links, places)}
    return [one for one in kept if one in led], [one for one in files if one in led]


def bundle_of(place: str) -> str | None:
    """The framework of macOS that a file is part of: without its library the rest goes too."""
    found = re.match(r"(.*?\.framework)/", place)
    return found[1] if found is not None else None


def _is_library(place: str, kind: str) -> bool:
    """True for what is there only because others link to it."""
    name = _name(place)
    python = name.startswith(("libpython", "python", "vcruntime"))
    return kind == "BINARY" and plugin_of(place) is None and not python


def _leads(link: str, links: dict[str, str], places: set[str]) -> bool:
    """False for a symbolic link whose target has gone; the way to it may lead over other links."""
    path = link
    for _ in range(_MOST_LINKS):
        steps = [path[: found.start()] for found in re.finditer("/|$", path)]
        on_the_way = next((step for step in steps if step in links), None)
        if on_the_way is None:
            return path in places or any(one.startswith(path + "/") for one in places)
        target = posixpath.join(posixpath.dirname(on_the_way), links[on_the_way])
        path = posixpath.normpath(target + path[len(on_the_way) :])
    return False
