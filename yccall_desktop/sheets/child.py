"""The child's side: looks at what the file is and sends its rows."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from multiprocessing.connection import Connection

from yccall_desktop.core.ports import SheetMessage
from yccall_desktop.sheets import sentences
from yccall_desktop.sheets.memory import limit_own_memory
from yccall_desktop.sheets.messages import Done, Failed, Job
from yccall_desktop.sheets.sentences import SheetError


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
    except SheetError as error:
        sender.send(Failed(error.words, error.detail))
    except FileNotFoundError as error:
        sender.send(Failed(sentences.missing(job.path), repr(error)))
    except PermissionError as error:
        sender.send(Failed(sentences.locked(job.path), repr(error)))
    except MemoryError as error:
        sender.send(Failed(sentences.too_large(job.path), repr(error), again=True))
    except OSError as error:
        sender.send(Failed(sentences.unreadable(job.path), repr(error)))
    except BaseException as error:  # noqa: BLE001 - a library's panic is no Exception
        sender.send(Failed(sentences.damaged(job.path), repr(error)[:2000], again=True))


def read(job: Job) -> Iterator[SheetMessage]:
    """Read the file as what it is, whatever its name says. Raises SheetError and much else."""
    from yccall_desktop.sheets.formats import read_rows
    from yccall_desktop.sheets.source import Source

    return read_rows(Source(job.path, job.request.data), job.request, job.careful)


def silence() -> None:
    """A library that aborts writes a stack to the terminal; the parent says it in words."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
