"""Which files a drop means."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl


def local_paths(urls: Sequence[QUrl]) -> list[Path]:
    """The local files among `urls`."""
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
