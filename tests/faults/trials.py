"""What is tried: each point between two commits and each way in which a line can break."""

from __future__ import annotations

from dataclasses import dataclass, field

CREATE = "App.Sip_Yccall.TaskCreat"
ADD = "App.Sip_Yccall.TaskAdd"
SET = "App.Sip_Yccall.TaskSet"
INFO = "App.Sip_Yccall.TaskInfo"
LOGIN = "App.Sip_Auth.Login"
_NAMES = {CREATE: "TaskCreat", ADD: "TaskAdd", SET: "TaskSet"}


@dataclass(frozen=True)
class Trial:
    """One trial: the program dies at `point` (see child.py) or, with `kill_at`, when the
    simulator has the request of that number to a service and does not answer; `faults` are orders
    to the simulator, `habits` its habits.
    """

    name: str
    point: str = ""
    kill_at: tuple[str, int, str] | None = None
    faults: tuple[dict[str, object], ...] = ()
    habits: dict[str, object] = field(default_factory=dict)


def _fault(fault: str, service: str, after: int = 0, times: int = 1) -> dict[str, object]:
    return {"fault": fault, "service": service, "after": after, "times": times}


_REQUESTS = ((CREATE, 1), (ADD, 1), (ADD, 2), (SET, 1))


def _journal_kills() -> list[Trial]:
    writes = [
        ("add", 1), ("claim_part", 1), ("save_part", 1), ("claim_part", 2), ("save_part", 2),
        ("claim_part", 3), ("save_part", 3), ("save_command", 1), ("save_command", 2),
    ]  # fmt: skip
    return [
        Trial(f"kill -9 {side} {write} {times}", point=f"{write}:{times}:{side}")
        for write, times in writes
        for side in ("before", "after")
    ]


def _upload_kills() -> list[Trial]:
    return [
        Trial(f"kill -9 with {share} % of part {part} sent", point=f"upload:{part}:{share}")
        for part in (1, 2, 3)
        for share in (1, 50)
    ]


def _request_kills() -> list[Trial]:
    """While the request is with the server: before it did its work, and after it, unanswered."""
    return [
        Trial(
            f"kill -9 in {_NAMES[service]} {number}, {moment} the server's work",
            kill_at=(service, number, fault),
        )
        for service, number in _REQUESTS
        for moment, fault in (
            ("before", "hang-before-creating"),
            ("after", "hang-after-creating"),
        )
    ]


_FAULTS = (
    "reset-after-reading", "reset-after-creating", "close-after-creating", "hang-after-creating",
    "hang-before-creating", "cut-body", "cut-json", "empty-body", "html", "php-warning",
    "no-status", "http-502", "http-504", "ret-500", "ret-600", "status-1", "not-http",
    "redirect-307",
)  # fmt: skip


def _network() -> list[Trial]:
    return [
        Trial(
            f"{fault} at {_NAMES[service]} {number}", faults=(_fault(fault, service, number - 1),)
        )
        for fault in _FAULTS
        for service, number in _REQUESTS
    ]


def _sequences() -> list[Trial]:
    early = _fault("reset-before-reading", "*", after=2)
    lost = _fault("reset-after-creating", ADD)
    ended = _fault("ret-600", ADD)
    unread = (_fault("html", CREATE),)
    return [
        Trial("reset before the request is read", faults=(early,)),
        Trial("lost twice", faults=(lost, _fault("close-after-creating", ADD, after=1))),
        Trial("lost, then a look fails", faults=(lost, _fault("http-502", INFO))),
        Trial("lost TaskCreat, list lags", faults=unread, habits={"list_lag": 3}),
        Trial("lost, numbers lag", faults=(lost,), habits={"number_lag": 100}),
        Trial("server ignores filters", faults=unread, habits={"ignores_filters": True}),
        Trial("older server, lost TaskCreat", faults=unread, habits={"older_server": True}),
        Trial("a token ends after each request", habits={"token_requests": 1}),
        Trial("lost, a token ends after two", faults=(lost,), habits={"token_requests": 2}),
        Trial("600, then the sign-in fails", faults=(ended, _fault("http-502", LOGIN, after=1))),
        Trial("600, then the key is refused", faults=(ended, _fault("ret-601", LOGIN, after=1))),
        Trial("413 above 20,000 bytes", habits={"largest_body": 20_000}),
        Trial("413 and a lost answer", faults=(lost,), habits={"largest_body": 20_000}),
    ]


def all_trials() -> list[Trial]:
    """Every trial, kills first."""
    return [*_journal_kills(), *_upload_kills(), *_request_kills(), *_network(), *_sequences()]
