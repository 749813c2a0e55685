"""What every page of the window works with; built once by app.py, or by a test."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from yccall_desktop.core.ports import Journal, Secrets, SheetReader, VersionFile
from yccall_desktop.core.submission import Submission
from yccall_desktop.core.task import AssignmentType
from yccall_desktop.errors import Words
from yccall_desktop.services.patience import Patience
from yccall_desktop.ui.jobs import Jobs

if TYPE_CHECKING:
    from yccall_desktop.services.connection import Connection
    from yccall_desktop.store.settings import Settings


@dataclass(frozen=True, slots=True)
class StartupOptions:
    """What the command line pre-fills. Empty or None: not given."""

    sheets: tuple[Path, ...] = ()
    assign_type: AssignmentType | None = None
    target: str = ""
    ratio: str = ""
    caller_ids: str = ""
    task_name: str = ""


class ContextEvents(QObject):
    """What pages want to hear of each other. Carries nothing: read the context."""

    numbers_changed = Signal()
    """Region or form of the numbers was changed in the settings: check the rows anew."""

    connection_changed = Signal()
    """`context.connection` is another one, or its account became known."""

    submissions_changed = Signal()
    """The journal holds something new."""


@dataclass
class Context:
    """The parts of the program. `journal` None: it could not be opened and sending is blocked,
    `journal_error` says why. `region` is the one in use: option, remembered, or CN; so is
    `language`, '' being the system's.

    `credentials_given`: a token, or an app id with its access key, came with this start, so none
    needs to be stored.
    `unfinished` are the submissions that were found unknown or partly sent at the start;
    `patience` says how long a running one tries again by itself.
    `connect(server)` makes a Connection to another server that never sees the old one's token.
    `version_file` reads what tells of a newer version; None: it is never looked for.
    """

    jobs: Jobs
    settings: Settings
    secrets: Secrets
    journal: Journal | None
    connection: Connection
    reader: SheetReader
    sample: Path
    data_dir: Path
    demo: bool = False
    journal_error: Words | None = None
    startup: StartupOptions = StartupOptions()
    region: str = "CN"
    language: str = ""
    credentials_given: bool = False
    unfinished: tuple[Submission, ...] = ()
    connect: Callable[[str], Connection] | None = None
    version_file: VersionFile | None = None
    patience: Patience = field(default_factory=Patience)
    events: ContextEvents = field(default_factory=ContextEvents)
