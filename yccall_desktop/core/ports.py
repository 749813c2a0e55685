"""What services need from the outside, as Protocols: a sheet reader, the platform, the journal."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Generator, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.cells import Block, MergedCells
from yccall_desktop.core.outcomes import End, RefusedNumber
from yccall_desktop.core.submission import CallNumber, Part, PartState, Submission
from yccall_desktop.core.targets import ChoiceKind, Choices
from yccall_desktop.core.task import TaskCommand, TaskSettings
from yccall_desktop.core.version import VersionAddress, VersionLook
from yccall_desktop.errors import AppError, Words


# --- sheets ----------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class SheetInfo:
    """One sheet of a file: `rows` up to its last row that is not empty, `hidden` in Excel."""

    name: str
    rows: int
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class EncodingChoice:
    """A text encoding that a file can be read in; `preview` is a telling piece of it, decoded."""

    name: str
    preview: str


Spans = tuple[tuple[int, int], ...]
"""First and last index of each, 0-based."""


@dataclass(frozen=True, slots=True)
class FileInfo:
    """What the file is, told before its rows. `sheet` is the name of the sheet that follows.

    `encoding` and `delimiter` are empty for workbooks; a text file is one sheet named as the file.
    `encodings` are the ones that a text file could be in, the chosen one among them, the likeliest
    first; empty for workbooks and plain ASCII.
    `columns`: what a workbook that this program wrote says of its own columns, a Role's value to
    a column's 0-based index, its header being the first row; empty for all other files.
    `hidden_columns`: those that the file does not show.
    """

    sheets: tuple[SheetInfo, ...]
    sheet: str
    encoding: str = ""
    delimiter: str = ""
    encodings: tuple[EncodingChoice, ...] = ()
    columns: Mapping[str, int] = field(default_factory=dict)
    hidden_columns: Spans = ()


@dataclass(frozen=True, slots=True)
class ReadRequest:
    """What to read. `sheet` None chooses the visible sheet with the most phone-like cells.

    `encoding` '' is found by itself; `password` opens a protected file and is kept nowhere.
    `data`: the bytes of the file themselves, such as a pasted table; `path` is only its name then.
    """

    path: Path
    sheet: str | None = None
    encoding: str = ""
    password: str = field(default="", repr=False)
    data: bytes | None = field(default=None, repr=False)


class PasswordNeededError(AppError):
    """The file is protected; `wrong`: the password that was given does not open it."""

    def __init__(self, words: Words, detail: str = "", *, wrong: bool = False) -> None:
        super().__init__(words, detail)
        self.wrong = wrong


class LockFileError(AppError):
    """The file is Excel's lock file; `real` is the workbook beside it that Excel has open."""

    def __init__(self, words: Words, real: Path, detail: str = "") -> None:
        super().__init__(words, detail)
        self.real = real


SheetMessage = FileInfo | Block | MergedCells


class SheetReader(Protocol):
    """Reads a sheet file in isolation: whatever the file holds, this process survives it."""

    def read(
        self, request: ReadRequest, cancel: CancelToken
    ) -> Generator[SheetMessage, None, None]:
        """Yield one FileInfo, then the rows of the chosen sheet in order and, where the sheet has
        any, its MergedCells; close it when done.

        Raises AppError with a sentence, PasswordNeededError, LockFileError, Cancelled when `cancel`
        was set; stops the child process in every case.
        """


# --- the platform ----------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class SignedIn:
    """An answer of the sign-in. `token` is empty unless `end` is DONE."""

    end: End
    token: str = ""
    company_code: str = ""
    company_name: str = ""


@dataclass(frozen=True, slots=True)
class FoundTask:
    """A task on the platform that is provably ours."""

    task_id: str
    name: str
    status: str


@dataclass(frozen=True, slots=True)
class Look:
    """A search for a task. `end` DONE with `task` None: the server answered and it is not there.

    `also`: ids of further tasks that are ours and have not ended; the same customers are in them.
    """

    end: End
    task: FoundTask | None = None
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskNumbers:
    """What a task holds. `total` is the server's own count; `numbers` as the server writes them,
    empty unless they were asked for. An `end` other than DONE: nothing is known.
    """

    end: End
    total: int = 0
    numbers: tuple[str, ...] = ()


SendProgress = Callable[[int, int], None]
"""Called with (bytes sent, bytes in all); possibly often, on the sending thread."""


class Platform(Protocol):
    """The platform's services. No method raises for what a network or a server does: see End.

    Every method blocks for a bounded time and is called off the main thread only.
    """

    @property
    def server(self) -> str: ...

    def sign_in(self, app_id: str, access_key: str, cancel: CancelToken) -> SignedIn: ...

    def greet(self, token: str, cancel: CancelToken) -> End:
        """Ask for one entry of the task list; changes nothing, whether the token is good or not."""

    def create_task(
        self,
        token: str,
        submission_id: str,
        settings: TaskSettings,
        numbers: Sequence[CallNumber],
        now: int,
        progress: SendProgress,
        cancel: CancelToken,
    ) -> End:
        """Send TaskCreat once. `now` (Unix seconds) is the moment that "now" means as time."""

    def add_numbers(
        self,
        token: str,
        task_id: str,
        submission_id: str,
        settings: TaskSettings,
        numbers: Sequence[CallNumber],
        now: int,
        progress: SendProgress,
        cancel: CancelToken,
    ) -> End:
        """Send TaskAdd once; DONE only when every number is either taken or named as refused."""

    def set_task(
        self, token: str, task_id: str, command: TaskCommand, cancel: CancelToken
    ) -> End: ...

    def find_task(
        self, token: str, submission_id: str, task_name: str, cancel: CancelToken
    ) -> Look:
        """Look by customtaskid, then by exact name, over all pages. Never changes anything."""

    def task_numbers(
        self, token: str, task_id: str, cancel: CancelToken, *, numbers: bool
    ) -> TaskNumbers:
        """How many numbers the task has; with `numbers` also which, over all pages."""

    def choices(self, token: str, kind: ChoiceKind, cancel: CancelToken) -> Choices:
        """What there is to choose from. Never changes anything; passwords are not kept."""


# --- the journal -----------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class EarlierSubmission:
    """An earlier submission that holds numbers of a new list; `shared` is how many.

    `under_way`: it is being sent, and what of it still waits is counted too.
    """

    submission: Submission
    shared: int
    under_way: bool = False


@dataclass(frozen=True, slots=True)
class RecentNumbers:
    """The numbers of one part of a submission, by their E.164 digits; `at` (Unix seconds) is when
    it was sent last."""

    task_name: str
    at: int
    keys: array[int]


class Journal(Protocol):
    """What was promised, sent and answered on this PC. Every write is durable when it returns.

    Writes raise AppError (disk full, locked, read-only). One writer; any thread.
    """

    def add(self, submission: Submission, numbers: Iterable[CallNumber]) -> None:
        """Commit a new submission with its numbers, parts PENDING."""

    def claim_part(
        self, submission_id: str, index: int, sent_at: int, account: str = ""
    ) -> Part | None:
        """In one transaction: if the part may be sent, make it SENDING and count the attempt.

        `account` is the one that it is sent with; it is kept unless one is known already.
        None, and nothing changed, when the part is not in SENDABLE or when any part of the
        submission is SENDING or UNKNOWN. So of two callers at most one gets the part.
        """

    def save_part(
        self,
        submission_id: str,
        part: Part,
        task_id: str = "",
        refused: Sequence[RefusedNumber] = (),
        expected: Collection[PartState] | None = None,
    ) -> bool:
        """Commit a part's state and end, with a task id that too, and the refused numbers.

        Only if the stored state is one of `expected` (None: any); a DONE part stays DONE in every
        case. Returns whether it was written.
        """

    def sending(self, submission_id: str) -> AbstractContextManager[None]:
        """To be entered by who sends the submission, around every claim and what follows it."""

    def deciding(self) -> AbstractContextManager[None]:
        """To be entered by one at a time, while `sending`, for its last look and its `add`."""

    def is_sending(self, submission_id: str) -> bool:
        """Whether this program is sending it, waits between tries included. Never blocks."""

    def mark_unsaved(self, submission_id: str) -> bool:
        """In one transaction: unless it is being sent, parts left SENDING become UNKNOWN.

        Their end was not saved. Returns whether it was written.
        """

    def recut(self, submission_id: str, index: int, size: int) -> bool:
        """In one transaction: cut the REFUSED part `index` and what waits behind it to `size`.

        The order of the numbers stays. Returns whether it was written.
        """

    def save_seen(
        self, submission_id: str, index: int, keys: Collection[str], task_id: str = ""
    ) -> Part:
        """Commit that the platform has the part's numbers of these keys; returns the part.

        With all of them there the part is DONE. `task_id`: the task that was found.
        """

    def save_absence(self, submission_id: str, looked_at: int) -> None:
        """Commit a look that did not prove all to be there, while the submission is UNKNOWN."""

    def release(self, submission_id: str, end: End) -> bool:
        """Commit UNKNOWN parts as NOT_SENT with `end`, if at least one absence was saved.

        Returns whether it was written.
        """

    def leave_out(self, submission_id: str) -> bool:
        """Commit that what is not on the platform stays away: open parts become LEFT_OUT.

        Only of an `unfinished` submission that is not being sent. What was UNKNOWN counts as
        perhaps sent from then on. Returns whether it was written.
        """

    def save_command(self, submission_id: str, command: TaskCommand, end: End | None) -> None:
        """Commit a TaskSet: first with end None (about to be sent), then with its end."""

    def forget(self, before: int, at: int, cancel: CancelToken | None = None) -> int:
        """Forget the numbers of submissions that ended and were last touched before a moment.

        `at` is now, in Unix seconds. What was sent of them stays known to `earlier`. Each is
        forgotten as a whole or not at all, and others may use the journal between two; returns how
        many were. Raises Cancelled between two.
        """

    def get(self, submission_id: str) -> Submission: ...

    def numbers(self, submission_id: str, part: int, *, missing: bool = False) -> list[CallNumber]:
        """The numbers of a part in the list's order; `missing`: without those seen there."""

    def submissions(self) -> list[Submission]:
        """All submissions, newest first."""

    def earlier(self, keys: Iterable[str]) -> list[EarlierSubmission]:
        """Submissions that may have been sent with any of these E.164 keys, newest first.

        Numbers of one that this program is sending count before they are sent.
        """

    def earlier_than(self, submission_id: str) -> list[EarlierSubmission]:
        """The same for the numbers of this submission that wait to be sent, itself left out."""

    def recent(self, server: str, since: int) -> list[RecentNumbers]:
        """What may have been called from `server` since a moment (Unix seconds), newest first.

        Done, sending and unknown parts, and those that were unknown once or wait in what this
        program is sending, without the numbers that the platform refused.
        """

    def mark_interrupted(self) -> list[Submission]:
        """At start-up: parts left SENDING become UNKNOWN, and so do commands left without an end.

        Returns those with such commands, and all unfinished, also never sent, newest first.
        """


@dataclass(frozen=True, slots=True)
class OpenedJournal:
    """`journal` None: nothing can be sent, `error` says why. `unfinished`: left by a run before.

    `warning`: what is wrong with a journal that can be used. `late`: it was not opened yet, since
    that may take long, and `error` says so.
    """

    journal: Journal | None
    unfinished: tuple[Submission, ...] = ()
    error: Words | None = None
    warning: Words | None = None
    late: bool = False


# --- settings and secrets --------------------------------------------------------------------
class Secrets(Protocol):
    """Tokens and access keys by server. May block: off the main thread only.

    `slot` tells those of one server apart: see Account. Each is given out for its own server only.
    """

    @property
    def lasting(self) -> bool:
        """False when there is no keyring: secrets live until the program ends."""

    def get(self, server: str, slot: str = "") -> str: ...

    def set(self, server: str, secret: str, slot: str = "") -> None:
        """Store, or forget when `secret` is empty. Falls back to memory; never raises."""


# --- newer versions --------------------------------------------------------------------------
class VersionFile(Protocol):
    """The signed file that tells which version is the newest. Off the main thread only."""

    def look(self, address: VersionAddress, cancel: CancelToken) -> VersionLook:
        """Read it once; blocks for a bounded time. Raises nothing but Cancelled.

        A release is returned only when its signature fits the key of `address`.
        """
