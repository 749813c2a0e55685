"""The modules of packaging/, which is no Python package: its scripts import each other by name."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType

from tests.helpers.sources import ROOT

_FOLDERS = ("packaging", "packaging/linux")


def script(name: str) -> ModuleType:
    """Import packaging/NAME.py or packaging/linux/NAME.py as its neighbours do."""
    before = list(sys.path)
    sys.path[:0] = [str(ROOT / folder) for folder in _FOLDERS]
    try:
        return importlib.import_module(name)
    finally:
        sys.path[:] = before
