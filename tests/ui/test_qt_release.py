"""The installed Qt release can be relied on for what the program needs of it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot


class Counter(QObject):
    told = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.seen = 0
        self.told.connect(self.count)

    @Slot(object)
    def count(self, _value: object) -> None:
        self.seen += 1


def test_five_thousand_signals_are_emitted(qapp):
    """PySide6 6.12.0 aborted the process after about 500."""
    counter = Counter()
    for number in range(5_000):
        counter.told.emit(number)
    assert counter.seen == 5_000


def test_a_number_survives_a_signal(qapp):
    """Signal(int) is 32-bit; what crosses a thread is an object."""
    got = []
    counter = Counter()
    counter.told.connect(got.append)
    counter.told.emit(919_876_543_210)
    assert got == [919_876_543_210]
