"""Tool tips that show a text as it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as Text


def plain_tip(text: str) -> str:
    """`text` for a tool tip: Qt would take tags in it for HTML and load the images they name.

    For all that others wrote: cells, file names, names of accounts and tasks.
    """
    if not Text.mightBeRichText(text):
        return text
    return Text.convertFromPlainText(text, Qt.WhiteSpaceMode.WhiteSpaceNormal)
