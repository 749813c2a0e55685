"""Workbooks that are protected with a password: opened in memory, never written to a disk."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from struct import error as StructError  # noqa: N812
from struct import unpack_from
from typing import IO, Any
from xml.parsers.expat import ExpatError

from yccall_desktop.core.ports import PasswordNeededError
from yccall_desktop.sheets import sentences
from yccall_desktop.sheets.sentences import SheetError
from yccall_desktop.sheets.source import Source

EXCELS_OWN_PASSWORD = "VelvetSweatshop"  # noqa: S105 - in every copy of Excel
"""Excel encrypts with it what is only protected against changes, and opens it without asking."""

MOST_SPINS = 1_000_000
"""How often a password may be hashed, ten times what Excel does: more only holds us up."""

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BOF, _EOF, _FILE_PASS, _BOUND_SHEET = 0x809, 0x0A, 0x2F, 0x85
_PLAIN_RECORDS = {_BOF, _FILE_PASS, 0x194, 0x195, 0xE1, 0x196, 0x138}
"""BOF, FilePass, UsrExcl, FileLock, InterfaceHdr, RRDInfo, RRDHead: never encrypted."""

_LONGEST_XOR_PASSWORD = 15
_BLOCK = 1024
_BROKEN = (
    ArithmeticError, AssertionError, AttributeError, ExpatError, LookupError, OSError, StructError,
    TypeError, ValueError,
)  # fmt: skip
"""What the libraries raise for damaged files."""


class _UnsupportedError(Exception):
    """No password that could be typed opens this."""


class _WrongPasswordError(Exception):
    pass


def unlocked(source: Source, password: str) -> Source:
    """The source itself when it is not protected, else its decrypted bytes.

    Raises PasswordNeededError; SheetError for protections that a password does not open. The
    password stands in no text of an error.
    """
    with source.open() as file:
        if file.read(len(_COMPOUND)) != _COMPOUND:
            return source
    silence_libraries()
    try:
        with source.open() as file:
            decrypted = _decrypted(file, password or EXCELS_OWN_PASSWORD)
    except _UnsupportedError as error:
        raise SheetError(sentences.protected_elsewhere(source.path), str(error)) from None
    except _WrongPasswordError:
        say = sentences.wrong_password if password else sentences.password
        raise PasswordNeededError(say(source.path), wrong=bool(password)) from None
    except _BROKEN as error:  # its text may quote the password
        raise SheetError(sentences.damaged(source.path), type(error).__name__) from None
    return source if decrypted is None else Source(source.path, decrypted)


def silence_libraries() -> None:
    """Their notes for debugging hold passwords."""
    for name in ("msoffcrypto", "olefile"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def _decrypted(file: IO[bytes], password: str) -> bytes | None:
    """None for a file that is not encrypted, or that is too damaged to tell."""
    try:
        kind = _kind(file)
    except _BROKEN:
        return None
    if not kind:
        return None
    file.seek(0)
    content = io.BytesIO(file.read())
    if kind == "Book":
        raise _UnsupportedError("encrypted by Excel 95")
    return _open_package(content, password) if kind == "package" else _open_xls(content, password)


def _kind(file: IO[bytes]) -> str:
    """ "package", or the stream's name of an encrypted .xls; '' when it is not encrypted."""
    import olefile

    with olefile.OleFileIO(file) as ole:
        if ole.exists("EncryptionInfo"):
            return "package"
        if ole.exists("EncryptedPackage"):
            raise _UnsupportedError("rights management")
        for name in ("Workbook", "Book"):
            if ole.exists(name) and _has_file_pass(ole.openstream(name)):
                return name
    return ""


def _open_package(content: IO[bytes], password: str) -> bytes:
    """The workbook that is packed into an encrypted container: .xlsx, .xlsm, .xlsb."""
    from msoffcrypto.exceptions import DecryptionError, InvalidKeyError
    from msoffcrypto.format.ooxml import OOXMLFile

    try:
        office = OOXMLFile(content)
    except DecryptionError as error:
        raise _UnsupportedError("unknown encryption") from error
    if office.info.get("spinValue", 0) > MOST_SPINS:
        raise _UnsupportedError("too many spins")
    try:
        office.load_key(password=password, verify_password=True)
    except (InvalidKeyError, UnicodeError):
        raise _WrongPasswordError from None
    opened = io.BytesIO()
    try:
        office.decrypt(opened)
    except DecryptionError as error:
        raise ValueError("the package is damaged") from error
    return opened.getvalue()


# --- .xls ------------------------------------------------------------------------------------
def _records(content: bytes) -> Iterator[tuple[int, int, int]]:
    """(number, place of the data, its size) of each record."""
    place = 0
    while place + 4 <= len(content):
        number, size = unpack_from("<HH", content, place)
        yield number, place + 4, min(size, len(content) - place - 4)
        place += 4 + size


def _has_file_pass(stream: IO[bytes]) -> bool:
    """Whether the first part of the workbook, where only it may stand, has the record."""
    for number, _place, _size in _records(stream.read()):
        if number in (_FILE_PASS, _EOF):
            return number == _FILE_PASS
    return False


def _open_xls(content: io.BytesIO, password: str) -> bytes:
    """The same compound file with a readable workbook in it.

    msoffcrypto could do that too, but writes the readable file to the disk.
    """
    import olefile
    from msoffcrypto.exceptions import DecryptionError, InvalidKeyError, ParseError
    from msoffcrypto.format.xls97 import Xls97File

    office = Xls97File(content)
    try:
        office.load_key(password=password)
    except (InvalidKeyError, UnicodeError):
        raise _WrongPasswordError from None
    except DecryptionError:
        raise _UnsupportedError("unknown encryption") from None
    except ParseError as error:
        raise ValueError("the workbook is damaged") from error
    office.data.workbook.seek(0)
    readable = _readable(office, office.data.workbook.read())
    with olefile.OleFileIO(content, write_mode=True) as ole:
        ole.write_stream("Workbook", readable)
        return content.getvalue()


def _readable(office: Any, content: bytes) -> bytes:
    """The workbook's stream decrypted; its FilePass record is one of no meaning then."""
    encrypted = []
    passes = []
    for number, place, size in _records(content):
        if number == _FILE_PASS:
            passes.append((place, size))
        elif number == _BOUND_SHEET:
            encrypted.append((place + min(4, size), max(size - 4, 0), place + size + 4))
        elif number not in _PLAIN_RECORDS:
            encrypted.append((place, size, place + size))
    result = bytearray(content)
    if office.type == "xor":
        _xor(result, encrypted, office.key)
    else:
        stream = _rc4(office, content)
        for place, size, _end in encrypted:
            result[place : place + size] = stream[place : place + size]
    for place, size in passes:
        result[place - 4 : place + size] = bytes(2) + result[place - 2 : place] + bytes(size)
    return bytes(result)


def _rc4(office: Any, content: bytes) -> memoryview:
    """The whole stream decrypted, also where it was readable before."""
    from msoffcrypto.method.rc4 import DocumentRC4
    from msoffcrypto.method.rc4_cryptoapi import DocumentRC4CryptoAPI

    file = io.BytesIO(content)
    if office.type == "rc4":
        stream = DocumentRC4.decrypt(office.key, office.salt, file, blocksize=_BLOCK)
    else:
        stream = DocumentRC4CryptoAPI.decrypt(
            office.key, office.salt, office.keySize, file, blocksize=_BLOCK
        )
    return memoryview(stream.getvalue())


def _xor(result: bytearray, encrypted: list[tuple[int, int, int]], password: str) -> None:
    """The key goes round in 16 bytes, counted from the end of each record."""
    from msoffcrypto.method.xor_obfuscation import DocumentXOR

    if len(password) > _LONGEST_XOR_PASSWORD:
        raise _WrongPasswordError
    keys = DocumentXOR.create_xor_array_method1(password)
    turned = [bytes(((n ^ key) >> 5 | (n ^ key) << 3) & 0xFF for n in range(256)) for key in keys]
    for place, size, end in encrypted:
        for at in range(min(16, size)):
            part = slice(place + at, place + size, 16)
            result[part] = result[part].translate(turned[(end + at) % 16])
