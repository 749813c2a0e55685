"""The parent's side: starts the child process, watches it, passes on what it sends."""

from __future__ import annotations

import multiprocessing
import sys
import threading
import time
import types
from collections.abc import Generator
from dataclasses import replace
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any, Protocol

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.ports import ReadRequest, SheetMessage
from yccall_desktop.errors import AppError, Words
from yccall_desktop.sheets import child, sentences
from yccall_desktop.sheets.memory import resident_bytes
from yccall_desktop.sheets.messages import Done, Failed, Job

MEMORY_LIMIT = 900_000_000
"""Bytes that the child may use: on Linux its address space, elsewhere what it has committed.

A workbook of 1,048,575 rows and five columns takes 600 million.
"""

PATIENCE = 120.0
"""Seconds without any message: a network folder that hangs."""

BUDGET = 600.0
"""Seconds that are spent waiting in all, for files that go on for ever with nothing in them."""

_TICK = 0.02
"""Seconds between two looks at the child, which in that time may take some ten megabytes."""

_starting = threading.Lock()


class _Receiver(Protocol):
    """The end of a pipe, whose class differs between systems."""

    def poll(self, timeout: float) -> bool: ...

    def recv(self) -> Any: ...


class _DiedError(Exception):
    """The child ended without saying why: out of memory, a crash of a library."""


class _TooLargeError(_DiedError):
    """The child was about to use more memory than it may."""


class ProcessSheetReader:
    """Reads a sheet in a spawned child process, so that no file can harm this one.

    `memory_limit` is in bytes, `patience` in seconds without any message from the child, `budget`
    in seconds of waiting in all. A program that is frozen must call
    multiprocessing.freeze_support() first thing. Usable from any thread, also by several at once:
    each read has a child of its own.
    """

    def __init__(
        self,
        memory_limit: int = MEMORY_LIMIT,
        patience: float = PATIENCE,
        budget: float = BUDGET,
    ) -> None:
        self._memory_limit = memory_limit
        self._patience = patience
        self._budget = budget

    def read(
        self, request: ReadRequest, cancel: CancelToken
    ) -> Generator[SheetMessage, None, None]:
        """See core.ports.SheetReader. Closing the generator kills the child."""
        path = request.path
        absolute = request if request.data is not None else replace(request, path=path.absolute())
        for careful in (False, True):
            job = Job(absolute, self._memory_limit, careful)
            told = False
            try:
                for message in self._run(job, cancel):
                    if isinstance(message, Failed):
                        if message.again and not told and not careful:
                            break
                        raise message.error()
                    told = True
                    yield message
                else:
                    return
            except _DiedError as error:
                if told or careful:
                    raise AppError(_said(error, path, told), str(error)) from error

    def _run(self, job: Job, cancel: CancelToken) -> Generator[SheetMessage | Failed, None, None]:
        """What one child sends, until it is done. Raises _DiedError, Cancelled, AppError."""
        cancel.raise_if_cancelled()
        context = multiprocessing.get_context("spawn")
        receiver, sender = context.Pipe(duplex=False)
        process = context.Process(target=child.run, args=(sender, job), daemon=True)
        try:
            try:
                _start(process)
            except OSError as error:
                raise AppError(sentences.no_reader(job.path), str(error)) from error
            sender.close()
            yield from self._messages(job, process, receiver, cancel)
        finally:
            receiver.close()
            sender.close()
            _kill(process)

    def _messages(
        self, job: Job, process: SpawnProcess, receiver: _Receiver, cancel: CancelToken
    ) -> Generator[SheetMessage | Failed, None, None]:
        left = self._budget
        while True:
            left -= self._wait(job, process, receiver, cancel, min(left, self._patience))
            try:
                message = receiver.recv()
            except (EOFError, OSError) as error:
                process.join(1)
                raise _DiedError(f"the child ended with exit code {process.exitcode}") from error
            if isinstance(message, Done):
                return
            yield message

    def _wait(
        self,
        job: Job,
        process: SpawnProcess,
        receiver: _Receiver,
        cancel: CancelToken,
        patience: float,
    ) -> float:
        """Return when a message is there or the child ended; the seconds that it took."""
        began = time.monotonic()
        while True:
            try:
                ready = receiver.poll(_TICK)
            except OSError:  # Windows says so that the other end is gone; `recv` does so too
                ready = True
            cancel.raise_if_cancelled()
            if process.pid and resident_bytes(process.pid) > self._memory_limit:
                raise _TooLargeError("the child used too much memory")
            waited = time.monotonic() - began
            if ready:
                return waited
            if waited > patience:
                raise AppError(sentences.too_slow(job.path), f"no message in {waited:.0f} s")


def _said(error: _DiedError, path: Path, told: bool) -> Words:
    if isinstance(error, _TooLargeError):
        return sentences.too_large(path)
    return sentences.interrupted(path) if told else sentences.damaged(path)


def _start(process: SpawnProcess) -> None:
    """Start the child without letting it import this program's main module.

    A spawned child imports the parent's main module by habit, which would cost it the time and
    the memory of all that the window needs. A system that is short of something for a moment is
    asked once more. Raises OSError.
    """
    with _starting:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = types.ModuleType("__main__")
        try:
            try:
                process.start()
            except OSError:
                process.start()
        finally:
            sys.modules["__main__"] = main


def _kill(process: SpawnProcess) -> None:
    if process.pid is not None:
        process.kill()
        process.join(5)
    if process.exitcode is not None or process.pid is None:
        process.close()
