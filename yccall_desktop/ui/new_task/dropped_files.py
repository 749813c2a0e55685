"""Which file a drop, a paste of paths or a command line means: exactly one, or words why not."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl


def local_paths(urls: Sequence[QUrl]) -> list[Path]:
    """The local files among `urls`."""
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]


def one_file(paths: Sequence[Path]) -> tuple[Path | None, str]:
    """(the file to open, '') or (None, the sentence)."""
    if not paths:
        return None, QCoreApplication.translate("Drop", "Only files of this PC can be opened.")
    if len(paths) > 1:
        text = QCoreApplication.translate(
            "Drop", "{count} files at once cannot be opened. Choose one."
        )
        return None, text.format(count=len(paths))
    return paths[0], ""
