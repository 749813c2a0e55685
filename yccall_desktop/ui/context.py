"""What every page of the window works with; built once by app.py, or by a test."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from yccall_desktop.core.demo import DemoPlatform
from yccall_desktop.core.do_not_call import DoNotCallList
from yccall_desktop.core.known_layout import Layouts
from yccall_desktop.core.network import Network
from yccall_desktop.core.ports import Journal, OpenedJournal, Secrets, SheetReader, VersionFile
from yccall_desktop.core.screening import Screening
from yccall_desktop.core.submission import Submission
from yccall_desktop.core.task import AssignmentType
from yccall_desktop.errors import Words
from yccall_desktop.services.patience import Patience
from yccall_desktop.ui.jobs import Jobs

if TYPE_CHECKING:
    from yccall_desktop.services.accounts import Accounts
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

    settings_wanted = Signal()
    """What to do next is in the settings: open them."""

    new_task_wanted = Signal()
    """What to do next is on the page "New task": go there."""

    submissions_changed = Signal()
    """The journal holds something new."""

    do_not_call_changed = Signal()
    """The do-not-call list has other numbers, or can be read again."""

    recent_days_changed = Signal()
    """`context.settings.recent_days` is another one."""

    screening_changed = Signal()
    """`context.screening` was built anew and is `screening_ready`; it may be the same as before."""


@dataclass
class Context:
    """The parts of the program. `journal` None: it could not be opened and sending is blocked,
    `journal_error` says why; `journal_warning` is what is wrong with one that can be used.
    `journal_late`: it was not tried yet, as that may take long, and is opened in the background.
    `open_journal` tries to open it once more; blocks, any thread.
    `region` is the one in use: option, remembered, or CN; so is
    `language`, '' being the system's.

    `credentials_given`: a token, or an app id with its access key, came with this start, so none
    needs to be stored.
    `unfinished` are the submissions that were found unknown or partly sent at the start, or whose
    last command has no certain end;
    `patience` says how long a running one tries again by itself.
    `accounts` are the connections of the settings' accounts, None where there are none (demo).
    `connect(server, account)` makes a Connection to another server that never sees the old one's
    token; without an account of the settings it has the token that is stored for the server.
    `layouts` is what is remembered of sheets.
    `demo_platform` is the demo's platform, which can be broken by hand.
    `network` is the way to every platform and tests it; `settings.network` is what it uses.
    `version_file` reads what tells of a newer version; None: it is never looked for.
    `screening` is what a CallSheet is made with: None while no number is left out. It is replaced,
    never changed. `screening_ready` False: it is being built (at the start, and after a change), so
    numbers that have to be left out may not be known yet. `list_problem`: why the do-not-call list
    could not be read, so that NO row is left out due to it.
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
    journal_warning: Words | None = None
    journal_late: bool = False
    open_journal: Callable[[], OpenedJournal] | None = None
    startup: StartupOptions = StartupOptions()
    region: str = "CN"
    language: str = ""
    credentials_given: bool = False
    unfinished: tuple[Submission, ...] = ()
    accounts: Accounts | None = None
    connect: Callable[..., Connection] | None = None
    version_file: VersionFile | None = None
    network: Network | None = None
    do_not_call: DoNotCallList | None = None
    screening: Screening | None = None
    screening_ready: bool = True
    list_problem: Words | None = None
    layouts: Layouts | None = None
    demo_platform: DemoPlatform | None = None
    patience: Patience = field(default_factory=Patience)
    events: ContextEvents = field(default_factory=ContextEvents)

    def connection_of(self, submission: Submission) -> Connection:
        """The connection with the account that a submission was made with."""
        if self.accounts is None:
            return self.connection
        return self.accounts.of(submission, self.connection)
