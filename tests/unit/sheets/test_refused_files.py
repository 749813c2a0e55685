"""Files that cannot be read: each costs one sentence that says what to do."""

from __future__ import annotations

import random
import zipfile

import pytest

from tests.helpers.sheet_files import MAIN, RawSheet, num, raw_xlsx, row, xlsx
from yccall_desktop.core.ports import LockFileError, ReadRequest
from yccall_desktop.sheets import child, sentences

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def test_a_file_that_is_not_there(tmp_path, refusal):
    assert "was not found" in refusal(tmp_path / "leads.xlsx")


def test_a_folder(tmp_path, refusal):
    folder = tmp_path / "leads.xlsx"
    folder.mkdir()
    assert "is a folder" in refusal(folder)


def test_excels_lock_file(tmp_path, refusal):
    lock = tmp_path / "~$leads.xlsx"
    lock.write_bytes(b"\x05boss" + bytes(160))
    sentence = refusal(lock)
    assert "lock file" in sentence
    assert "not beside it" in sentence


def test_excels_lock_file_beside_its_workbook(tmp_path, read):
    real = xlsx(tmp_path / "leads.xlsx", {"Leads": [["Phone"]]})
    lock = tmp_path / "~$leads.xlsx"
    lock.write_bytes(b"\x05boss" + bytes(160))
    with pytest.raises(LockFileError, match=r"Open leads\.xlsx in the same folder") as caught:
        read(lock)
    assert caught.value.real == real


@pytest.mark.parametrize("name", ["leads.xlsx", "leads.csv"])
@pytest.mark.parametrize("content", [b"", bytes(4096)])
def test_an_empty_file(tmp_path, refusal, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    assert "is empty" in refusal(path)


@pytest.mark.parametrize("share", [0.02, 0.5, 0.99])
def test_a_truncated_workbook(tmp_path, refusal, share):
    path = xlsx(tmp_path / "leads.xlsx", {"Leads": [[n] for n in range(2000)]})
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    assert "may be damaged" in refusal(path)


@pytest.mark.parametrize("name", ["leads.xlsx", "leads.csv", "leads"])
def test_random_bytes(tmp_path, refusal, name):
    path = tmp_path / name
    path.write_bytes(random.Random(7).randbytes(20_000))
    sentence = refusal(path)
    assert "may be damaged" in sentence or "is not a spreadsheet" in sentence


def test_flipped_bits_in_a_workbook(tmp_path, read):
    """Whatever is in the file: a sentence, or rows; never anything else."""
    from yccall_desktop.errors import AppError

    path = xlsx(tmp_path / "leads.xlsx", {"Leads": [[n, f"x{n}"] for n in range(500)]})
    good = path.read_bytes()
    chance = random.Random(3)
    refused = 0
    for _ in range(12):
        content = bytearray(good)
        for _ in range(20):
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        path.write_bytes(content)
        try:
            read(path)
        except AppError:
            refused += 1
    assert refused


def test_text_that_is_named_xlsx_is_read(tmp_path, read):
    path = tmp_path / "leads.xlsx"
    path.write_text("Phone\n13800138000\n")
    assert read(path).texts() == [["Phone"], ["13800138000"]]


def test_a_workbook_that_is_named_csv_is_read(tmp_path, read):
    path = xlsx(tmp_path / "leads.xlsx", {"Leads": [["Phone"]]}).rename(tmp_path / "leads.csv")
    assert read(path).texts() == [["Phone"]]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.xls", OLE + "Workbook".encode("utf-16-le"), "may be damaged"),
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "may be damaged"),
        ("a.doc", OLE + "WordDocument".encode("utf-16-le"), "is not a spreadsheet"),
        ("a.pdf", b"%PDF-1.7 ...", "PDF"),
        ("a.xls", b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>', "XML"),
        ("a.xls", b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n", "MHTML"),
        ("a.rar", b"Rar!\x1a\x07\x01\x00", "RAR"),
        ("a.xls", b"\x09\x08\x10\x00" + bytes(40), "may be damaged"),
        ("a.png", b"\x89PNG\r\n\x1a\n....", "PNG"),
    ],
)
def test_other_formats(tmp_path, refusal, name, content, said):
    path = tmp_path / name
    path.write_bytes(content)
    assert said in refusal(path)


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, "may be damaged"),
        ({"mimetype": "application/vnd.oasis.opendocument.text"}, "is not a spreadsheet"),
        ({"xl/workbook.bin": "x", "_rels/.rels": "x"}, "may be damaged"),
        ({"Index/Document.iwa": "x"}, "Numbers"),
        ({"word/document.xml": "x", "_rels/.rels": "x"}, "is not a spreadsheet"),
        ({"_rels/.rels": "x", "xl/workbook.xml": "x"}, "may be damaged"),
    ],
)
def test_other_archives(tmp_path, refusal, parts, said):
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert said in refusal(path)


def test_workbooks_without_anything(tmp_path, refusal):
    assert "is empty" in refusal(raw_xlsx(tmp_path / "a.xlsx", ""))
    assert "has no sheet" in refusal(raw_xlsx(tmp_path / "b.xlsx", RawSheet(chart=True)))


@pytest.mark.parametrize("number", [1_048_577, 99_999_999])
def test_cells_where_no_sheet_has_any(tmp_path, refusal, number):
    assert "may be damaged" in refusal(raw_xlsx(tmp_path / "a.xlsx", row(number, num("A", 1))))
    assert "may be damaged" in refusal(raw_xlsx(tmp_path / "b.xlsx", row(1, num("XFE", 1))))


def test_an_entity_bomb(tmp_path, refusal):
    layers = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = (
        f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY e0 "138">{layers}]><worksheet xmlns="{MAIN}">'
        '<sheetData><row r="1"><c r="A1" t="str"><v>&e11;</v></c></row></sheetData></worksheet>'
    )
    assert "may be damaged" in refusal(raw_xlsx(tmp_path / "a.xlsx", RawSheet(whole=bomb)))


def test_a_bomb_that_unpacks_to_more_than_memory(tmp_path, refusal):
    """One shared text of 700 MB in a file of less than one."""
    path = tmp_path / "a.xlsx"
    raw_xlsx(path, row(1, '<c r="A@" t="s"><v>0</v></c>'), strings="@")
    bomb = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            head, mark, tail = old.read(name).partition(b"@")
            with new.open(name, "w") as part:
                part.write(head)
                if mark and "sharedStrings" in name:
                    part.write(b"<si><t>")
                    for _ in range(700):
                        part.write(b"1" * 1_000_000)
                    part.write(b"</t></si>")
                part.write(tail)
    assert "unpacks to far more" in refusal(bomb)


def test_a_locked_file(tmp_path, monkeypatch):
    """As root nothing is unreadable, so the error is made."""
    sent = []

    class Sender:
        def send(self, message):
            sent.append(message)

    def locked(_):
        raise PermissionError(13, "used by another process")

    monkeypatch.setattr("yccall_desktop.sheets.child.read", locked)
    monkeypatch.setattr("yccall_desktop.sheets.child.silence", lambda: None)
    monkeypatch.setattr("yccall_desktop.sheets.child.limit_own_memory", lambda _: None)
    monkeypatch.setattr("yccall_desktop.sheets.child.gc.disable", lambda: None)
    path = tmp_path / "leads.xlsx"
    child.run(Sender(), child.Job(ReadRequest(path), 0))
    assert [message.words for message in sent] == [sentences.locked(path)]
    assert "Close it in Excel, then press Retry" in str(sent[0].error())
