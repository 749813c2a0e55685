"""A look at a packed workbook before it is unpacked: bombs, and protections unlike Excel's."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Sequence

from yccall_desktop.sheets import sentences
from yccall_desktop.sheets.sentences import SheetError
from yccall_desktop.sheets.source import Source

MOST_PARTS = 20_000
MOST_UNPACKED = 4_000_000_000
"""Bytes that all parts with cells, texts and styles may unpack to."""

BOMB_SIZE = 64_000_000
BOMB_RATIO = 100
"""A part of more than this size that is packed better than this is a bomb. Sheets of a million
blank rows reach about 10, as the row numbers in them differ."""

_UNCHECKED = ("sharedstrings.xml", "styles.xml")
"""In lower case: names of parts are the same however they are spelt."""

_PIECE = 1 << 20
_HEAD = 4_096
_UNREAD = ("xl/media/", "xl/embeddings/", "xl/drawings/", "Pictures/", "Thumbnails/", "docProps/")
_ENCRYPTED = 0x1


def refuse_bombs(source: Source) -> None:
    """Raises SheetError; does nothing for files that are no archives."""
    with source.open() as file:
        if file.read(2) != b"PK":
            return
        try:
            with zipfile.ZipFile(file) as archive:
                parts = archive.infolist()
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError) as error:
            raise SheetError(sentences.damaged(source.path), repr(error)) from error
        size = file.seek(0, 2)
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise SheetError(sentences.protected_elsewhere(source.path), "encrypted archive")
    _refuse(parts, source, size)


def check_sums(source: Source) -> None:
    """Unpack what the fast reader takes without looking at its checksum: a changed bit in a shared
    text is a changed digit.

    Raises SheetError, and ValueError for XML that only a real parser may be trusted with.
    """
    with source.open() as file:
        if file.read(2) != b"PK":
            return
        try:
            with zipfile.ZipFile(file) as archive:
                for name in archive.namelist():
                    if name.lower().endswith(_UNCHECKED):
                        _unpack(archive, name)
        except (zipfile.BadZipFile, zlib.error, EOFError) as error:
            raise SheetError(sentences.damaged(source.path), repr(error)) from error


def _unpack(archive: zipfile.ZipFile, name: str) -> None:
    with archive.open(name) as part:
        piece = part.read(_PIECE)
        if b"<!" in piece[:_HEAD]:
            raise ValueError(f"a declaration in {name}")
        while piece:
            piece = part.read(_PIECE)


def _refuse(parts: Sequence[zipfile.ZipInfo], source: Source, size: int) -> None:
    if sum(part.compress_size for part in parts) > size:
        raise SheetError(sentences.bomb(source.path), "parts overlap")
    read = [part for part in parts if not part.filename.startswith(_UNREAD)]
    if len(parts) > MOST_PARTS or sum(part.file_size for part in read) > MOST_UNPACKED:
        raise SheetError(sentences.bomb(source.path), f"{len(parts)} parts")
    for part in read:
        if part.file_size > max(BOMB_SIZE, BOMB_RATIO * part.compress_size):
            packed = f"{part.compress_size} bytes are {part.file_size}"
            raise SheetError(sentences.bomb(source.path), f"{part.filename}: {packed}")
