"""What a browser does not show of HTML tables, through the child process."""

from __future__ import annotations

import pytest

from tests.helpers.sheet_files import phone


@pytest.fixture
def html(tmp_path, read):
    def run(content: str):
        path = tmp_path / "leads.xls"
        path.write_text(content)
        return read(path)

    return run


def rows(*texts: str) -> str:
    return "".join(f"<tr><td>{text}</td></tr>" for text in texts)


def states(found) -> list[tuple[int, bool]]:
    return [(sheet.rows, sheet.hidden) for sheet in found.info.sheets]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<table style='display:none'>", "</table>"),
        ("<table hidden>", "</table>"),
        ("<table class=gone>", "</table>"),
        ("<div style='display:none'><div>x</div><table>", "</table></div>"),
        ("<section class=gone><p>x<table>", "</table></section>"),
        ("<table style='display:none'><tr><td><table>", "</table></td></tr></table>"),
        ("<table><tr><td>x<td hidden><table>", "</table></td></tr></table>"),
        ("<table><tr class=gone><td><table>", "</table></td></tr></table>"),
        ("<table><tr><td>x<div hidden><table>", "</table></div></td></tr></table>"),
    ],
)
def test_a_hidden_table_is_a_hidden_sheet(html, before, after):
    page = "<style>.gone{display:none}</style>" + before + rows(*map(phone, range(4))) + after
    found = html(page + f"<table>{rows(phone(5), phone(6))}</table>")
    assert found.texts() == [[phone(5)], [phone(6)]]
    assert (4, True) in states(found)
    assert states(found)[-1] == (2, False)


def test_what_follows_a_hidden_element_is_shown(html):
    hidden = f"<div hidden><div><table>{rows('1')}</table></div></div><p hidden><br hidden>"
    within = "<tr><td><b hidden>2<table><tr><td>3</table>4</b>5</td></tr>"
    found = html(f"{hidden}<table>{within}{rows('6')}</table>")
    assert states(found) == [(1, True), (2, False), (1, True)]
    assert found.texts() == [["5"], ["6"]]


def test_rows_of_a_hidden_part_are_hidden(html):
    found = html(
        "<table><thead hidden><tr><td>1</thead><tbody style='display:none'><tr><td>2"
        "<tbody><tr><td>3</td></tr></tbody><tbody class='gone'><td>4</tbody><tr><td>5"
        "<tfoot style='visibility:collapse'><tr><td>6</table><style>.gone{display:none}</style>"
    )
    assert found.texts() == [[text] for text in "123456"]
    assert found.hidden() == [1, 2, 6]


def test_what_is_hidden_on_paper_is_shown(html):
    style = (
        "<style>@media print {.a{color:red} .no-print{display:none}} .gone{display:none}</style>"
    )
    found = html(
        f"{style}<table class=no-print><tr class=no-print><td>1<tr class=gone><td>2</table>"
    )
    assert states(found) == [(0, False)]
    assert found.hidden() == [2]
