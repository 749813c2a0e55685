"""The records that the parts of an .xlsb workbook are made of."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import IO

_PIECE = 1 << 20
LONGEST_RECORD = 64_000_000
"""Bytes: more is no record."""

_REAL = struct.Struct("<d")
_INTEGER = struct.Struct("<I")


class DamagedRecordError(Exception):
    """A record ends before its content does, or is too long to be one."""


def records(file: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """(type, content) of every record. Raises DamagedRecordError."""
    buffer = b""
    start = 0
    while True:
        safe = len(buffer) - 2
        while (
            start < safe and (kind := buffer[start]) < 0x80 and (size := buffer[start + 1]) < 0x80
        ):
            end = start + 2 + size
            if end > safe:
                break
            yield kind, buffer[start + 2 : end]
            start = end
        head = _head(buffer, start)
        if head is None or head[2] > len(buffer):
            wanted = 0 if head is None else head[2] - len(buffer)
            piece = file.read(max(_PIECE, wanted))
            if not piece:
                if start < len(buffer):
                    raise DamagedRecordError("the part ends within a record")
                return
            buffer = buffer[start:] + piece
            start = 0
            continue
        kind, begin, end = head
        yield kind, buffer[begin:end]
        start = end


def _head(buffer: bytes, start: int) -> tuple[int, int, int] | None:
    """(type, begin, end) of the record at `start`; None when more bytes are needed for that."""
    available = len(buffer) - start
    if available < 2:
        return None
    position = start + 1
    kind = buffer[start]
    if kind & 0x80:
        kind = (kind & 0x7F) | (buffer[position] & 0x7F) << 7
        position += 1
    length = 0
    for shift in (0, 7, 14, 21):
        if position >= len(buffer):
            return None
        byte = buffer[position]
        position += 1
        length |= (byte & 0x7F) << shift
        if not byte & 0x80:
            break
    if length > LONGEST_RECORD:
        raise DamagedRecordError(f"a record of {length} bytes")
    return kind, position, position + length


def integer(content: bytes, offset: int) -> int:
    """An unsigned number of 32 bits. Raises struct.error when the record is too short."""
    value: int = _INTEGER.unpack_from(content, offset)[0]
    return value


def rk_number(content: bytes, offset: int) -> float:
    """A number squeezed into 30 bits, with a flag each for an integer and for hundredths."""
    packed = integer(content, offset)
    if packed & 2:
        value = float((packed >> 2) - (1 << 30 if packed >> 31 else 0))
    else:
        value = _REAL.unpack(bytes(4) + _INTEGER.pack(packed & 0xFFFFFFFC))[0]
    return value / 100 if packed & 1 else value


def wide_text(content: bytes, offset: int) -> str:
    """A text that is preceded by its length; '' for none at all."""
    length = integer(content, offset)
    if length == 0xFFFFFFFF:
        return ""
    end = offset + 4 + 2 * length
    if end > len(content):
        raise DamagedRecordError("a text is longer than its record")
    return content[offset + 4 : end].decode("utf-16-le", "replace")
