"""Real files, damaged at random: rows or an announced failure, never anything else."""

from __future__ import annotations

import csv
import io
import zipfile
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.helpers.compound_files import compound_file, encrypted_package, record
from tests.helpers.read_sheets import collect
from tests.helpers.sheet_files import RawSheet, num, phone, raw_xlsx, row, text, xlsx
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.cells import Block
from yccall_desktop.core.ports import FileInfo, ReadRequest
from yccall_desktop.errors import AppError
from yccall_desktop.sheets import child
from yccall_desktop.sheets.encodings import NAMES
from yccall_desktop.sheets.messages import Failed, Job
from yccall_desktop.sheets.reader import ProcessSheetReader

FEW = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
TABLE = '姓名,手机号\r\n张三,13800138000\r\n"李,\n四",13900139000\r\n'
HTML = "<html><meta charset=gbk><table><tr><th>电话<tr><td>13800138000</table></html>"
ODS = (
    '<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body>'
    '<office:spreadsheet><table:table table:name="A"><table:table-row>'
    '<table:table-cell office:value-type="string"><text:p>13800138000</text:p></table:table-cell>'
    '<table:table-cell office:value-type="float" office:value="13900139000"/></table:table-row>'
    "</table:table></office:spreadsheet></office:body></office:document-content>"
)


def packed(parts: dict[str, bytes | str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


@cache
def seeds(folder: Path) -> dict[str, bytes]:
    """Whole files of every kind, small: most of their bytes matter."""
    sheet = RawSheet(
        row(1, text("A", "Phone"), '<c r="B@" t="s"><v>0</v></c>')
        + row(2, num("A", phone(1)), '<c r="B@" t="e"><v>#N/A</v></c>', attributes=' hidden="1"')
        + row(3, num("A", phone(2), 3), '<c r="B@"><f>1+1</f></c>', '<c r="C@" t="b"><v>1</v></c>'),
        after='<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>',
    )
    other = RawSheet(row(1, num("A", 1)), "Other", "hidden")
    raw = raw_xlsx(folder / "raw.xlsx", sheet, other, strings="<si><t>Name</t></si>").read_bytes()
    rows = [["Phone", "Name"], *([int(phone(n)), f"M{n}"] for n in range(20))]
    made = xlsx(folder / "made.xlsx", {"Leads": rows}).read_bytes()
    boundsheet = record(0x85, (52).to_bytes(4, "little") + b"\0\0\1\0A")
    label = record(0x204, bytes(6) + b"\x05\0\0Phone")
    book, leaf = (record(0x809, b"\0\6" + kind + b"\0" + bytes(12)) for kind in (b"\5", b"\x10"))
    stream = book + boundsheet + record(0x0A) + bytes(15) + leaf + label + record(0x0A)
    mimetype = "application/vnd.oasis.opendocument.spreadsheet"
    return {
        "raw.xlsx": raw,
        "made.xlsx": made,
        "protected.xlsx": encrypted_package(made, "VelvetSweatshop"),
        "old.xls": compound_file("Workbook", stream),
        "book.ods": packed({"mimetype": mimetype, "content.xml": ODS}),
        "table.xls": HTML.encode("gbk"),
        **{name: TABLE.encode(name.partition(".")[0], "ignore") for name in TEXTS},
    }


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return seeds(tmp_path_factory.mktemp("seeds"))


TEXTS = ["utf-8-sig.csv", "gb18030.csv", "big5.csv", "utf-16.txt", "utf-16-le.txt"]
BOOKS = ["raw.xlsx", "made.xlsx", "protected.xlsx", "old.xls", "book.ods", "table.xls"]
NASTY = [
    b"", b"\0", b"\xff" * 8, b'"', b"\r", b"<", b"&#0;", b"&lol;", b"-1", b"1048577", b"XFE1",
    b"1e999", b"NaN", b"9" * 40, b"<row>", b"]]>", b"<!DOCTYPE a [<!ENTITY lol 'x'>]>", b"\x1f",
    b' r="A0"', b' r="99999999"', b' s="-1"', b' t="s"', b"</sheetData>", "\ufffd".encode(),
]  # fmt: skip


@st.composite
def damage(draw, content: bytes) -> bytes:
    """The bytes with a few of them changed, dropped, doubled, or cut off."""
    result = bytearray(content)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(len(result) - 1, 0)))
        length = draw(st.integers(1, 24))
        kind = draw(st.sampled_from(["flip", "drop", "double", "cut", "nasty", "swap"]))
        if kind == "flip" and result:
            result[at] ^= 1 << draw(st.integers(0, 7))
        elif kind == "drop":
            del result[at : at + length]
        elif kind == "double":
            result[at:at] = result[at : at + length]
        elif kind == "cut":
            del result[at:]
        elif kind == "nasty":
            result[at : at + draw(st.integers(0, 6))] = draw(st.sampled_from(NASTY))
        else:
            other = draw(st.integers(0, max(len(result) - 1, 0)))
            result[at : at + length], result[other : other + length] = (
                result[other : other + length],
                result[at : at + length],
            )
    return bytes(result)


@st.composite
def damaged_part(draw, content: bytes) -> bytes:
    """A sound archive in which the content of a part or two is damaged, lost or exchanged."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(draw(st.integers(1, 2))):
        name = draw(st.sampled_from(sorted(parts)))
        kind = draw(st.sampled_from(["damage", "damage", "damage", "lose", "exchange"]))
        if kind == "damage":
            parts[name] = draw(damage(parts[name]))
        elif kind == "lose" and len(parts) > 1:
            del parts[name]
        else:
            parts[name] = parts[draw(st.sampled_from(sorted(parts)))]
    return packed(parts)


def outcome(path: Path, careful: bool = True) -> list[object]:
    """What the child would send, read in this process."""
    sent: list[object] = []
    try:
        sent += child.read(Job(ReadRequest(path), 0, careful))
    except Exception as error:  # noqa: BLE001 - what may come is what is asserted
        sent.append(child.failure(error, path))
    return sent


def check(messages: list[object]) -> None:
    """A sentence, or FileInfo and rows that hang together."""
    failed = [message for message in messages if isinstance(message, Failed)]
    assert failed == messages[len(messages) - len(failed) :]
    for message in failed:
        assert str(message.error())
    told = messages[: len(messages) - len(failed)]
    if not told:
        assert failed
        return
    assert isinstance(told[0], FileInfo)
    for block in told[1:]:
        if isinstance(block, Block):
            assert len(block.hidden) == block.rows
            for column in block.columns:
                assert len(column.kinds) == len(column.ends) == block.rows
                assert column.ends[-1] == len(column.text)
    collect(iter(told))


@pytest.mark.parametrize("kind", [*TEXTS, *BOOKS])
@FEW
@given(data=st.data())
def test_damaged_bytes(files, tmp_path, kind, data):
    path = tmp_path / kind
    path.write_bytes(data.draw(damage(files[kind])))
    check(outcome(path))


@pytest.mark.parametrize("kind", ["raw.xlsx", "made.xlsx", "book.ods"])
@FEW
@given(data=st.data())
def test_damaged_parts_in_a_sound_archive(files, tmp_path, kind, data):
    path = tmp_path / kind
    path.write_bytes(data.draw(damaged_part(files[kind])))
    check(outcome(path))


@settings(FEW, max_examples=12)
@given(data=st.data())
def test_through_the_child_process(files, tmp_path, data):
    kind = data.draw(st.sampled_from(["raw.xlsx", "made.xlsx", "gb18030.csv", "protected.xlsx"]))
    path = tmp_path / kind
    strategy = damaged_part if kind in ("raw.xlsx", "made.xlsx") else damage
    path.write_bytes(data.draw(strategy(files[kind])))
    messages: list[object] = []
    with suppress(AppError):
        messages += ProcessSheetReader().read(ReadRequest(path), CancelToken())
        check(messages)


CELLS = st.text(
    st.characters(exclude_categories=["C"]) | st.sampled_from('",;\t\r\n|1'), max_size=9
)
TABLES = st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=6)


@FEW
@given(TABLES, st.sampled_from([name for name in NAMES if name != "utf-8"]))
def test_no_digit_of_a_text_is_changed(tmp_path, table, name):
    """Whatever the encoding and whatever else is in it: numbers in cells of their own stay."""
    numbers = [f"138{n:08}" for n in range(len(table))]
    file = io.StringIO(newline="")
    rows = [[number, *cells] for number, cells in zip(numbers, table, strict=True)]
    csv.writer(file).writerows(rows)
    path = tmp_path / "a.csv"
    path.write_bytes(file.getvalue().encode(name, "ignore"))
    request = ReadRequest(path, encoding=name)
    found = collect(iter(child.read(Job(request, 0))))
    if found.info.delimiter == ",":
        assert [found.rows.text(r, 0) for r in range(len(found.rows))] == numbers


@FEW
@given(TABLES)
def test_utf8_tables_come_back(tmp_path, table):
    file = io.StringIO(newline="")
    csv.writer(file, quoting=csv.QUOTE_ALL).writerows(table)
    path = tmp_path / "a.csv"
    path.write_bytes(b"sep=,\r\n" + file.getvalue().encode())
    messages = list(outcome(path))
    if isinstance(messages[-1], Failed):
        assert not any(map(any, table))
        return
    found = collect(iter(messages)).texts()
    width = max((len(row) for row in found), default=0)
    while not any(table[-1]):
        table.pop()
    assert found == [(row + [""] * width)[:width] for row in table]
