"""Text files: encodings, delimiters, records."""

from __future__ import annotations

import pytest

from yccall_desktop.core.cells import CellKind

CHINESE = "姓名,手机号\n张三,13800138000\n李四,13900139000\n"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (CHINESE.encode("utf-8"), "utf-8"),
        (CHINESE.encode("utf-8-sig"), "utf-8"),
        (CHINESE.encode("gb18030"), "gb18030"),
        (CHINESE.encode("utf-16"), "utf-16"),
        (("\ufeff" + CHINESE).encode("utf-16-be"), "utf-16"),
    ],
)
def test_encodings(tmp_path, read, content, encoding):
    path = tmp_path / "客户.csv"
    path.write_bytes(content)
    found = read(path)
    assert found.texts() == [["姓名", "手机号"], ["张三", "13800138000"], ["李四", "13900139000"]]
    assert (found.info.encoding, found.info.delimiter) == (encoding, ",")
    assert [(sheet.name, sheet.rows) for sheet in found.info.sheets] == [("客户", 3)]


def test_western_text(tmp_path, read):
    path = tmp_path / "a.csv"
    path.write_bytes("Nombre;Teléfono\nPeña;600123456\n".encode("cp1252"))
    found = read(path)
    assert found.texts() == [["Nombre", "Teléfono"], ["Peña", "600123456"]]
    assert (found.info.encoding, found.info.delimiter) == ("cp1252", ";")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_ends(tmp_path, read, delimiter, ending):
    path = tmp_path / "a.csv"
    rows = [["Name", "Phone", "Note"], ["A, B; C", "138 0013 8000", "x"], ["D", "", ""]]
    lines = [
        delimiter.join(f'"{cell}"' if set(cell) & set(",;") else cell for cell in row)
        for row in rows
    ]
    path.write_bytes(ending.join(lines).encode())
    found = read(path)
    assert found.texts() == rows
    assert found.info.delimiter == delimiter


NUMBERS = [f"138001380{n:02}" for n in range(30)]


@pytest.mark.parametrize("sign", [",", ";", "|"])
@pytest.mark.parametrize("header", [[], ["电话"]])
@pytest.mark.parametrize("places", [[3, 13, 23], [29], range(0, 30, 2)])
def test_numbers_that_share_a_cell_of_a_single_column(tmp_path, read, sign, header, places):
    cells = [
        f"{one}{sign}139{one[3:]}" if place in places else one for place, one in enumerate(NUMBERS)
    ]
    path = tmp_path / "a.txt"
    path.write_text("\n".join([*header, *cells]), encoding="utf-8")
    assert read(path).texts() == [[cell] for cell in [*header, *cells]]


def test_numbers_that_share_a_cell_far_below(tmp_path, read):
    cells = [*NUMBERS * 5, "13800138000,13900139000"]
    path = tmp_path / "a.txt"
    path.write_text("\n".join(cells))
    assert read(path).texts()[-1] == [cells[-1]]


@pytest.mark.parametrize(
    ("lines", "width"),
    [
        (["Contacts", "Nov", "Of 3", "Name,Phone", "A,13800138000"], 2),
        (["A line"] * 150 + ["Name,Phone", "A,13800138000"], 2),
        ([""] * 150 + ["Name;Phone", "A;13800138000"], 2),
        ([*NUMBERS, "13800138050,Zhang", "13800138051,Li"], 2),
        (["Phone;Second"] + [f"{one};" for one in NUMBERS] + ["13800138050;13900139050"], 2),
    ],
)  # fmt: skip
def test_few_lines_with_a_delimiter(tmp_path, read, lines, width):
    path = tmp_path / "a.csv"
    path.write_text("\n".join(lines))
    assert len(read(path).texts()[-1]) == width


@pytest.mark.parametrize(
    ("header", "second"),
    [("phone,idcard", "110101199001031234"), ("phone,last call", "20241126103000"),
     ("Phone,Phone2", "13900139050")],
)  # fmt: skip
def test_a_second_column_that_is_mostly_left_out(tmp_path, read, header, second):
    cells = [f"{one},{second}" if place == 3 else one for place, one in enumerate(NUMBERS)]
    path = tmp_path / "a.csv"
    path.write_text("\n".join([header, *cells]))
    found = read(path)
    assert found.texts()[4] == [NUMBERS[3], second]


@pytest.mark.parametrize("form", ["{}\t", "\t{}", "\t{}\t"])
@pytest.mark.parametrize("delimiter", [",", ";", "|"])
def test_tabs_that_make_a_text_of_each_cell(tmp_path, read, form, delimiter):
    rows = [["Name", "Phone", "Note"], *(["Li", one, "x"] for one in NUMBERS)]
    lines = [delimiter.join(form.format(cell) for cell in row) for row in rows]
    path = tmp_path / "orders.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    found = read(path)
    assert found.info.delimiter == delimiter
    assert [[cell.strip() for cell in row] for row in found.texts()] == rows


@pytest.mark.parametrize("name", ["Smith, John", "5 Road, Bath, UK"])
def test_commas_in_each_cell_of_a_list_with_tabs(tmp_path, read, name):
    lines = ["Phone\tName", *(f'{one}\t"{name}"' for one in NUMBERS * 5)]
    path = tmp_path / "a.txt"
    path.write_text("\n".join(lines))
    assert read(path).texts()[1] == [NUMBERS[0], name]


def test_a_first_column_without_cells(tmp_path, read):
    path = tmp_path / "a.txt"
    path.write_text("\n".join(f"\t{one}" for one in NUMBERS))
    assert read(path).texts()[0] == ["", NUMBERS[0]]


def test_semicolons_in_each_cell_of_a_list_with_commas(tmp_path, read):
    lines = [f"A,{one};139{one[3:]},x" for one in NUMBERS * 5] + ["A,13800138000;13900139000,x,y"]
    path = tmp_path / "a.csv"
    path.write_text("\n".join(lines))
    assert read(path).texts()[0][0] == "A"


def test_formulas_that_keep_the_digits_of_a_text(tmp_path, read):
    path = tmp_path / "a.csv"
    rows = ['="01065512345",a', '"=""13800138000""",b', '"=""1""&""2""",="', "=1+1,d"]
    path.write_text("\n".join(rows))
    assert read(path).texts() == [
        ["01065512345", "a"], ["13800138000", "b"], ['="1"&"2"', '="'], ["=1+1", "d"]
    ]  # fmt: skip


def test_one_column_of_numbers(tmp_path, read):
    path = tmp_path / "a.csv"
    path.write_bytes(b"Phone\n13800138000\n1.38E+10\n+86 138-0013-8001\n")
    found = read(path)
    assert found.texts() == [["Phone"], ["13800138000"], ["1.38E+10"], ["+86 138-0013-8001"]]
    assert found.cell("A2")[1] is CellKind.TEXT


def test_rows_are_records_and_blank_lines_count(tmp_path, read):
    path = tmp_path / "a.csv"
    path.write_bytes(
        b'Note,Phone\n"two\nlines ""quoted""",13800138000\n\n,\nx,13800138001,more\n\n\n'
    )
    found = read(path)
    assert found.texts() == [
        ["Note", "Phone", ""],
        ['two\nlines "quoted"', "13800138000", ""],
        ["", "", ""],
        ["", "", ""],
        ["x", "13800138001", "more"],
    ]
    assert found.rows.is_blank(2)
    assert found.rows.is_blank(3)


def test_excels_separator_line_is_no_row(tmp_path, read):
    path = tmp_path / "a.csv"
    path.write_bytes(b"sep=;\r\nName;Phone\r\nA,B;13800138000\r\n")
    assert read(path).texts() == [["Name", "Phone"], ["A,B", "13800138000"]]


def test_a_quotation_mark_left_open_is_told(tmp_path, refusal):
    path = tmp_path / "a.csv"
    path.write_bytes(b'Name,Phone\nA,13800138000\n"B,13800138001\nC,13800138002\n')
    assert "opens in row 3 is never closed" in refusal(path)


@pytest.mark.parametrize("line", ['"13800138001"x,B', '"B\nC,13800138001\n"x,B', 'B,"C"D"'])
def test_quotation_marks_that_do_not_fit_together_are_told(tmp_path, refusal, line):
    path = tmp_path / "a.csv"
    path.write_text(f"Phone,Name\n13800138000,A\n{line}\n13800138002,C\n")
    assert "the quotation marks in row 3 do not fit together" in refusal(path)


def test_many_records_arrive_in_order(tmp_path, read):
    path = tmp_path / "a.csv"
    path.write_text("".join(f"{number},x{number}\n" for number in range(10_000)))
    assert read(path).texts() == [[str(number), f"x{number}"] for number in range(10_000)]


@pytest.mark.parametrize("content", [b"\n\n\n", b"\xef\xbb\xbf", b" \r\n".strip(b" ")])
def test_nothing_in_it(tmp_path, refusal, content):
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    assert "is empty" in refusal(path)


def test_zero_bytes_here_and_there(tmp_path, read):
    path = tmp_path / "a.csv"
    path.write_bytes(b"Name,Phone\nA\x00B,13800138000\nC,13800138001\n" + bytes(3000))
    found = read(path)
    assert found.texts()[:3] == [
        ["Name", "Phone"],
        ["A\x00B", "13800138000"],
        ["C", "13800138001"],
    ]
    assert len(found.rows) == 3


@pytest.mark.parametrize("name", ["a.tsv", "a.txt", "a", "a.xls"])
def test_the_name_decides_nothing(tmp_path, read, name):
    path = tmp_path / name
    path.write_bytes(b"Name\tPhone\nA, B\t13800138000\n")
    assert read(path).texts() == [["Name", "Phone"], ["A, B", "13800138000"]]


@pytest.mark.parametrize("ending", ["\r", "\n", "\r\n"])
def test_lines_are_counted_whatever_ends_them(tmp_path, read, ending):
    path = tmp_path / "a.csv"
    path.write_bytes(ending.join(["Phone", "138", "139", ""]).encode())
    assert [sheet.rows for sheet in read(path).info.sheets] == [3]


def test_a_separator_line_after_a_mark_and_before_a_lone_return(tmp_path, read):
    path = tmp_path / "a.csv"
    path.write_bytes(b"\xef\xbb\xbfsep=|\rName|Phone\rA;B|138\r")
    assert read(path).texts() == [["Name", "Phone"], ["A;B", "138"]]


def test_a_long_note_is_no_reason_to_refuse(tmp_path, read):
    path = tmp_path / "a.csv"
    path.write_bytes(b"Note,Phone\n" + b"x" * 500_000 + b",13800138000\n")
    assert read(path).rows.text(1, 1) == "13800138000"


def test_rows_after_a_quoted_line_break_keep_their_number(tmp_path, read):
    path = tmp_path / "a.csv"
    path.write_bytes(b'Note,Phone\n"a\r\nb\nc",1\nlast,2\n')
    found = read(path)
    assert [found.rows.text(row, 0) for row in range(3)] == ["Note", "a\r\nb\nc", "last"]
    assert found.rows.number(2) == 3
