"""The project's own files, read once, for the tests that look at the code itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "yccall_desktop"

_NOT_OURS = {".git", ".venv", "build", "dist", "__pycache__", "node_modules"}


def project_files() -> list[Path]:
    """Every file a checkout has, as paths relative to ROOT; nothing that a tool leaves behind."""
    found = []
    folders = [ROOT]
    while folders:
        for entry in folders.pop().iterdir():
            if entry.is_dir():
                tool_leaves = entry.name.endswith((".egg-info", "_cache", ".test-results"))
                if not (entry.name in _NOT_OURS or tool_leaves or entry.name == ".hypothesis"):
                    folders.append(entry)
            elif entry.suffix != ".pyc":
                found.append(entry.relative_to(ROOT))
    return sorted(found)


def python_files(*folders: str) -> list[Path]:
    """The Python files below `folders`, relative to ROOT."""
    return [
        path for path in project_files() if path.suffix == ".py" and path.parts[0] in set(folders)
    ]


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a file given relative to ROOT."""
    return ast.parse((ROOT / path).read_text(encoding="utf-8"), str(path))


def module_name(path: Path) -> str:
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """(line, full module name) of every import, wherever it stands; `from a import b` gives a.b."""
    package = module_name(path) if path.name == "__init__.py" else module_name(path.with_name("x"))
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parent = package.split(".")[: -node.level]
                base = ".".join([*parent, base]).rstrip(".")
            for alias in node.names:
                yield node.lineno, f"{base}.{alias.name}"


def calls(path: Path) -> Iterator[tuple[int, str, ast.Call]]:
    """(line, last part of the called name, call) of every call."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            function = node.func
            if isinstance(function, ast.Attribute):
                yield node.lineno, function.attr, node
            elif isinstance(function, ast.Name):
                yield node.lineno, function.id, node
