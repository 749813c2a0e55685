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
from typing import Any, Protocol

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.ports import ReadRequest, SheetMessage
from yccall_desktop.errors import AppError
from yccall_desktop.sheets import child, sentences
from yccall_desktop.sheets.memory import resident_bytes
from yccall_desktop.sheets.messages import Done, Failed, Job

MEMORY_LIMIT = 1_500_000_000
PATIENCE = 120.0
_TICK = 0.05

_starting = threading.Lock()


class _Receiver(Protocol):
    """The end of a pipe, whose class differs between systems."""

    def poll(self, timeout: float) -> bool: ...

    def recv(self) -> Any: ...


class _DiedError(Exception):
    """The child ended without saying why: out of memory, a crash of a library."""


class ProcessSheetReader:
    """Reads a sheet in a spawned child process, so that no file can harm this one.

    `memory_limit` is in bytes, `patience` in seconds without any message from the child. A program
    that is frozen must call multiprocessing.freeze_support() first thing. Usable from any thread,
    also by several at once: each read has a child of its own.
    """

    def __init__(self, memory_limit: int = MEMORY_LIMIT, patience: float = PATIENCE) -> None:
        self._memory_limit = memory_limit
        self._patience = patience

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
                        raise AppError(message.words, message.detail)
                    told = True
                    yield message
                else:
                    return
            except _DiedError as error:
                if told or careful:
                    raise AppError(sentences.damaged(path), str(error)) from error

    def _run(self, job: Job, cancel: CancelToken) -> Generator[SheetMessage | Failed, None, None]:
        """What one child sends, until it is done. Raises _DiedError, Cancelled, AppError."""
        cancel.raise_if_cancelled()
        context = multiprocessing.get_context("spawn")
        receiver, sender = context.Pipe(duplex=False)
        process = context.Process(target=child.run, args=(sender, job), daemon=True)
        try:
            _start(process)
            sender.close()
            yield from self._messages(job, process, receiver, cancel)
        finally:
            receiver.close()
            sender.close()
            _kill(process)

    def _messages(
        self, job: Job, process: SpawnProcess, receiver: _Receiver, cancel: CancelToken
    ) -> Generator[SheetMessage | Failed, None, None]:
        while True:
            self._wait(job, process, receiver, cancel)
            try:
                message = receiver.recv()
            except (EOFError, OSError) as error:
                process.join(1)
                raise _DiedError(f"the child ended with exit code {process.exitcode}") from error
            if isinstance(message, Done):
                return
            yield message

    def _wait(
        self, job: Job, process: SpawnProcess, receiver: _Receiver, cancel: CancelToken
    ) -> None:
        """Return when a message is there or the child ended."""
        deadline = time.monotonic() + self._patience
        while not receiver.poll(_TICK):
            cancel.raise_if_cancelled()
            if time.monotonic() > deadline:
                raise AppError(sentences.too_slow(job.path), "no message in time")
            if process.pid and resident_bytes(process.pid) > self._memory_limit:
                raise _DiedError("the child used too much memory")
        cancel.raise_if_cancelled()


def _start(process: SpawnProcess) -> None:
    """Start the child without letting it import this program's main module.

    A spawned child imports the parent's main module by habit, which would cost it the time and
    the memory of all that the window needs.
    """
    with _starting:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = types.ModuleType("__main__")
        try:
            process.start()
        finally:
            sys.modules["__main__"] = main


def _kill(process: SpawnProcess) -> None:
    if process.pid is not None:
        process.kill()
        process.join(5)
    if process.exitcode is not None or process.pid is None:
        process.close()
