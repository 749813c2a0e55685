"""The rooms of the program and who may know whom, held against the imports."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.helpers.sources import (
    ROOT,
    calls,
    imports,
    module_name,
    project_files,
    python_files,
    tree,
)

PACKAGE_FILES = python_files("yccall_desktop", "resources")
LEAVES = {"errors", "paths", "logs", "__init__"}

MAY_KNOW = {
    "app": {"cli", "core", "sheets", "api", "store", "services", "simulator", "ui", *LEAVES},
    "__main__": {"app"},
    "cli": {"core", *LEAVES},
    "core": {"errors"},
    "sheets": {"core", *LEAVES},
    "api": {"core", *LEAVES},
    "store": {"core", *LEAVES},
    "services": {"core", *LEAVES},
    "simulator": {"errors", "paths"},
    "ui": {"services", "core", *LEAVES},
    "resources": set(),
    **{leaf: set() for leaf in LEAVES},
}
"""Room -> the other rooms it may import."""

ALSO = {
    ("ui", "yccall_desktop.store.settings"): "what is remembered is typed there",
}
"""(room, module) that may be imported beyond MAY_KNOW, and why."""

OUTSIDE_CORE = {"phonenumbers"}
"""What core may import beside the standard library."""

NOT_IN_CORE = {"socket", "http", "urllib", "sqlite3", "subprocess", "multiprocessing", "ssl"}
NOT_IN_SERVICES = {
    "requests", "urllib3", "http", "socket", "sqlite3", "python_calamine", "keyring", "werkzeug",
    "truststore", "subprocess", "multiprocessing",
}  # fmt: skip

STARTS_THREADS = {
    "Thread", "Timer", "ThreadPoolExecutor", "ProcessPoolExecutor", "start_new_thread",
    "QThread", "QThreadPool", "QRunnable", "moveToThread", "run_in_executor", "to_thread",
}  # fmt: skip
MAY_START_THREADS = {
    "yccall_desktop/ui/jobs.py": "every job of the window",
    "yccall_desktop/simulator/server.py": "serves the demo platform",
    "yccall_desktop/api/wire.py": "a name lookup cannot be interrupted; watched by exchange()",
}

MAX_FILE_LINES = 400
MAX_FUNCTION_LINES = 50


def room_of(module: str) -> str | None:
    """The room of a module of the program, or None for a module from outside."""
    name, _, rest = module.partition(".")
    if name != "yccall_desktop":
        return None
    room = rest.partition(".")[0]
    return room if room in MAY_KNOW else "__init__"


def file_room(path: Path) -> str:
    if path.parts[0] == "resources":
        return "resources"
    if path == Path("yccall_desktop/__init__.py"):
        return "__init__"
    return path.parts[1].removesuffix(".py")


def by_file(paths: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", paths, ids=lambda path: path.as_posix())


def test_every_room_is_known():
    assert {file_room(path) for path in PACKAGE_FILES} <= set(MAY_KNOW)


@by_file(PACKAGE_FILES)
def test_a_room_knows_only_the_rooms_it_may(path):
    room = file_room(path)
    wrong = [
        f"{path}:{line} imports {name}"
        for line, name in imports(path)
        if (other := room_of(name)) not in (None, room)
        and other not in MAY_KNOW[room]
        and not any(name.startswith(module) for known, module in ALSO if known == room)
    ]
    assert not wrong


@by_file(PACKAGE_FILES)
def test_qt_is_only_in_the_window(path):
    if file_room(path) in ("ui", "app"):
        return
    assert not [
        f"{path}:{line} imports {name}"
        for line, name in imports(path)
        if name.startswith(("PySide6", "shiboken6"))
    ]


@by_file(python_files("yccall_desktop"))
def test_what_the_inner_rooms_import_from_outside(path):
    import sys

    room = file_room(path)
    outside = {
        (line, name.partition(".")[0]) for line, name in imports(path) if room_of(name) is None
    }
    if room == "core":
        allowed = (sys.stdlib_module_names | OUTSIDE_CORE) - NOT_IN_CORE
        assert not {(line, name) for line, name in outside if name not in allowed}
    if room == "services":
        assert not {(line, name) for line, name in outside if name in NOT_IN_SERVICES}
    if room in LEAVES:
        allowed = sys.stdlib_module_names | {"platformdirs"}
        assert not {(line, name) for line, name in outside if name not in allowed}


@by_file(python_files("yccall_desktop"))
def test_threads_start_only_where_they_are_watched(path):
    if path.as_posix() in MAY_START_THREADS:
        return
    started = [f"{path}:{line} {name}" for line, name, _ in calls(path) if name in STARTS_THREADS]
    imported = [
        f"{path}:{line} {name}"
        for line, name in imports(path)
        if name.rpartition(".")[2] in STARTS_THREADS
    ]
    assert not started + imported


@by_file(python_files("yccall_desktop"))
def test_nothing_sleeps_or_pumps_events(path):
    assert not [
        f"{path}:{line} {name}"
        for line, name, _ in calls(path)
        if name in ("sleep", "msleep", "processEvents")
    ]


@by_file(python_files("yccall_desktop"))
def test_texts_are_marked_with_literals(path):
    """tr(f"...") never matches the catalogue: the template is translated, then filled in."""
    wrong = []
    for line, name, call in calls(path):
        texts = {"tr": 1, "QT_TRANSLATE_NOOP": 2}.get(name, 0)
        wrong += [
            f"{path}:{line} {name}({ast.unparse(argument)})"
            for argument in call.args[:texts]
            if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str))
        ]
        if name == "translate":
            wrong += [f"{path}:{line}" for one in call.args if isinstance(one, ast.JoinedStr)]
    assert not wrong


@by_file(python_files("yccall_desktop", "packaging", "tests"))
def test_files_stay_short(path):
    lines = len((ROOT / path).read_text(encoding="utf-8").splitlines())
    assert lines <= MAX_FILE_LINES, f"{path} has {lines} lines: which second thing does it do?"


@by_file(python_files("yccall_desktop", "packaging"))
def test_functions_stay_short(path):
    long = [
        f"{path}:{node.lineno} {node.name} has {length} lines"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or 0) - node.lineno + 1) > MAX_FUNCTION_LINES
    ]
    assert not long


def test_no_room_is_a_grab_bag():
    names = {path.stem for path in PACKAGE_FILES}
    assert not names & {"utils", "util", "helpers", "common", "misc"}


def test_all_packages_are_installed():
    """setuptools takes only the packages that pyproject.toml names."""
    import tomllib

    named = set(
        tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"][
            "packages"
        ]
    )
    there = {
        module_name(path) for path in python_files("yccall_desktop") if path.stem == "__init__"
    }
    assert named == there | {"yccall_desktop.resources"}


TOP_LEVEL = re.compile(
    r"\.ci|\.gitattributes|\.github|\.gitignore|CHANGELOG\.md|CONTRIBUTING\.md|LICENSE|Makefile|README\.md|docs|packaging"
    r"|pyproject\.toml|requirements(-bench|-dev|-package)?\.txt|resources|tests|yccall_desktop"
)


def test_the_top_level_stays_small():
    assert not {path.parts[0] for path in project_files() if not TOP_LEVEL.fullmatch(path.parts[0])}
