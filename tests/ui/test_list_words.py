"""What is said of the sheets of a file whose numbers are on the do-not-call list now."""

import pytest

from yccall_desktop.core.do_not_call import AddedNumbers
from yccall_desktop.services.do_not_call import SheetAdded
from yccall_desktop.ui.settings.list_words import ListWords


@pytest.mark.parametrize(
    ("sheets", "left", "said"),
    [
        (["list"], [], "list.xlsx: 3 numbers added."),
        (["Leads"], [], "list.xlsx, sheet Leads: 3 numbers added."),
        (["DNC 1", "DNC 2"], [], "list.xlsx, sheets DNC 1, DNC 2: 3 numbers added."),
        (
            ["A"],
            ["B"],
            "sheet A: 3 numbers added. Nothing was taken from 1 other sheet of the file (B).",
        ),
        (["A"], "BCDEF", "Nothing was taken from 5 other sheets of the file (B, C, D, E, …)."),
    ],
)
def test_the_sheets_that_were_read_and_those_that_were_not_are_named(sheets, left, said):
    result = SheetAdded("list.xlsx", tuple(sheets), 3, AddedNumbers(new=3), left=tuple(left))
    kind, sentence = ListWords().result(result)
    assert kind == ("warning" if left else "success")
    assert sentence.endswith(said)
