"""What the user has to know when the window opens, as banners; nothing of it is modal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Slot

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.outcomes import Reason
from yccall_desktop.core.submission import PartState, Submission
from yccall_desktop.errors import AppError
from yccall_desktop.ui.banner import Banner, Kind
from yccall_desktop.ui.context import Context
from yccall_desktop.ui.forgetting import Forgetting
from yccall_desktop.ui.i18n import count, say
from yccall_desktop.ui.jobs import Report
from yccall_desktop.ui.journal_banner import JournalBanner
from yccall_desktop.ui.screening import ScreeningKeeper
from yccall_desktop.ui.tasks.words import moment, sheet_label


@dataclass(frozen=True, slots=True)
class Access:
    """Whether there is a token for the server, and whether the keyring keeps it.

    `question` is the number of the question that it answers.
    """

    question: int
    has_token: bool
    lasting: bool


class StartupBanners(QObject):
    """Shows the banners of the start, and takes each away when its cause is gone."""

    def __init__(
        self,
        context: Context,
        banner: Banner,
        open_settings: Callable[[], None],
        look: Callable[[Submission], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._banner = banner
        self._open_settings = open_settings
        self._look = look
        self._unknown = list(context.unfinished)
        self._told: dict[str, list[Submission]] = {}
        self.access: Access | None = None
        self._question = 0
        self.screening = ScreeningKeeper(context, banner, self)
        self.forgetting = Forgetting(context, banner, self)
        self._journal = JournalBanner(context, banner, self)
        self._journal.opened.connect(self._journal_opened)

    def show(self) -> None:
        """Show what is known, and ask the keyring in the background for the rest."""
        context = self._context
        damaged = context.settings.damaged
        self._journal.show()
        if damaged is not None:
            self._banner.show_message(Kind.WARNING, lambda: say(damaged), key="settings")
        self._show_unknown()
        self.screening.start()
        self.forgetting.start()
        self.ask_access()

    @Slot()
    def _journal_opened(self) -> None:
        self._unknown = list(self._context.unfinished)
        self._show_unknown()
        self.forgetting.start()

    @Slot()
    def ask_access(self) -> None:
        """Find out whether there is a token for the server; in the demo this signs in.

        Only the answer to the last question counts: the keyring may be slow for one account.
        """
        connection, secrets, demo = (
            self._context.connection,
            self._context.secrets,
            self._context.demo,
        )
        given = self._context.credentials_given
        self.access = None
        self._question = number = self._question + 1

        def work(_report: Report, cancel: CancelToken) -> Access:
            if demo:
                return Access(number, bool(connection.token(cancel)[0]), True)
            if not connection.server:
                return Access(
                    number, given, True
                )  # nothing can be stored: the keyring is left alone
            return Access(number, given or connection.can_sign_in(), secrets.lasting)

        job = self._context.jobs.start(work, self)
        job.done.connect(self._access_known)
        job.failed.connect(self._access_failed)

    @Slot(object)
    def submission_changed(self, submission: Submission) -> None:
        """Take the banner away when the last unfinished submission has found its end."""
        if any(one.id == submission.id for one in self._unknown):
            others = [one for one in self._unknown if one.id != submission.id]
            self._unknown = [submission, *others] if submission.unfinished else others
            self._show_unknown()

    @Slot(object)
    def _access_known(self, access: Access) -> None:
        if access.question != self._question:
            return
        self.access = access
        self._show_access(access)
        self._context.events.connection_changed.emit()

    @Slot(object)
    def _access_failed(self, error: AppError) -> None:
        self._banner.show_message(Kind.ERROR, lambda: say(error.words), key="access")

    def _show_access(self, access: Access) -> None:
        for key in ("access", "keyring"):
            self._banner.remove(key)
        context = self._context
        if context.demo:
            return
        if not context.connection.server:
            self._offer_settings(
                lambda: self.tr(
                    "Welcome. Enter the server address of your call platform and how to sign in "
                    "there once; sheets can be opened and checked without.",
                )
            )
        elif not access.has_token:
            self._offer_settings(self._what_is_missing)
        elif not access.lasting and not context.credentials_given:
            self._banner.show_message(
                Kind.INFO,
                lambda: self.tr(
                    "This system has no keyring: what you sign in with is kept until the program "
                    "ends, and has to be entered again after the next start.",
                ),
                key="keyring",
            )

    def _what_is_missing(self) -> str:
        connection = self._context.connection
        if connection.profile is not None and connection.profile.app_id:
            text = self.tr("There is no access key for {server} yet. Enter it in the settings.")
        else:
            text = self.tr("There is no token for {server} yet. Enter it in the settings.")
        return text.format(server=connection.server)

    def _offer_settings(self, text: Callable[[], str]) -> None:
        self._banner.show_message(
            Kind.INFO,
            text,
            lambda: self.tr("Open settings"),
            self._open_settings,
            key="access",
        )

    def _show_unknown(self) -> None:
        """A message for each kind of unfinished submission: one must not hide the others.

        One that the user closed comes back only when there is something new to it.
        """
        groups = self._groups()
        there = {message.key for message in self._banner.messages}
        for key, made in groups.items():
            closed = key not in there and made == self._told.get(key)
            if made and not closed:
                self._tell(key, made)
            elif not made:
                self._banner.remove(key)
        self._told = groups

    def _groups(self) -> dict[str, list[Submission]]:
        keys = ("unknown", "partly-sent", "commanded", "not-started", "never-sent")
        groups: dict[str, list[Submission]] = {key: [] for key in keys}
        for one in self._unknown:
            unknown = one.state is PartState.UNKNOWN
            rest = "partly-sent" if one.interrupted else "never-sent"
            if not one.unfinished:
                end = one.command_end
                never = end is not None and end.reason is Reason.START_NOT_GIVEN
                rest = "not-started" if never else "commanded"
            groups["unknown" if unknown else rest].append(one)
        return groups

    def _tell(self, key: str, submissions: list[Submission]) -> None:
        first, unknown = submissions[0], key == "unknown"
        self._banner.show_message(
            Kind.WARNING,
            lambda: self._said(key, submissions),
            lambda: self.tr("Look on the platform") if unknown else self.tr("Show it"),
            lambda: self._look(first),
            key=key,
        )

    def _said(self, key: str, submissions: list[Submission]) -> str:
        """What is said of unfinished submissions of one kind; details of a single one."""
        first, many = submissions[0], len(submissions)
        if many > 1:
            return self._of_many(many)[key]
        return self._of_one()[key].format(
            sheet=sheet_label(first),
            there=count(first.accepted),
            count=count(first.count),
            time=moment(first.created_at),
        )

    def _of_many(self, many: int) -> dict[str, str]:
        return {
            "unknown": self.tr(
                "%n submission(s) have an unknown end; they may be on the platform. "
                "Nothing of them is sent again by itself.",
                "",
                many,
            ),
            "partly-sent": self.tr(
                "%n submission(s) were only partly sent. Nothing is sent by itself.", "", many
            ),
            "commanded": self.tr(
                "Of %n task(s) it is not certain whether the calls were started or stopped as "
                "you wanted.",
                "",
                many,
            ),
            "not-started": self.tr(
                "%n task(s) were to be started right away, but were not started yet.", "", many
            ),
            "never-sent": self.tr(
                "%n submission(s) were saved, but not sent. Nothing is sent by itself.", "", many
            ),
        }

    def _of_one(self) -> dict[str, str]:
        return {
            "unknown": self.tr(
                "The submission of {sheet} ({count} numbers, {time}) has an unknown end: it may be "
                "on the platform. It is not sent again by itself."
            ),
            "partly-sent": self.tr(
                "Of {sheet} ({time}), {there} of {count} numbers are with the platform. The rest "
                "is not sent by itself."
            ),
            "commanded": self.tr(
                "It is not certain whether the calls of {sheet} ({time}) were started or stopped "
                "as you wanted."
            ),
            "not-started": self.tr(
                "The calls of {sheet} ({time}) were to be started right away, but were not started "
                "yet."
            ),
            "never-sent": self.tr(
                "The submission of {sheet} ({count} numbers, {time}) was saved, but not sent. It "
                "is not sent by itself."
            ),
        }
