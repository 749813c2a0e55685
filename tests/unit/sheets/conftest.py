"""Reading through the real child process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers.read_sheets import Read, collect
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.ports import ReadRequest
from yccall_desktop.errors import AppError
from yccall_desktop.sheets.reader import ProcessSheetReader


@pytest.fixture
def read() -> Callable[..., Read]:
    def run(path: Path, sheet: str | None = None, **options: float) -> Read:
        return collect(ProcessSheetReader(**options).read(ReadRequest(path, sheet), CancelToken()))

    return run


@pytest.fixture
def ask() -> Callable[[ReadRequest], Read]:
    def run(request: ReadRequest) -> Read:
        return collect(ProcessSheetReader().read(request, CancelToken()))

    return run


@pytest.fixture
def refusal(read) -> Callable[..., str]:
    """The sentence that a file is refused with."""

    def run(path: Path, sheet: str | None = None, **options: float) -> str:
        with pytest.raises(AppError) as caught:
            read(path, sheet, **options)
        return str(caught.value)

    return run
