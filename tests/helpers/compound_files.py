"""Compound files, the containers of .xls, and workbooks encrypted in them, made in code."""

from __future__ import annotations

import hashlib
import io
import struct
from collections.abc import Iterator

from cryptography.hazmat.decrepit.ciphers.algorithms import ARC4
from cryptography.hazmat.primitives.ciphers import Cipher

_END, _FAT, _FREE = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_SECTOR = 512
SALT = bytes(range(16))


def compound_file(name: str, stream: bytes) -> bytes:
    """A compound file with one stream, which is padded to the least size of a big one."""
    stream = stream.ljust(4096, b"\0")
    sectors = -(-len(stream) // _SECTOR)
    if sectors > 120:
        raise ValueError("one sector of the table must do")
    chain = [_FAT, _END, *range(3, 2 + sectors), _END]
    table = struct.pack("<128I", *chain, *[_FREE] * (128 - len(chain)))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack(
        "<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, _END, 0, _END, 0
    )
    header += struct.pack("<109I", 0, *[_FREE] * 108)
    directory = _entry("Root Entry", 5, 1, _END, 0) + _entry(name, 2, _FREE, 2, len(stream))
    return header + table + directory.ljust(_SECTOR, b"\0") + stream.ljust(sectors * _SECTOR, b"\0")


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    told = (name + "\0").encode("utf-16-le")
    return (
        told.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(told), kind, 1, _FREE, _FREE, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )


def record(number: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", number, len(data)) + data


def _records(stream: bytes) -> Iterator[tuple[int, int, int]]:
    place = 0
    while place < len(stream):
        number, size = struct.unpack_from("<HH", stream, place)
        yield number, place + 4, size
        place += 4 + size


def rc4_encrypted(stream: bytes, password: str) -> bytes:
    """A workbook's stream, which has a BOF first, as Excel 97 encrypts it."""
    stream = _with_pass(stream, _rc4_pass(password))
    keys = _key_stream(password, len(stream))
    return _encrypted(stream, lambda at, byte, _start, _size: byte ^ keys[at])


def _with_pass(stream: bytes, told: bytes) -> bytes:
    first = 4 + struct.unpack_from("<H", stream, 2)[0]
    return stream[:first] + record(0x2F, told) + stream[first:]


def _encrypted(stream: bytes, encrypt) -> bytes:
    result = bytearray(stream)
    for number, place, size in _records(stream):
        if number in (0x809, 0x2F):
            continue
        plain = 4 if number == 0x85 else 0
        for at in range(place + plain, place + size):
            result[at] = encrypt(at, result[at], place, size)
    return bytes(result)


def _rc4_key(password: str, block: int) -> bytes:
    start = hashlib.md5(password.encode("utf-16-le")).digest()[:5]
    start = hashlib.md5((start + SALT) * 16).digest()[:5]
    return hashlib.md5(start + struct.pack("<I", block)).digest()


def _rc4(key: bytes, data: bytes) -> bytes:
    return Cipher(ARC4(key), mode=None).encryptor().update(data)


def _key_stream(password: str, size: int) -> bytes:
    blocks = range(-(-size // 1024))
    return b"".join(_rc4(_rc4_key(password, block), bytes(1024)) for block in blocks)


def _rc4_pass(password: str) -> bytes:
    verifier = bytes(range(16, 32))
    hidden = _rc4(_rc4_key(password, 0), verifier + hashlib.md5(verifier).digest())
    return struct.pack("<HHH", 1, 1, 1) + SALT + hidden


def encrypted_package(content: bytes, password: str) -> bytes:
    """A workbook as Excel encrypts .xlsx, .xlsm and .xlsb ("agile")."""
    from msoffcrypto.format.ooxml import OOXMLFile

    result = io.BytesIO()
    OOXMLFile(io.BytesIO(content)).encrypt(password, result)
    return result.getvalue()


def xor_encrypted(stream: bytes, password: str) -> bytes:
    """A workbook's stream as the oldest way of Excel obfuscates it."""
    from msoffcrypto.method.xor_obfuscation import DocumentXOR

    keys = DocumentXOR.create_xor_array_method1(password)
    verifier = 0
    for byte in reversed([len(password), *password.encode()]):
        verifier = (verifier >> 14 & 1 ^ verifier << 1 & 0x7FFF) ^ byte
    told = struct.pack("<HHH", 0, 0, verifier ^ 0xCE4B)

    def encrypt(place: int, byte: int, start: int, size: int) -> int:
        turned = (byte << 5 | byte >> 3) & 0xFF
        return turned ^ keys[(start + size + place - start) % 16]

    return _encrypted(_with_pass(stream, told), encrypt)
