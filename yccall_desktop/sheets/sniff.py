"""What a file is, by its first bytes and, for archives, by what lies in them."""

from __future__ import annotations

import re
import zipfile
from enum import Enum, auto
from pathlib import Path

from yccall_desktop.sheets import sentences
from yccall_desktop.sheets.encodings import is_text, unmarked_utf16
from yccall_desktop.sheets.sentences import SheetError
from yccall_desktop.sheets.source import Source


class FileKind(Enum):
    """The formats that are read."""

    XLSX = auto()
    XLSB = auto()
    XLS = auto()
    ODS = auto()
    XML_2003 = auto()
    HTML = auto()
    TEXT = auto()


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORKBOOK_NAMES = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".ods")
_BARE_XLS = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
"""How a workbook of old programs begins that lies in no compound file."""

_SIGNATURES = {
    b"%PDF": "PDF",
    b"{\\rtf": "RTF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7z",
    b"\x1f\x8b": "gzip",
    b"MIME-Version:": "MHTML",
}
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|table|meta|style|div|center|title)\b")
_XML_2003 = re.compile(r"<(?:\w+:)?workbook\s[^>]*urn:schemas-microsoft-com:office:spreadsheet")
_SAMPLE = 65_536
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def sniff(source: Source) -> FileKind:
    """Which reader the file needs. Raises SheetError for all that is not read, and OSError."""
    path = source.path
    with source.open() as file:
        head = file.read(_SAMPLE)
    if not head.strip(b"\0"):
        raise SheetError(sentences.empty(path))
    if head.startswith(b"PK"):
        return _archive(source)
    if head.startswith(_OLE):
        return _compound(source)
    if head.startswith(_BARE_XLS) and head[2:4] in (b"\x04\0", b"\x06\0", b"\x08\0", b"\x10\0"):
        return FileKind.XLS
    for signature, name in _SIGNATURES.items():
        if head.startswith(signature):
            raise SheetError(sentences.other_format(path, name))
    return _text(path, head)


def _archive(source: Source) -> FileKind:
    path = source.path
    try:
        with source.open() as file, zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
            kind = archive.read("mimetype")[:80] if "mimetype" in names else b""
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError) as error:
        raise SheetError(sentences.damaged(path), repr(error)) from error
    if "xl/workbook.bin" in names:
        return FileKind.XLSB
    if b"opendocument" in kind:
        if b"spreadsheet" not in kind:
            raise SheetError(sentences.not_a_sheet(path))
        return FileKind.ODS
    if any(name.startswith("Index/") for name in names):
        raise SheetError(sentences.other_format(path, "Numbers"))
    if "_rels/.rels" in names and any(name.startswith("xl/") for name in names):
        return FileKind.XLSX
    raise SheetError(sentences.not_a_sheet(path))


def _compound(source: Source) -> FileKind:
    """Old .xls files and encrypted workbooks are both compound files."""
    path = source.path
    with source.open() as file:
        content = file.read(64_000_000)
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise SheetError(sentences.damaged(path), "encrypted, but not as a whole")
    if any(name.encode("utf-16-le") in content for name in ("Workbook", "Book")):
        return FileKind.XLS
    raise SheetError(sentences.not_a_sheet(path))


def _text(path: Path, head: bytes) -> FileKind:
    if not is_text(head):
        named = path.suffix.lower() in _WORKBOOK_NAMES
        raise SheetError((sentences.damaged if named else sentences.not_a_sheet)(path))
    encoding = "utf-16" if head.startswith(_UTF16_MARKS) else unmarked_utf16(head) or "utf-8"
    start = head.decode(encoding, "replace").lstrip("\ufeff \t\r\n").lower()
    if not start.startswith("<"):
        return FileKind.TEXT
    if _XML_2003.search(start):
        return FileKind.XML_2003
    if _HTML.search(start):
        return FileKind.HTML
    if start.startswith("<?xml"):
        raise SheetError(sentences.other_format(path, "XML"))
    return FileKind.TEXT
