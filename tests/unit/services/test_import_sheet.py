"""From a file to a checked sheet, with readers made for the test and with the real one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.rows import block_of
from tests.helpers.sheet_files import phone, xlsx
from yccall_desktop.core.cancel import Cancelled, CancelToken
from yccall_desktop.core.columns import Layout, Role
from yccall_desktop.core.phone import NumberForm
from yccall_desktop.core.ports import FileInfo, SheetInfo
from yccall_desktop.core.problems import RowStatus
from yccall_desktop.errors import AppError, Words
from yccall_desktop.services.import_sheet import HeaderChoice, ImportRequest, import_sheet
from yccall_desktop.sheets.reader import ProcessSheetReader

PATH = Path("leads.xlsx")


class Reader:
    """Sends what it was given; an exception among it is raised."""

    def __init__(self, *messages):
        self.messages = messages
        self.closed = False

    def read(self, request, cancel):
        try:
            yield FileInfo((SheetInfo("Leads", 99), SheetInfo("Old", 7, True)), "Leads")
            for message in self.messages:
                if isinstance(message, Exception):
                    raise message
                yield message
        finally:
            self.closed = True


def request(path=PATH, **choices):
    return ImportRequest(path, None, "CN", NumberForm.NATIONAL, **choices)


def run(reader, asked=None, cancel=None, on_report=None):
    states = []

    def report(state):
        states.append((state.sheet, state.checked, state.finished, state.sheet.totals.rows))
        if on_report:
            on_report(state)

    return import_sheet(reader, asked or request(), report, cancel or CancelToken()), states


def test_every_block_is_checked_and_reported():
    reader = Reader(
        block_of([["Phone"], [phone(1)]]), block_of([[phone(2)], ["x"]]), block_of([[phone(1)]])
    )
    state, reports = run(reader)
    assert [(checked, done, rows) for _, checked, done, rows in reports] == [
        (2, False, 1),
        (4, False, 3),
        (5, False, 4),
    ]
    assert {id(sheet) for sheet, *_ in reports} == {id(state.sheet)}
    assert (state.checked, state.finished, state.path) == (5, True, PATH)
    assert [state.sheet.status(row) for row in range(1, 5)] == [
        RowStatus.READY,
        RowStatus.READY,
        RowStatus.INVALID,
        RowStatus.DUPLICATE,
    ]
    assert reader.closed


def test_the_row_count_of_the_chosen_sheet_is_exact_at_the_end():
    state, _ = run(Reader(block_of([["Phone"], [phone(1)]])))
    assert [sheet.rows for sheet in state.info.sheets] == [2, 7]


def test_a_layout_that_only_the_end_shows():
    """The first block has ten-digit ids alone; the phone column begins later."""
    ids = block_of([["Name", ""], *([["x", ""]] * 20)])
    late = block_of([["x", phone(n)] for n in range(50)])
    state, reports = run(Reader(ids, late))
    assert Role.PHONE not in reports[0][0].layout.columns
    assert state.sheet is not reports[0][0]
    assert state.sheet.layout.columns[Role.PHONE] == 1
    assert state.sheet.totals.ready == 50


def test_a_header_that_was_chosen_is_kept():
    reader = Reader(block_of([["Phone"], [phone(1)], [phone(2)]]))
    state, _ = run(reader, request(header=HeaderChoice(automatic=False, row=None)))
    assert state.sheet.layout == Layout(None, {Role.PHONE: 0})
    assert state.sheet.totals.rows == 3


def test_no_rows_at_all():
    state, reports = run(Reader())
    assert reports == []
    assert (state.checked, state.sheet.totals.rows) == (0, 0)


def test_cancel_stops_and_closes_the_reader():
    token = CancelToken()
    reader = Reader(*([block_of([[phone(1)]])] * 3))
    with pytest.raises(Cancelled):
        run(reader, cancel=token, on_report=lambda _: token.cancel())
    assert reader.closed


def test_an_error_after_some_rows_is_raised():
    reader = Reader(block_of([[phone(1)]]), AppError(Words("Sheet", "Broken.")))
    with pytest.raises(AppError, match="Broken"):
        run(reader)


def test_a_real_file_shows_its_first_rows_before_the_others_are_read(tmp_path):
    rows = [["Name", "Phone"], *([f"C{n}", int(phone(n))] for n in range(9_000))]
    path = xlsx(tmp_path / "a.xlsx", {"Leads": rows})
    state, reports = run(ProcessSheetReader(), request(path))
    assert [checked for _, checked, _, _ in reports] == [200, 4200, 8200, 9001]
    assert state.sheet.totals.ready == 9_000
    assert state.sheet.number(8_999) == phone(8_998)
