"""`--check` through the real reader: DESIGN's keys, SHEETS' numbers, exit codes."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.helpers.sheet_files import num, phone, raw_xlsx, row, text, xlsx
from yccall_desktop.core.phone import NumberForm
from yccall_desktop.services.check_files import CheckExit, check_files
from yccall_desktop.sheets.reader import ProcessSheetReader

KEYS = [
    "file", "sheet", "header_row", "phone_column", "rows", "ready", "invalid", "duplicate",
    "excluded", "blank", "other_columns", "joined_cells", "error",
]  # fmt: skip


def check(*paths, with_rows=False, region="CN", form=NumberForm.NATIONAL):
    records: list[dict[str, object]] = []
    code = check_files(
        ProcessSheetReader(), paths, region, form, with_rows=with_rows, write=records.append
    )
    json.dumps(records)
    return code, records


def messy(path):
    cells = [
        text("B", "13800138000"),
        num("B", "18012345678.0"),
        text("B", "1.38E+10"),
        num("B", "123456789012345678"),
        num("B", 1065512345),
        text("B", "０１０－６５５１ 2345"),
        text("B", "'+86 (138) 0013.8001"),
        text("B", "\u202a13800138002\u202c"),
        text("B", "n/a"),
        num("B", 0),
        '<c r="B@" t="e"><v>#N/A</v></c>',
        '<c r="B@"><f>A1</f></c>',
        num("B", -5),
        '<c r="B@" t="b"><v>1</v></c>',
        num("B", 45000, 1),
        text("B", "0086 180-1234-5678"),
        "",
    ]
    data = row(2, text("A", "Name"), text("B", "Phone"))
    data += "".join(row(n, text("A", f"C{n}"), cell) for n, cell in enumerate(cells, 3))
    data += row(24, num("B", 13800138009), attributes=' hidden="1"')
    data += row(25, num("B", 13800138003))
    return raw_xlsx(path, data)


def test_a_messy_sheet_row_by_row(tmp_path):
    path = messy(tmp_path / "leads.xlsx")
    code, (summary, *rows) = check(path, with_rows=True)
    assert code == CheckExit.PROBLEMS == 1
    assert list(summary) == KEYS
    assert summary == {
        "file": str(path),
        "sheet": "Leads",
        "header_row": 2,
        "phone_column": "B",
        "rows": 23,
        "ready": 6,
        "invalid": 11,
        "duplicate": 1,
        "excluded": 1,
        "blank": 4,
        "other_columns": {},
        "joined_cells": 0,
        "error": None,
    }
    assert {record["row"]: record.get("number", record.get("problem")) for record in rows} == {
        3: "13800138000",
        4: "18012345678",
        5: "scientific-notation",
        6: "digits-lost",
        7: "lost-zero",
        8: "01065512345",
        9: "13800138001",
        10: "13800138002",
        11: "not-a-number",
        12: "not-a-number",
        13: "error-cell",
        14: "formula-not-calculated",
        15: "negative",
        16: "truth-value",
        17: "date",
        18: "duplicate",
        19: "no-number",
        24: "hidden",
        25: "13800138003",
    }
    assert rows[1] == {"row": 4, "value": "18012345678", "number": "18012345678"}
    duplicate = next(record for record in rows if record["row"] == 18)
    assert duplicate == {
        "row": 18,
        "value": "0086 180-1234-5678",
        "problem": "duplicate",
        "text": "Same number as row 4",
    }


def test_all_ready(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", {"Leads": [["Phone"], *([phone(n)] for n in range(300))]})
    code, records = check(path)
    assert code == 0
    assert [record["ready"] for record in records] == [300]


def test_no_header_and_csv(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(f"{phone(1)},x\n{phone(2)},y\n")
    code, (summary,) = check(path)
    assert code == 0
    assert [summary[key] for key in KEYS[1:5]] == ["a", None, "A", 2]


def test_numbers_in_other_columns_are_told(tmp_path):
    path = tmp_path / "a.csv"
    lines = [f"c{n},{phone(n)}" for n in range(30)]
    lines[3] += ",13912345678"
    lines[9] += ",13987654321"
    path.write_text("\n".join(["name,phone", *lines]))
    code, (summary,) = check(path)
    assert (code, summary["other_columns"]) == (0, {"C": 2})


def test_rows_that_stray_quotation_marks_joined_are_told(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(f'name,phone\nx,{phone(1)}\n"Anna,{phone(2)}\nBob",{phone(3)}\n')
    code, (summary,) = check(path)
    assert (code, summary["ready"], summary["joined_cells"]) == (0, 2, 1)


def test_no_phone_column(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", {"Leads": [["Name", "City"], ["Zhang", "Beijing"]]})
    code, (summary, *rows) = check(path, with_rows=True)
    assert code == 1
    assert summary["phone_column"] is None
    assert {record["problem"] for record in rows} == {"no-number"}


def test_a_file_that_cannot_be_read_does_not_stop_the_others(tmp_path):
    good = xlsx(tmp_path / "a.xlsx", {"Leads": [[phone(1)], [phone(1)]]})
    missing = tmp_path / "b.xlsx"
    code, records = check(missing, good)
    assert code == CheckExit.UNREADABLE == 2
    assert list(records[0]) == KEYS
    assert "was not found" in str(records[0]["error"])
    assert records[0]["sheet"] is None
    assert [record["duplicate"] for record in records] == [0, 1]
    assert check(good)[0] == 1


@pytest.mark.parametrize(
    ("region", "form", "number"),
    [
        ("CN", NumberForm.NATIONAL, "01065512345"),
        ("CN", NumberForm.INTERNATIONAL, "861065512345"),
        ("US", NumberForm.NATIONAL, None),
    ],
)
def test_region_and_form(tmp_path, region, form, number):
    path = xlsx(tmp_path / "a.xlsx", {"Leads": [["Phone"], ["010-65512345"]]})
    _, (_, record) = check(path, with_rows=True, region=region, form=form)
    assert record.get("number") == number


def test_it_needs_no_window(tmp_path):
    """In a fresh interpreter: neither Qt nor what talks to the network or the disk's database."""
    path = xlsx(tmp_path / "a.xlsx", {"Leads": [[phone(1)]]})
    script = tmp_path / "script.py"
    script.write_text(
        "import sys\n"
        "from pathlib import Path\n"
        "from yccall_desktop.core.phone import NumberForm\n"
        "from yccall_desktop.services.check_files import check_files\n"
        "from yccall_desktop.sheets.reader import ProcessSheetReader\n"
        "if __name__ == '__main__':\n"
        "    check_files(ProcessSheetReader(), [Path(sys.argv[1])], 'CN', NumberForm.NATIONAL,\n"
        "                with_rows=True, write=print)\n"
        "    heavy = {'PySide6', 'requests', 'sqlite3', 'keyring', 'openpyxl'}\n"
        "    print(sorted(heavy & set(sys.modules)))\n"
    )
    command = [sys.executable, str(script), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
    assert len(done.stdout.splitlines()) == 3
