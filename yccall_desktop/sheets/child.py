"""The child's side: looks at what the file is and sends its rows."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

from yccall_desktop.core.ports import LockFileError, PasswordNeededError, SheetMessage
from yccall_desktop.errors import AppError
from yccall_desktop.sheets import sentences
from yccall_desktop.sheets.memory import limit_own_memory
from yccall_desktop.sheets.messages import Done, Failed, Job


def run(sender: Connection, job: Job) -> None:
    """Send FileInfo and Blocks, then Done; or Failed. Never raises for what a file holds."""
    limit_own_memory(job.memory_limit)
    silence()
    gc.disable()  # rows make no cycles, and looking for some among a million cells takes long
    try:
        for message in read(job):
            sender.send(message)
        sender.send(Done())
    except BrokenPipeError:
        return
    except BaseException as error:  # noqa: BLE001 - a library's panic is no Exception
        sender.send(failure(error, job.path))


def failure(error: BaseException, path: Path) -> Failed:
    """What the user is told of whatever went wrong while reading."""
    if isinstance(error, PasswordNeededError):
        return Failed(error.words, error.detail, wrong_password=error.wrong)
    if isinstance(error, LockFileError):
        return Failed(error.words, error.detail, real=error.real)
    if isinstance(error, AppError):
        return Failed(error.words, error.detail)
    detail = repr(error)[:2000]
    if isinstance(error, FileNotFoundError):
        return Failed(sentences.missing(path), detail)
    if isinstance(error, PermissionError):
        return Failed(sentences.locked(path), detail)
    if isinstance(error, MemoryError):
        return Failed(sentences.too_large(path), detail, again=True)
    if isinstance(error, OSError):
        return Failed(sentences.unreadable(path), detail)
    return Failed(sentences.damaged(path), detail, again=True)


def read(job: Job) -> Iterator[SheetMessage]:
    """Read the file as what it is, whatever its name says. Raises SheetError and much else."""
    from yccall_desktop.sheets.archive import check_sums, refuse_bombs
    from yccall_desktop.sheets.formats import read_rows
    from yccall_desktop.sheets.place import refuse_place
    from yccall_desktop.sheets.protection import unlocked
    from yccall_desktop.sheets.source import Source

    source = Source(job.path, job.request.data)
    if source.data is None:
        refuse_place(job.path)
    source = unlocked(source, job.request.password)
    refuse_bombs(source)
    if not job.careful:
        check_sums(source)
    return read_rows(source, job.request, job.careful)


def silence() -> None:
    """A library that aborts writes a stack to the terminal; the parent says it in words."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
