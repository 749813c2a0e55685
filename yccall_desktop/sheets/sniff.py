"""What a file is, by its first bytes and, for archives, by what lies in them."""

from __future__ import annotations

import zipfile
from enum import Enum, auto
from pathlib import Path

from yccall_desktop.sheets import sentences
from yccall_desktop.sheets.encodings import is_text
from yccall_desktop.sheets.sentences import SheetError
from yccall_desktop.sheets.source import Source


class FileKind(Enum):
    """The formats that are read."""

    XLSX = auto()
    TEXT = auto()


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORKBOOK_NAMES = (".xlsx", ".xlsm", ".xltx", ".xltm")
_SIGNATURES = {
    b"%PDF": "PDF",
    b"{\\rtf": "RTF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7z",
    b"\x1f\x8b": "gzip",
}
_MARKUP = ("<!doctype html", "<html", "<head", "<body", "<table", "<?xml", "<meta", "<workbook")
_SAMPLE = 65_536


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
        _refuse_ole(source)
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
        raise SheetError(sentences.other_format(path, ".xlsb"))
    if b"opendocument" in kind:
        raise SheetError(sentences.other_format(path, ".ods"))
    if any(name.startswith("Index/") for name in names):
        raise SheetError(sentences.other_format(path, "Numbers"))
    if "_rels/.rels" in names and any(name.startswith("xl/") for name in names):
        return FileKind.XLSX
    raise SheetError(sentences.not_a_sheet(path))


def _refuse_ole(source: Source) -> None:
    """Old .xls files and encrypted workbooks are both compound files."""
    path = source.path
    with source.open() as file:
        content = file.read(64_000_000)
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise SheetError(sentences.damaged(path), "encrypted, but not as a whole")
    if any(name.encode("utf-16-le") in content for name in ("Workbook", "Book")):
        raise SheetError(sentences.other_format(path, ".xls"))
    raise SheetError(sentences.not_a_sheet(path))


def _text(path: Path, head: bytes) -> FileKind:
    binary = not is_text(head)
    if path.suffix.lower() in _WORKBOOK_NAMES:
        raise SheetError((sentences.damaged if binary else sentences.not_a_workbook)(path))
    if binary:
        raise SheetError(sentences.not_a_sheet(path))
    start = head[:200].decode("utf-8", "replace").lstrip("\ufeff \t\r\n").lower()
    if start.startswith(_MARKUP):
        raise SheetError(sentences.other_format(path, "HTML" if "htm" in start else "HTML or XML"))
    return FileKind.TEXT
