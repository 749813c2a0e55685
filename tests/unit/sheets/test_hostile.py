"""Files made to do harm: a sentence within seconds, in bounded memory."""

from __future__ import annotations

import io
import os
import struct
import sys
import zipfile
from pathlib import Path

import pytest

from tests.helpers.sheet_files import MAIN, RawSheet, num, raw_xlsx, row, text
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.ports import ReadRequest
from yccall_desktop.errors import AppError
from yccall_desktop.sheets import archive, child, csv_text
from yccall_desktop.sheets.archive import refuse_bombs
from yccall_desktop.sheets.reader import MEMORY_LIMIT, ProcessSheetReader
from yccall_desktop.sheets.sentences import SheetError
from yccall_desktop.sheets.source import Source

SOON = 30.0
"""Seconds after which a hostile file is given up here: what is refused for what it is, and not for
the time that it takes, is refused much sooner, but the machine may be busy."""

PARTS = ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels", "xl/styles.xml",
         "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"]  # fmt: skip


@pytest.fixture
def refused():
    """The sentence of a file that must be refused soon; not because that time ran out."""

    def run(path: Path, **options: float) -> str:
        reader = ProcessSheetReader(**{"patience": SOON, "budget": SOON, **options})
        with pytest.raises(AppError) as caught:
            list(reader.read(ReadRequest(path), CancelToken()))
        assert "took too long" not in str(caught.value)
        return str(caught.value)

    return run


def workbook(tmp_path: Path) -> Path:
    data = row(1, '<c r="A@" t="s"><v>0</v></c>', num("B", 13800138000))
    return raw_xlsx(tmp_path / "good.xlsx", data, strings="<si><t>Phone</t></si>")


def changed(path: Path, name: str, content: bytes | None) -> Path:
    """The archive with another content of a part; None drops the part."""
    result = path.with_name("changed.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        if content is not None:
            new.writestr(name, content)
    return result


def zeros(path: Path, name: str, megabytes: int) -> None:
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as book, book.open(name, "w") as part:
        for _ in range(megabytes):
            part.write(bytes(1_000_000))


# --- archives --------------------------------------------------------------------------------
@pytest.mark.parametrize("name", ["xl/worksheets/sheet2.xml", "xl/unheard.bin", "content.xml"])
def test_a_part_that_unpacks_to_far_more(tmp_path, refused, name):
    path = workbook(tmp_path)
    zeros(path, name, 100)
    assert path.stat().st_size < 200_000
    assert "unpacks to far more" in refused(path)


def test_pictures_may_be_large(tmp_path, read):
    path = workbook(tmp_path)
    zeros(path, "xl/media/image1.bmp", 100)
    assert read(path).texts() == [["Phone", "13800138000"]]


def test_many_parts(tmp_path, refused):
    path = workbook(tmp_path)
    with zipfile.ZipFile(path, "a") as book:
        for number in range(archive.MOST_PARTS):
            book.writestr(f"xl/x{number}", b"")
    assert "unpacks to far more" in refused(path)


def test_parts_that_are_the_same_bytes(tmp_path):
    """A bomb without nesting: many entries share the one packed part."""
    path = workbook(tmp_path)
    content = path.read_bytes()
    end = content.rfind(b"PK\x05\x06")
    start = struct.unpack_from("<I", content, end + 16)[0]
    listed = content[start:end]
    count = struct.unpack_from("<H", content, end + 8)[0] * 9
    tail = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, len(listed) * 9, start, 0)
    path.write_bytes(content[:start] + listed * 9 + tail)
    with pytest.raises(SheetError, match="unpacks to far more"):
        refuse_bombs(Source(path))


def test_parts_that_are_much_together(tmp_path, monkeypatch):
    path = workbook(tmp_path)
    monkeypatch.setattr(archive, "MOST_UNPACKED", 1_000)
    with pytest.raises(SheetError, match="unpacks to far more"):
        refuse_bombs(Source(path))


def test_an_archive_in_memory_is_looked_at_too(tmp_path):
    path = workbook(tmp_path)
    zeros(path, "xl/unheard.bin", 100)
    with pytest.raises(SheetError, match="unpacks to far more"):
        refuse_bombs(Source(Path("a"), path.read_bytes()))


@pytest.mark.parametrize("name", [*PARTS, "xl/SharedStrings.xml", "xl/Styles.XML"])
def test_a_wrong_checksum(tmp_path, refused, name):
    """In however the name of the part is spelt: the fast reader finds it."""
    path = workbook(tmp_path)
    content = bytearray(path.read_bytes())
    for part in PARTS:
        if part.lower() == name.lower():
            content = content.replace(part.encode(), name.encode())
    path.write_bytes(content)
    with zipfile.ZipFile(path) as book:
        crc = struct.pack("<I", book.getinfo(name).CRC)
    while (at := content.find(crc)) >= 0:
        content[at : at + 4] = b"\1\2\3\4"
    path.write_bytes(content)
    assert "may be damaged" in refused(path)


def test_a_size_that_is_a_lie(tmp_path, refused):
    """It says that it unpacks to a few bytes, and unpacks to 100 million."""
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(workbook(tmp_path)) as old, zipfile.ZipFile(path, "w") as new:
        for part in old.namelist():
            if part != "xl/worksheets/sheet1.xml":
                new.writestr(part, old.read(part))
    zeros(path, "xl/worksheets/sheet1.xml", 100)
    content = path.read_bytes().replace(struct.pack("<I", 100_000_000), struct.pack("<I", 900))
    path.write_bytes(content)
    assert "may be damaged" in refused(path)


# --- XML -------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", PARTS)
def test_a_billion_laughs_in_any_part(tmp_path, refused, name):
    path = workbook(tmp_path)
    layers = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY e0 "lol">{layers}]>'
    with zipfile.ZipFile(path) as book:
        content = book.read(name).decode().partition("?>")[2]
    head, mark, tail = content.partition(">")
    assert "may be damaged" in refused(
        changed(path, name, (bomb + head + mark + "&e11;" + tail).encode())
    )


@pytest.mark.parametrize("name", [PARTS[0], *PARTS[4:]])
def test_elements_within_elements_without_end(tmp_path, refused, name):
    deep = b"<a>" * 500_000
    sentence = refused(changed(workbook(tmp_path), name, b'<?xml version="1.0"?>' + deep))
    assert "may be damaged" in sentence or "has no sheet" in sentence


def test_ten_megabytes_of_styles_are_read(tmp_path, read):
    styles = "".join(f'<xf numFmtId="{n % 90}"/>' for n in range(500_000))
    head = f'<styleSheet xmlns="{MAIN}"><cellXfs>'
    path = changed(
        workbook(tmp_path), "xl/styles.xml", f"{head}{styles}</cellXfs></styleSheet>".encode()
    )
    assert read(path).texts() == [["Phone", "13800138000"]]


def test_shared_texts_without_end(tmp_path, refused):
    """Not packed too well, valid, and more than the memory that there is."""
    path = tmp_path / "a.xlsx"
    noise = os.urandom(400_000).hex().encode()
    with (
        zipfile.ZipFile(workbook(tmp_path)) as old,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for part in old.namelist():
            if part != "xl/sharedStrings.xml":
                new.writestr(part, old.read(part))
        with new.open("xl/sharedStrings.xml", "w") as part:
            part.write(f'<sst xmlns="{MAIN}">'.encode())
            for number in range(250):
                part.write(b"<si><t>%d" % number + noise + b"</t></si>")
    limit = 250_000_000
    assert limit < MEMORY_LIMIT
    sentence = refused(path, memory_limit=limit, patience=60, budget=60)
    assert "needs too much memory" in sentence or "may be damaged" in sentence


@pytest.mark.parametrize("place", ["A1048577", "XFE1", "A0", "A99999999999", "ZZZZZZ1"])
def test_cells_at_impossible_places(tmp_path, refused, place):
    number = "".join(char for char in place if char.isdigit())
    data = f'<row r="{number}"><c r="{place}"><v>1</v></c></row>'
    sentence = refused(raw_xlsx(tmp_path / "a.xlsx", data))
    assert "may be damaged" in sentence or "is empty" in sentence


@pytest.mark.parametrize("dimension", ["A1:XFD1048576", "A1:ZZZ99999999", "-1", ""])
def test_a_dimension_that_is_a_lie(tmp_path, read, dimension):
    data = row(1, text("A", "Phone")) + row(2, num("A", 13800138000))
    sheet = RawSheet(data, before=f'<dimension ref="{dimension}"/>')
    assert read(raw_xlsx(tmp_path / "a.xlsx", sheet)).texts() == [["Phone"], ["13800138000"]]


# --- text ------------------------------------------------------------------------------------
def test_a_line_without_end(tmp_path, refused):
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        for _ in range(30):
            file.write(b"1" * 1_000_000)
    assert csv_text.LONGEST_LINE < 30_000_000
    assert "may be damaged" in refused(path)


def test_a_row_of_more_cells_than_any_sheet_has(tmp_path, refused):
    path = tmp_path / "a.csv"
    path.write_bytes(b"Phone,Name\n" + b"," * 1_000_000 + b"\n")
    assert "row 2 has more cells than any sheet" in refused(path)


def test_quotation_marks_without_end(tmp_path, refused):
    path = tmp_path / "a.csv"
    path.write_bytes(b'Phone,Name\n"' + b"1\n" * 2_000_000)
    assert "opens in row 2 is never closed" in refused(path)


def test_blank_lines_without_end(tmp_path, refused):
    path = tmp_path / "a.csv"
    path.write_bytes(b"\n" * 1_000_000)
    assert "is empty" in refused(path)


# --- what is no file -------------------------------------------------------------------------
@pytest.mark.skipif(sys.platform == "win32", reason="devices and pipes lie elsewhere on Windows")
def test_a_pipe_and_a_device(tmp_path, refused):
    os.mkfifo(tmp_path / "leads.csv")
    assert "is not a file" in refused(tmp_path / "leads.csv")
    assert "is not a file" in refused(Path("/dev/zero"))


def test_a_file_that_vanishes_in_the_middle(tmp_path, monkeypatch):
    """A network folder that is gone: what is read next fails."""
    path = tmp_path / "leads.csv"
    path.write_bytes(b"Phone\n" + b"13800138000\n" * 300_000)
    opened = Path.open

    class Gone(io.FileIO):
        def readinto(self, buffer) -> int:
            if self.tell() > 1_000_000:
                raise OSError(64, "The specified network name is no longer available")
            return super().readinto(buffer)

    def open_gone(place, mode="r", *rest):
        return io.BufferedReader(Gone(place)) if place == path else opened(place, mode, *rest)

    monkeypatch.setattr(Path, "open", open_gone)
    with pytest.raises(OSError, match="no longer available") as caught:
        list(child.read(child.Job(ReadRequest(path), 0)))
    said = child.failure(caught.value, path)
    assert "Copy it to this PC" in str(said.error())
