"""The platform over HTTP: one method per service, each with one of the four ends."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from yccall_desktop.api.address import shown, usable_url
from yccall_desktop.api.body import Field, MultipartBody
from yccall_desktop.api.limits import Limits
from yccall_desktop.api.routes import Routes
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.core.ports import Look, SendProgress, SignedIn, TaskNumbers
from yccall_desktop.core.submission import CallNumber
from yccall_desktop.core.targets import ChoiceKind, Choices
from yccall_desktop.core.task import TaskCommand, TaskSettings
from yccall_desktop.logs import hide

if TYPE_CHECKING:
    from yccall_desktop.api.envelope import Envelope
    from yccall_desktop.api.task_list import ListedTask, TaskPage

_LOG = logging.getLogger(__name__)

_LOGIN = "App.Sip_Auth.Login"
_CREATE = "App.Sip_Yccall.TaskCreat"
_ADD = "App.Sip_Yccall.TaskAdd"
_SET = "App.Sip_Yccall.TaskSet"
_LIST = "App.Sip_Yccall.TaskList"
_INFO = "App.Sip_Yccall.TaskInfo"

_PAGE_SIZE = 100
_MOST_PAGES = 100


def _silent(sent: int, total: int) -> None:
    """Progress that nobody watches."""


class HttpPlatform:
    """The Platform port over HTTP.

    `server` is used as typed, with its path and query; `routes` leads there, by default as the
    system says. No method raises for what a network or a server does. Stateless: any thread,
    several at once; each call blocks for a bounded time.
    """

    def __init__(
        self, server: str, limits: Limits | None = None, routes: Routes | None = None
    ) -> None:
        self._server = server
        self._url = usable_url(server)
        self._limits = limits or Limits()
        self._routes = routes or Routes()

    @property
    def server(self) -> str:
        return self._server

    def sign_in(self, app_id: str, access_key: str, cancel: CancelToken) -> SignedIn:
        """Ask for a token (Login)."""
        from yccall_desktop.api.answers import signed_in

        fields = [("appid", app_id), ("accesskey", access_key)]
        return signed_in(self._ask(_LOGIN, fields, cancel, hidden=(access_key,)))

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
        """Send TaskCreat once; see the port."""
        from yccall_desktop.api.answers import task_created

        fields = [
            ("token", token),
            ("assigntype", str(int(settings.assignment))),
            ("assignagent", settings.target),
            ("telphone", telphone_json(numbers, settings.preset.at(now))),
            ("taskscale", str(settings.ratio)),
            ("disnumber", ",".join(settings.calling_numbers)),
            ("taskname", settings.full_name(submission_id)),
            ("customtaskid", submission_id),
        ]
        return task_created(self._ask(_CREATE, fields, cancel, (token,), progress), numbers)

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
        """Send TaskAdd once; see the port."""
        from yccall_desktop.api.answers import numbers_added

        fields = [
            ("token", token),
            ("taskid", task_id),
            ("telphone", telphone_json(numbers, settings.preset.at(now))),
            ("customtaskid", submission_id),
        ]
        envelope = self._ask(_ADD, fields, cancel, (token,), progress)
        return numbers_added(envelope, numbers)

    def set_task(self, token: str, task_id: str, command: TaskCommand, cancel: CancelToken) -> End:
        """Start, pause or end a task (TaskSet)."""
        fields = [("token", token), ("taskid", task_id), ("taskstatus", str(int(command)))]
        return self._ask(_SET, fields, cancel, (token,)).end

    def find_task(
        self, token: str, submission_id: str, task_name: str, cancel: CancelToken
    ) -> Look:
        """Look by customtaskid, then by exact name.

        A server may ignore either filter, so every page is read and only an equal id or name
        counts. An end other than DONE: nothing is known, the look failed. A list that could not be
        read to its end, or holds a task that may be ours, makes no absence of the other's.
        """
        ours = (submission_id, task_name)
        deadline = time.monotonic() + self._limits.look
        look = self._look(token, ("customtaskid", submission_id), ours, deadline, cancel)
        by_id_refused = look.end.reason in (Reason.BAD_PARAMETER, Reason.REFUSED_BY_PLATFORM)
        unfinished = look.end.reason is Reason.ANSWER_UNREADABLE
        if look.task is None and (look.end.outcome is Outcome.DONE or by_id_refused or unfinished):
            first = look
            look = self._look(token, ("taskname", task_name), ours, deadline, cancel)
            if unfinished and look.task is None and look.end.outcome is Outcome.DONE:
                return first
        return look

    def _look(
        self,
        token: str,
        wanted: Field,
        ours: tuple[str, str],
        deadline: float,
        cancel: CancelToken,
    ) -> Look:
        """Read the list under one filter, page by page, until the task or the end is found.

        Only an empty page is the end, whatever the total says; with an entry twice, or fewer than
        the total, or a task that may be ours, the list proves nothing.
        """
        from yccall_desktop.api.task_list import Owner

        seen: set[str] = set()
        believed, total = True, 0
        for number in range(1, _MOST_PAGES + 1):
            page = self._page(token, wanted, number, cancel)
            if page.end.outcome is not Outcome.DONE:
                return Look(page.end)
            owners = {task: task.owner(*ours) for task in page.tasks}
            if found := [task for task, whose in owners.items() if whose is Owner.OURS]:
                return _found(page.end, found)
            fresh = {task.key for task in page.tasks} - seen
            seen |= fresh
            total = max(total, page.total or 0)
            if not page.whole or len(fresh) < len(page.tasks) or Owner.MAYBE in owners.values():
                believed = False
            if not page.tasks and believed and len(seen) >= total:
                return Look(page.end)
            if not fresh:
                break
            if time.monotonic() > deadline:
                return Look(End(Outcome.UNKNOWN, Reason.NO_ANSWER_IN_TIME))
        return Look(End(Outcome.UNKNOWN, Reason.ANSWER_UNREADABLE))

    def _page(self, token: str, wanted: Field, number: int, cancel: CancelToken) -> TaskPage:
        from yccall_desktop.api.task_list import task_page

        fields = [
            ("token", token),
            wanted,
            ("currentpage", str(number)),
            ("itemsperpage", str(_PAGE_SIZE)),
        ]
        return task_page(self._ask(_LIST, fields, cancel, (token,)))

    def greet(self, token: str, cancel: CancelToken) -> End:
        """Ask for one entry of the task list, which changes nothing."""
        fields = [("token", token), ("currentpage", "1"), ("itemsperpage", "1")]
        return self._ask(_LIST, fields, cancel, (token,)).end

    def task_numbers(
        self, token: str, task_id: str, cancel: CancelToken, *, numbers: bool
    ) -> TaskNumbers:
        """Read TaskInfo: the total from its first page, or all pages; see the port."""
        from yccall_desktop.api.answers import numbers_page
        from yccall_desktop.api.task_pages import read_numbers

        def page(number: int, size: int) -> TaskNumbers:
            fields = [
                ("token", token),
                ("taskid", task_id),
                ("currentpage", str(number)),
                ("itemsperpage", str(size)),
            ]
            return numbers_page(self._ask(_INFO, fields, cancel, (token,)))

        return read_numbers(page, self._limits.numbers) if numbers else page(1, 1)

    def choices(self, token: str, kind: ChoiceKind, cancel: CancelToken) -> Choices:
        """Read a list to choose from; see the port."""
        from yccall_desktop.api.choices import read_choices

        def ask(service: str, fields: Sequence[Field]) -> Envelope:
            return self._ask(service, [("token", token), *fields], cancel, (token,), bare_list=True)

        return read_choices(kind, ask)

    def _ask(
        self,
        service: str,
        fields: Sequence[Field],
        cancel: CancelToken,
        hidden: tuple[str, ...],
        progress: SendProgress = _silent,
        *,
        bare_list: bool = False,
    ) -> Envelope:
        """Post one request to the endpoint, once, and read its answer."""
        from yccall_desktop.api.envelope import Envelope, read_envelope

        if self._url is None:
            return Envelope(End(Outcome.NOT_SENT, Reason.BAD_ADDRESS, self._values))
        from yccall_desktop.api.wire import Failure, exchange

        for secret in hidden:
            hide(secret)
        body = MultipartBody([("service", service), *fields])
        answer = exchange(self._url, body, self._limits, progress, cancel, self._routes)
        if isinstance(answer, Failure):
            outcome = Outcome.UNKNOWN if answer.touched else Outcome.NOT_SENT
            values = {**self._values, **answer.values}
            envelope = Envelope(End(outcome, answer.reason, values))
        else:
            envelope = read_envelope(answer, service, hidden, bare_list=bare_list)
        _LOG.info(
            "%s to %s, %d bytes: %s, %s %s",
            service,
            self._values["server"],
            len(body),
            envelope.end.outcome.value,
            envelope.end.reason.value,
            answer.detail if isinstance(answer, Failure) else answer.status,
        )
        return envelope

    @property
    def _values(self) -> dict[str, str]:
        return {"server": shown(self._server)}


def _found(end: End, tasks: Sequence[ListedTask]) -> Look:
    """Tasks that are ours, the first one that has not ended before the others.

    Without its id the platform's answer is of no use.
    """
    alive = [task for task in tasks if task.status != "ended"]
    first = (alive or tasks)[0]
    if not first.task_id:
        return Look(replace(end, outcome=Outcome.UNKNOWN, reason=Reason.NO_TASK_ID))
    also = dict.fromkeys(task.key for task in alive if task.task_id != first.task_id)
    return Look(end, first.found(), tuple(also))


def telphone_json(numbers: Sequence[CallNumber], task_time: int) -> str:
    """The `telphone` parameter, compact JSON; `task_time` is for numbers without a time."""
    return json.dumps(
        [
            {
                "phone": number.number,
                "time": task_time if number.time is None else number.time,
                "userid": number.user_id,
                "memberid": number.member_id,
                "chengshudu": number.intent,
                "customuuid": number.customer_uuid,
            }
            for number in numbers
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )
