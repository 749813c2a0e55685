"""A table from the clipboard, as the bytes of a file."""

from __future__ import annotations

from yccall_desktop.core.cells import CellKind
from yccall_desktop.core.phone_text import looks_like_phone


def pasted_table(text: str) -> bytes | None:
    """The text as a tab-separated file, None when it holds no table.

    Rows copied from a spreadsheet have tabs; of a single column some cell must look like a phone
    number, or any sentence would be a table.
    """
    lines = text.splitlines()
    if "\t" in text.strip() or any(looks_like_phone(line, CellKind.TEXT) for line in lines):
        return text.encode("utf-8", "replace")
    return None
