"""What on the clipboard is a table, read as one by the real reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.sheet_files import phone
from yccall_desktop.core.calling import call_numbers
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.number_form import NumberForm
from yccall_desktop.services.import_sheet import ImportRequest, import_sheet
from yccall_desktop.services.pasted import pasted_table
from yccall_desktop.sheets.reader import ProcessSheetReader


@pytest.mark.parametrize("text", ["", "  \n", "\t\n", "Please call Mr. Lee, he waits.", "a\nb"])
def test_what_is_no_table(text):
    assert pasted_table(text) is None


@pytest.mark.parametrize(
    "text",
    [
        f"Name\tPhone\r\n李\t{phone(1)}\r\nb\t+86 138 0000 0002\r\n",
        f"{phone(1)}\n{phone(2)}\n",
        f'Name\tPhone\r\n"two\nlines"\t{phone(1)}\r\n"a ""b"""\t{phone(2)}',
    ],
)
def test_rows_copied_in_a_spreadsheet_program(text):
    data = pasted_table(text)
    assert data is not None
    request = ImportRequest(Path("Pasted rows"), None, "CN", NumberForm.NATIONAL, data=data)
    state = import_sheet(ProcessSheetReader(), request, lambda _: None, CancelToken())
    assert [one.number for one in call_numbers(state.sheet)] == [phone(1), phone(2)]
    assert (state.info.sheet, state.files[0].pasted) == ("Pasted rows", True)
    assert state.files[0].stamp is None
