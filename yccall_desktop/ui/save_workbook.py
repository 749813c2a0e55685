"""Asking where a workbook is to be saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

_ENDING = ".xlsx"


def ask_workbook(window: QWidget, title: str, proposed: Path) -> Path | None:
    """The file to write, None: not at all. Its name ends as Excel wants it.

    The dialog asks whether a file of the name that was typed is to be replaced. Where that becomes
    the name of another file by the ending, the dialog comes back with it, and asks about that one.
    """
    kinds = QCoreApplication.translate("SaveWorkbook", "Excel workbook (*.xlsx)")
    while True:
        chosen, _ = QFileDialog.getSaveFileName(window, title, str(proposed), kinds)
        if not chosen:
            return None
        path = Path(chosen)
        if path.suffix.lower() == _ENDING:
            return path
        proposed = path.with_name(path.name + _ENDING)
        if not proposed.exists():
            return proposed
        title = QCoreApplication.translate(
            "SaveWorkbook", "{file} is there already: replace it, or choose another name"
        ).format(file=proposed.name)
