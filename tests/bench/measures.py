"""What is measured, each in a process of its own, so that none warms up or fattens another."""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.memory import own_peak


@dataclass(frozen=True)
class Measured:
    """Seconds to the first rows and to the end; MB at the peak of this one process.

    `stalls`: the longest stall of the window's event loop in ms, by what was done meanwhile.
    """

    rows: int
    first: float | None
    whole: float
    memory: float
    stalls: dict[str, float] = field(default_factory=dict)


def import_it(path: Path) -> Measured:
    """File chosen to all rows read, checked and looked through for duplicates, without a window."""
    from yccall_desktop.core.cancel import CancelToken
    from yccall_desktop.core.phone import NumberForm
    from yccall_desktop.services.import_sheet import ImportRequest, ImportState, import_sheet
    from yccall_desktop.sheets.reader import ProcessSheetReader

    reports: list[float] = []

    def report(_: ImportState) -> None:
        reports.append(time.perf_counter() - start)

    start = time.perf_counter()
    request = ImportRequest(path, None, "CN", NumberForm.NATIONAL)
    state = import_sheet(ProcessSheetReader(), request, report, CancelToken())
    whole = time.perf_counter() - start
    return Measured(state.sheet.totals.rows, reports[0], whole, own_peak())


def show_it(path: Path) -> Measured:
    """The same in the real window, which is then used."""
    from tests.bench.window import measure

    rows, first, whole, stalls = measure(path)
    return Measured(rows, first, whole, own_peak(), stalls)


def _merely_read(start: float, rows: Iterable[object]) -> Measured:
    count, first = 0, None
    for _ in rows:
        first = first or time.perf_counter() - start
        count += 1
    return Measured(count - 1, first, time.perf_counter() - start, own_peak())


def openpyxl(path: Path) -> Measured:
    """openpyxl in its fastest mode."""
    from openpyxl import load_workbook

    start = time.perf_counter()
    book = load_workbook(path, read_only=True)
    return _merely_read(start, book.worksheets[0].iter_rows(values_only=True))


def calamine(path: Path) -> Measured:
    from python_calamine import CalamineWorkbook

    start = time.perf_counter()
    return _merely_read(start, CalamineWorkbook.from_path(path).get_sheet_by_index(0).iter_rows())


def _pandas(engine: str) -> Callable[[Path], Measured]:
    def measure(path: Path) -> Measured:
        import pandas  # type: ignore[import-not-found, import-untyped, unused-ignore]

        start = time.perf_counter()
        frame = pandas.read_excel(path, engine=engine)
        return Measured(len(frame), None, time.perf_counter() - start, own_peak())

    return measure


OURS, WINDOW = "Yccall: read, checked", "Yccall: in the window"
PEER = "openpyxl, merely reading"
PANDAS, PANDAS_CALAMINE = "pandas, by openpyxl", "pandas, by calamine"
CALAMINE = "calamine, merely reading"

MEASURES: dict[str, Callable[[Path], Measured]] = {
    OURS: import_it,
    WINDOW: show_it,
    PEER: openpyxl,
    PANDAS: _pandas("openpyxl"),
    PANDAS_CALAMINE: _pandas("calamine"),
    CALAMINE: calamine,
}
SLOW = (PEER, PANDAS)
"""These take a minute or more for a million rows."""


def measure(name: str, path: Path) -> Measured:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl misses a default style
        return MEASURES[name](path)
