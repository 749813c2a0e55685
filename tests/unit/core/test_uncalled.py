"""Numbers that stand in other columns than the phone column, and would not be called."""

from __future__ import annotations

import random

import pytest

from tests.helpers.rows import sheet_rows
from yccall_desktop.core.call_sheet import CallSheet
from yccall_desktop.core.cancel import Cancelled, CancelToken
from yccall_desktop.core.cells import CellKind, pack_column
from yccall_desktop.core.columns import Role, detect_layout, with_role
from yccall_desktop.core.phone import PhoneChecker
from yccall_desktop.core.phone_text import looks_like_phone
from yccall_desktop.core.problems import Code
from yccall_desktop.core.uncalled import MOST, Uncalled, _worth_a_look, uncalled_numbers

N = 100
_chance = random.Random(7)
MOBILES = [f"138{_chance.randrange(10**8):08}" for _ in range(N)]
OTHERS = [f"139{_chance.randrange(10**8):08}" for _ in range(N)]
LANDLINES = [f"010-6{_chance.randrange(10**7):07}" for _ in range(N)]
IDS = [str(_chance.randrange(10**9, 10**10)) for _ in range(N)]


def only(cells, *places, other=""):
    return [cell if place in places else other for place, cell in enumerate(cells)]


def checked(title, cells, *, header=True, hidden=(), screening=None, region="CN"):
    rows = [[f"c{n}", phone, cell] for n, (phone, cell) in enumerate(zip(MOBILES, cells))]  # noqa: B905
    table = sheet_rows([["Name", "Phone", title], *rows] if header else rows, hidden)
    sheet = CallSheet(table, detect_layout(table), PhoneChecker(region), screening=screening)
    sheet.check_appended()
    return sheet


def found(title, cells, **options):
    return uncalled_numbers(checked(title, cells, **options))


@pytest.mark.parametrize("title", ["", "Note", "备注", "Phone 2", "备用电话", "Contact"])
def test_a_few_numbers(title):
    told = Uncalled({2: 2}, 2, (4, 2), at_least=False)
    assert found(title, only(OTHERS, 3, 60)) == told


@pytest.mark.parametrize("cells", [only(LANDLINES, 3), ["x"] * 50 + ["13912345678"] * 2])
def test_any_kind_of_number_in_a_column_without_a_title(cells):
    sheet = found("", only(cells, 3, 50))
    assert sheet is not None
    assert sheet.total == 1


@pytest.mark.parametrize(
    "title", ["Referrer phone", "推荐人电话", "紧急联系人手机", "Guarantor tel"]
)
def test_the_number_of_another_person_is_not_told(title):
    assert found(title, only(OTHERS, 3, 60)) is None
    assert found(title, OTHERS) is None


@pytest.mark.parametrize("title", ["更多电话", "Phone 2", "Other", ""])
@pytest.mark.parametrize("between", ["; ", "、", ",", "\n", " / "])
def test_cells_with_several_numbers(title, between):
    cells = [f"{one}{between}{OTHERS[-place - 1]}" for place, one in enumerate(OTHERS[:40])]
    cells += [MOBILES[0] + between + MOBILES[1]] * (N - 40)
    sheet = found(title, cells)
    assert sheet is not None
    assert (sheet.columns, sheet.first) == ({2: 80}, (1, 2))


@pytest.mark.parametrize("cell", ["2026-11-23 2026-11-24", "1,234,567.00 / 12,345.00", "-" * 30])
def test_cells_with_several_other_things(cell):
    assert found("x", [cell] * N) is None


def test_without_a_header():
    assert found("", only(OTHERS, 3), header=False) == Uncalled({2: 1}, 1, (3, 2), at_least=False)


def test_a_half_filled_second_column():
    told = found("Phone 2", only(OTHERS, *range(0, N, 2)))
    assert told == Uncalled({2: 50}, 50, (1, 2), at_least=False)


@pytest.mark.parametrize(
    ("title", "cells"),
    [
        ("Landline", LANDLINES),
        ("Second", LANDLINES),
        ("座机", only(OTHERS, *range(20))),
        ("Work", only(OTHERS, *range(20))),
        ("Ref", IDS),
        ("Order ID", only(OTHERS, *range(20))),
        ("Member ID", OTHERS),
        ("Batch", [f"1390000{n:04}" for n in range(N)]),
        ("Amount", [f"{n}12345.50" for n in range(N)]),
        ("Date", ["2026-11-01"] * N),
        ("WhatsApp", MOBILES),
        ("WhatsApp", only(MOBILES, *range(40))),
        ("业务员电话", [OTHERS[n % 5] for n in range(N)]),
        ("Name", [f"c{n}" for n in range(N)]),
        ("", only(["1234567"] * N, 3, 4)),
        ("", only(["n/a"] * N, 3, 4)),
    ],
)
def test_what_no_word_is_lost_about(title, cells):
    assert found(title, cells) is None


def test_numbers_of_hidden_rows_and_of_lists_are_left_out():
    class Listed:
        def code(self, key):
            return Code.DO_NOT_CALL if str(key).endswith(OTHERS[3]) else None

    assert found("", only(OTHERS, 3), hidden=[4]) is None
    assert found("", only(OTHERS, 3), screening=Listed()) is None


def test_a_column_that_the_user_is_asked_about_or_turned_away_from():
    sheet = checked("Phone", OTHERS)
    assert sheet.layout.rival == 2
    assert uncalled_numbers(sheet) is None
    for column in (1, 2):
        layout = with_role(sheet.layout, column, Role.PHONE)
        assert uncalled_numbers(sheet.with_layout(layout, sheet.checker)) is None


def test_more_than_are_counted(monkeypatch):
    monkeypatch.setattr("yccall_desktop.core.uncalled.MOST", 60)
    told = found("Phone 2", only(OTHERS, *range(65)))
    assert told == Uncalled({2: 60}, 60, (1, 2), at_least=True)
    assert MOST == 1_000


@pytest.mark.parametrize(
    "title",
    ["Agent", "agent_phone", "Sales rep", "Team Manager", "Staff mobile", "坐席", "客服电话",
     "业务员", "经办人电话", "客户经理", "Contract", "Policy no.", "Loan", "合同", "合同号"],
)  # fmt: skip
def test_numbers_of_those_who_call_and_of_papers(title):
    assert found(title, [OTHERS[n // 3] for n in range(N)]) is None


@pytest.mark.parametrize(
    "title", ["Contract phone", "合同电话", "Reporter", "Agency", "Managed by"]
)
def test_titles_that_only_seem_to_name_them(title):
    assert found(title, only(OTHERS, 3, 60)) is not None


PHONE_LIKE = [
    "13812345678", "+86 138 1234 5678", "(010) 6551-2345", "1234567", " 13812345678",
    "'13812345678", "138\n12345678", "138\r12345678", "138.1234.5678", "13812345678\u202c",
    "１３８１２３４５６７８", "138\u30fc12345678",
]  # fmt: skip
OTHER_CELLS = [
    "", "x", "Name 138", "12", "2026-11-01", "2026/11/01 10:00:00", "144272509.00",
    "110101199001011234", "客户 12345678", "no. 13812345678", "12:30", "1\n2", "\n", "123456",
]  # fmt: skip


@pytest.mark.parametrize("around", [[], *([other] for other in OTHER_CELLS), OTHER_CELLS])
def test_every_phone_like_cell_is_looked_at(around):
    texts = [text for one in PHONE_LIKE for text in (*around, one, *around)]
    cells = pack_column(texts, bytes([CellKind.TEXT]) * len(texts))
    places = [place for place, text in enumerate(texts) if text in PHONE_LIKE]
    assert list(_worth_a_look(cells)) == [(place, texts[place]) for place in places]
    assert all(looks_like_phone(text, CellKind.TEXT) for text in PHONE_LIKE)


@pytest.mark.parametrize("other", OTHER_CELLS)
def test_cells_of_other_kinds_cost_no_look_of_their_own(other):
    cells = pack_column([other] * N, bytes([CellKind.TEXT]) * N)
    assert list(_worth_a_look(cells)) == []


def test_it_can_be_stopped():
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        uncalled_numbers(checked("", OTHERS), cancel)


def test_a_sheet_without_phone_column():
    table = sheet_rows([["Name", "City"], ["Zhang", "Beijing"]])
    sheet = CallSheet(table, detect_layout(table), PhoneChecker("CN"))
    sheet.check_appended()
    assert uncalled_numbers(sheet) is None
