"""Workbooks protected with a password: asked for, told when wrong, decrypted in memory only."""

from __future__ import annotations

import io
import logging
import tempfile
import zipfile

import olefile
import pytest

from tests.helpers.compound_files import (
    compound_file,
    encrypted_package,
    rc4_encrypted,
    record,
    xor_encrypted,
)
from tests.helpers.sheet_files import xlsx
from yccall_desktop.core.ports import PasswordNeededError, ReadRequest
from yccall_desktop.errors import AppError
from yccall_desktop.sheets import protection
from yccall_desktop.sheets.child import failure
from yccall_desktop.sheets.messages import Job
from yccall_desktop.sheets.protection import EXCELS_OWN_PASSWORD, unlocked
from yccall_desktop.sheets.source import Source

PASSWORD = "Geheim-密码 1"
ROWS = [["Phone"], ["13800138000"]]
STREAM = (
    record(0x809, bytes(16))
    + record(0x42, b"\xb0\x04")
    + record(0x85, bytes(range(30)))
    + b"".join(record(0x203, bytes([n]) * 14) for n in range(200))
    + record(0x0A)
)


@pytest.fixture
def protected(tmp_path):
    """Writes a workbook that this password opens."""

    def write(password=PASSWORD, name="leads.xlsx"):
        path = xlsx(tmp_path / "plain.xlsx", {"Leads": ROWS})
        (tmp_path / name).write_bytes(encrypted_package(path.read_bytes(), password))
        return tmp_path / name

    return write


def test_a_password_is_asked_for(protected, ask):
    with pytest.raises(PasswordNeededError, match="Type its password") as caught:
        ask(ReadRequest(protected()))
    assert not caught.value.wrong


def test_a_wrong_password_is_told(protected, ask):
    with pytest.raises(PasswordNeededError, match=r"does not open leads\.xlsx") as caught:
        ask(ReadRequest(protected(), password="geheim"))
    assert caught.value.wrong


@pytest.mark.parametrize("name", ["leads.xlsx", "leads.xls", "leads.csv"])
def test_the_right_one_opens_it(protected, ask, name):
    found = ask(ReadRequest(protected(name=name), password=PASSWORD))
    assert found.texts() == ROWS
    assert found.info.encoding == ""


def test_what_excel_opens_without_asking_is_not_asked_for(protected, ask):
    assert ask(ReadRequest(protected(EXCELS_OWN_PASSWORD))).texts() == ROWS


def test_a_password_that_nobody_needs_does_no_harm(tmp_path, ask):
    path = xlsx(tmp_path / "a.xlsx", {"Leads": ROWS})
    assert ask(ReadRequest(path, password="x")).texts() == ROWS


def test_the_password_stands_in_no_text(protected):
    request = ReadRequest(protected(), password="hunter2\ud800")
    with pytest.raises(PasswordNeededError) as caught:
        unlocked(Source(request.path), request.password)
    error = caught.value
    said = failure(error, request.path)
    texts = [
        repr(request),
        repr(Job(request, 0)),
        str(error),
        repr(error),
        error.detail,
        repr(said),
    ]
    assert not [text for text in texts if "hunter2" in text]
    assert error.__cause__ is None
    assert error.__suppress_context__


def test_no_library_notes_the_password(protected, caplog):
    with caplog.at_level(logging.DEBUG):
        unlocked(Source(protected()), PASSWORD)
    assert not [one for one in caplog.records if one.name.startswith(("msoffcrypto", "olefile"))]


def test_a_damaged_package_is_no_wrong_password(protected, ask):
    path = protected()
    with olefile.OleFileIO(str(path), write_mode=True) as ole:
        size = ole.get_size("EncryptedPackage")
        ole.write_stream("EncryptedPackage", (8000).to_bytes(8, "little") + bytes(size - 8))
    with pytest.raises(AppError, match="may be damaged") as caught:
        ask(ReadRequest(path, password=PASSWORD))
    assert not isinstance(caught.value, PasswordNeededError)


def test_a_password_that_is_hashed_without_end_is_not_waited_for(protected, ask, monkeypatch):
    path = protected()
    content = path.read_bytes()
    assert b"spinCount" in content
    path.write_bytes(content.replace(b'spinCount="100000"', b'spinCount="9e6661"'))
    with pytest.raises(AppError, match="may be damaged"):
        ask(ReadRequest(path, password=PASSWORD))
    monkeypatch.setattr(protection, "MOST_SPINS", 99_999)
    with pytest.raises(AppError, match="save it without a password"):
        unlocked(Source(protected()), PASSWORD)


# --- .xls ------------------------------------------------------------------------------------
@pytest.mark.parametrize("encrypt", [rc4_encrypted, xor_encrypted])
def test_old_workbooks(tmp_path, monkeypatch, encrypt):
    path = tmp_path / "a.xls"
    path.write_bytes(compound_file("Workbook", encrypt(STREAM, "secret")))

    def no_file(*_args, **_options):
        raise AssertionError("written to the disk")

    monkeypatch.setattr(tempfile, "TemporaryFile", no_file)
    for password in ("", "Secret"):
        with pytest.raises(PasswordNeededError) as caught:
            unlocked(Source(path), password)
        assert caught.value.wrong == bool(password)
    opened = unlocked(Source(path), "secret").data
    assert opened is not None
    with olefile.OleFileIO(io.BytesIO(opened)) as ole:
        stream = ole.openstream("Workbook").read()
    assert stream.startswith(STREAM[:20])
    assert stream.rstrip(b"\0").endswith(STREAM[20:].rstrip(b"\0"))


def test_old_workbooks_without_a_password_are_left_as_they_are(tmp_path):
    path = tmp_path / "a.xls"
    path.write_bytes(compound_file("Workbook", STREAM))
    source = Source(path)
    assert unlocked(source, "") is source


@pytest.mark.parametrize(
    ("name", "stream"),
    [
        ("EncryptedPackage", b"rights"),
        ("EncryptionInfo", b"\x03\0\x03\0\x40\0\0\0"),
        ("Book", rc4_encrypted(STREAM, "secret")),
        ("Workbook", record(0x809, bytes(16)) + record(0x2F, b"\x01\0\x07\0\x07\0") + record(0x0A)),
    ],
)
def test_what_no_password_opens(tmp_path, name, stream):
    path = tmp_path / "a.xls"
    path.write_bytes(compound_file(name, stream))
    with pytest.raises(AppError, match="save it without a password") as caught:
        unlocked(Source(path), "secret")
    assert not isinstance(caught.value, PasswordNeededError)


def test_an_encrypted_archive(tmp_path, refusal):
    path = xlsx(tmp_path / "a.xlsx", {"Leads": ROWS})
    with zipfile.ZipFile(path) as archive:
        place = archive.getinfo("xl/workbook.xml").header_offset
    content = bytearray(path.read_bytes())
    listed = content.rfind(b"PK\x01\x02", 0, content.rfind(b"xl/workbook.xml"))
    content[place + 6] |= 1
    content[listed + 8] |= 1
    path.write_bytes(content)
    assert "save it without a password" in refusal(path)
