"""Times the way from a file to checked rows beside openpyxl merely reading the file, and the start.

Each measurement runs in a process of its own, so that none warms up or fattens another. A measure
of the window belongs in MEASURES: a function that takes the file and returns a Measured.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.bench import packaged
from tests.helpers.sheet_files import num, phone, raw_xlsx, row

SIZES = (10_000, 100_000)
PEER = "openpyxl"


@dataclass(frozen=True)
class Measured:
    """Seconds to the first rows and to the end; MB at the peak of the process and its child.

    `stall` is the longest stall of the window's event loop in ms, where a window was measured.
    """

    rows: int
    first: float | None
    whole: float
    memory: float
    stall: float | None = None


def make_sheet(path: Path, rows: int) -> Path:
    """A sheet of `rows` x 5 as Excel writes it: texts shared, phones as numbers and as texts."""
    strings = ["Name", "Phone", "Member ID", "City", "Note", "Beijing", "Shanghai"]
    strings += [f"note {n}" for n in range(50)]

    def shared(column: str, index: int) -> str:
        return f'<c r="{column}@" t="s"><v>{index}</v></c>'

    data = [row(1, *(shared(column, index) for index, column in enumerate("ABCDE")))]
    for n in range(rows):
        name, member = len(strings), len(strings) + 1
        strings += [f"Customer {n}", f"M{n:07}"]
        if n % 2:
            number = num("B", phone(n))
        else:
            number = shared("B", len(strings))
            strings.append(phone(n))
        city, note = shared("D", 5 + n % 2), shared("E", 7 + n % 50)
        data.append(row(n + 2, shared("A", name), number, shared("C", member), city, note))
    items = "".join(f"<si><t>{string}</t></si>" for string in strings)
    return raw_xlsx(path, "".join(data), strings=items)


def measure_import(path: Path) -> Measured:
    """File chosen to CallSheet finished, through the service and the child process."""
    from yccall_desktop.core.cancel import CancelToken
    from yccall_desktop.core.phone import NumberForm, PhoneChecker
    from yccall_desktop.services.import_sheet import ImportRequest, ImportState, import_sheet
    from yccall_desktop.sheets.reader import ProcessSheetReader

    PhoneChecker("CN")
    reports: list[float] = []

    def report(_: ImportState) -> None:
        reports.append(time.perf_counter() - start)

    start = time.perf_counter()
    request = ImportRequest(path, None, "CN", NumberForm.NATIONAL)
    state = import_sheet(ProcessSheetReader(), request, report, CancelToken())
    whole = time.perf_counter() - start
    return Measured(state.sheet.totals.ready, reports[0], whole, _peak_memory())


def measure_openpyxl(path: Path) -> Measured:
    """openpyxl in its fastest mode, merely reading."""
    import openpyxl

    start = time.perf_counter()
    book = openpyxl.load_workbook(path, read_only=True)
    first: float | None = None
    count = 0
    for _ in book.worksheets[0].iter_rows(values_only=True):
        count += 1
        first = first or time.perf_counter() - start
    whole = time.perf_counter() - start
    book.close()
    return Measured(count - 1, first, whole, _peak_memory())


def measure_window(path: Path) -> Measured:
    """The same in the real window, then scrolled, filtered, all rows left out and taken back."""
    from tests.bench.window import measure

    ready, first, whole, stall = measure(path)
    return Measured(ready, first, whole, _peak_memory(), stall)


MEASURES: dict[str, Callable[[Path], Measured]] = {
    "yccall: read, checked": measure_import,
    "yccall: in the window": measure_window,
    PEER: measure_openpyxl,
}


def _peak_memory() -> float:
    """The peaks of this process and of its largest child together, in MB; 0 on Windows."""
    try:
        import resource
    except ImportError:
        return 0.0
    unit = 1 if sys.platform == "darwin" else 1024
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(resource.getrusage(one).ru_maxrss for one in who) * unit / 1e6


def _measured_apart(name: str, path: Path) -> Measured:
    command = [sys.executable, "-m", "tests.bench", name, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    if done.returncode:
        raise SystemExit(f"{name} failed:\n{done.stderr}")
    return Measured(**json.loads(done.stdout.splitlines()[-1]))


def _line(name: str, measured: Measured, peer: Measured) -> str:
    first = "" if measured.first is None else f"{measured.first:.2f} s"
    stall = "" if measured.stall is None else f"{measured.stall:.0f} ms"
    ratio = f"{peer.whole / measured.whole:.1f} x"
    return (
        f"{measured.rows:>9,}  {name:<24}{first:>11}{measured.whole:>9.2f} s{ratio:>9}"
        f"{measured.memory:>8.0f} MB{stall:>9}"
    )


def main() -> None:
    """Without arguments measure all and print a table; with a measure and a file, only that."""
    if len(sys.argv) == 3:
        print(json.dumps(asdict(MEASURES[sys.argv[1]](Path(sys.argv[2])))))
        return
    columns = f"{'rows':>9}  {'':<24}{'first rows':>11}{'all rows':>11}{'speed':>9}{'memory':>11}"
    print(f"{columns}{'stall':>9}", flush=True)
    with tempfile.TemporaryDirectory(prefix="yccall-bench-") as folder:
        for size in SIZES:
            path = make_sheet(Path(folder) / f"{size}.xlsx", size)
            results = {name: _measured_apart(name, path) for name in MEASURES}
            for name, measured in results.items():
                print(_line(name, measured, results[PEER]), flush=True)
    print()
    packaged.measure()


if __name__ == "__main__":
    main()
