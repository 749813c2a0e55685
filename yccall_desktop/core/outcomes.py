"""The four ends of a request to the platform, and the closed list of reasons behind them.

The words of a reason say what happened, whether anything was sent, and what to do next.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from yccall_desktop.core import network_words, repeatable_words
from yccall_desktop.errors import QT_TRANSLATE_NOOP, Words


class Outcome(Enum):
    """How a request ended. Only REFUSED and NOT_SENT may be sent again without looking first."""

    DONE = "done"
    REFUSED = "refused"
    NOT_SENT = "not-sent"
    UNKNOWN = "unknown"


class Reason(Enum):
    """Why a request ended as it did. The value is kept in the journal: never change one."""

    OK = "ok"
    # refused, nothing was done
    REFUSED_BY_PLATFORM = "refused-by-platform"
    BAD_PARAMETER = "bad-parameter"
    SERVICE_MISSING = "service-missing"
    TOKEN_INVALID = "token-invalid"  # noqa: S105
    WRONG_APPID = "wrong-appid"
    LICENCE_EXPIRED = "licence-expired"
    MODULE_NOT_LICENSED = "module-not-licensed"
    ADDRESS_NOT_AUTHORISED = "address-not-authorised"
    NEW_TOKEN_REFUSED = "new-token-refused"  # noqa: S105
    TOO_LARGE = "too-large"
    # not sent, no byte of the body left this machine
    NO_CONNECTION = "no-connection"
    NAME_NOT_FOUND = "name-not-found"
    CONNECT_TIMEOUT = "connect-timeout"
    TLS_UNTRUSTED = "tls-untrusted"
    TLS_EXPIRED = "tls-expired"
    TLS_NOT_YET_VALID = "tls-not-yet-valid"
    TLS_WRONG_NAME = "tls-wrong-name"
    TLS_FAILED = "tls-failed"
    CA_FILE_UNUSABLE = "ca-file-unusable"
    PROXY_UNREACHABLE = "proxy-unreachable"
    PROXY_SIGN_IN = "proxy-sign-in"
    PROXY_REFUSED = "proxy-refused"
    PROXY_UNUSABLE = "proxy-unusable"
    BAD_ADDRESS = "bad-address"
    NO_TOKEN = "no-token"  # noqa: S105
    NO_ACCESS_KEY = "no-access-key"
    CANCELLED_BEFORE_SENDING = "cancelled-before-sending"
    JOURNAL_NOT_WRITTEN = "journal-not-written"
    SIGN_IN_FAILED = "sign-in-failed"
    ANOTHER_ACCOUNT = "another-account"
    RELEASED_BY_USER = "released-by-user"
    # unknown
    CONNECTION_LOST = "connection-lost"
    NO_ANSWER_IN_TIME = "no-answer-in-time"
    SERVER_ERROR = "server-error"
    ANSWER_UNREADABLE = "answer-unreadable"
    REDIRECTED = "redirected"
    NO_TASK_ID = "no-task-id"
    CANCELLED_WHILE_SENDING = "cancelled-while-sending"
    PROGRAM_STOPPED = "program-stopped"
    START_NOT_GIVEN = "start-not-given"
    END_NOT_SAVED = "end-not-saved"
    COUNT_MISMATCH = "count-mismatch"
    NUMBERS_NOT_COMPARABLE = "numbers-not-comparable"
    NUMBERS_NOT_TOLD = "numbers-not-told"
    PROXY_ASKS = "proxy-asks"
    WEB_PAGE = "web-page"


MENDED_IN_SETTINGS = frozenset(
    {
        Reason.TOKEN_INVALID,
        Reason.WRONG_APPID,
        Reason.NO_TOKEN,
        Reason.NO_ACCESS_KEY,
        Reason.BAD_ADDRESS,
    }
)
"""What to do is in the settings; the list can stay as it is."""

MENDED_ELSEWHERE = frozenset(
    {
        Reason.NEW_TOKEN_REFUSED,
        Reason.LICENCE_EXPIRED,
        Reason.MODULE_NOT_LICENSED,
        Reason.ADDRESS_NOT_AUTHORISED,
    }
)
"""The platform's operator has to do something; then the same list can be sent again."""

_CONTEXT = "Outcome"

_TEMPLATES: dict[Reason, str] = {
    Reason.OK: QT_TRANSLATE_NOOP("Outcome", "Done."),
    Reason.REFUSED_BY_PLATFORM: QT_TRANSLATE_NOOP(
        "Outcome",
        "The platform refused the request; nothing was done. "
        "Read its message, correct the settings and send again.",
    ),
    Reason.BAD_PARAMETER: QT_TRANSLATE_NOOP(
        "Outcome",
        "The platform did not accept one of the values; nothing was done. "
        "Read its message, correct the settings and send again.",
    ),
    Reason.SERVICE_MISSING: QT_TRANSLATE_NOOP(
        "Outcome",
        "This server does not know the service {service}; nothing was done. "
        "Check the server address in Settings, or ask the platform's operator for an update.",
    ),
    Reason.TOKEN_INVALID: QT_TRANSLATE_NOOP(
        "Outcome",
        "The token is no longer valid; nothing was done. "
        "Enter a new token in Settings and send again.",
    ),
    Reason.NEW_TOKEN_REFUSED: QT_TRANSLATE_NOOP(
        "Outcome",
        "The platform gave a new token and refused it at once; nothing was done. "
        "Send again in a minute; if it stays so, tell the platform's operator.",
    ),
    Reason.WRONG_APPID: QT_TRANSLATE_NOOP(
        "Outcome",
        "The platform does not know this appid or access key (601); nothing was done. "
        "Compare both with what the platform's operator gave you, and enter them in Settings.",
    ),
    Reason.LICENCE_EXPIRED: QT_TRANSLATE_NOOP(
        "Outcome",
        "The platform says that the account's licence has expired (602); nothing was done. "
        "Ask the platform's operator to renew it, then send again.",
    ),
    Reason.MODULE_NOT_LICENSED: QT_TRANSLATE_NOOP(
        "Outcome",
        "The platform says that the account is not licensed for call tasks (603); nothing was "
        "done. Ask the platform's operator to add that module, then send again.",
    ),
    Reason.ADDRESS_NOT_AUTHORISED: QT_TRANSLATE_NOOP(
        "Outcome",
        "The platform does not accept requests from this office's network address (604); nothing "
        "was done. Ask the platform's operator to authorise it, or send from the usual network.",
    ),
    Reason.TOO_LARGE: QT_TRANSLATE_NOOP(
        "Outcome",
        "The web server refused the request because it is too large; nothing was done. "
        "Ask the platform's operator to allow larger requests, then send again.",
    ),
    Reason.NO_CONNECTION: QT_TRANSLATE_NOOP(
        "Outcome",
        "No connection to {server}; nothing was sent. "
        "Check the network and the server address in Settings, then send again.",
    ),
    Reason.NAME_NOT_FOUND: QT_TRANSLATE_NOOP(
        "Outcome",
        "The server name in {server} was not found; nothing was sent. "
        "Check the network and the server address in Settings, then send again.",
    ),
    Reason.CONNECT_TIMEOUT: QT_TRANSLATE_NOOP(
        "Outcome",
        "{server} did not accept a connection in time; nothing was sent. "
        "Check the network, then send again.",
    ),
    Reason.BAD_ADDRESS: QT_TRANSLATE_NOOP(
        "Outcome",
        "“{server}” is not a usable server address; nothing was sent. "
        "Enter an address that starts with http:// or https:// in Settings.",
    ),
    Reason.NO_TOKEN: QT_TRANSLATE_NOOP(
        "Outcome", "There is no token for {server}; nothing was sent. Enter one in Settings."
    ),
    Reason.NO_ACCESS_KEY: QT_TRANSLATE_NOOP(
        "Outcome",
        "There is no access key for {server}; nothing was sent. Enter it in Settings.",
    ),
    Reason.CANCELLED_BEFORE_SENDING: QT_TRANSLATE_NOOP(
        "Outcome", "Cancelled before anything was sent. You can send again at any time."
    ),
    Reason.JOURNAL_NOT_WRITTEN: QT_TRANSLATE_NOOP(
        "Outcome",
        "The submission could not be saved on this PC, so nothing was sent. "
        "Make room on the disk or check the data folder, then send again.",
    ),
    Reason.SIGN_IN_FAILED: QT_TRANSLATE_NOOP(
        "Outcome",
        "Signing in to {server} gave no usable answer, so nothing was sent. "
        "Check the server address in Settings, then send again.",
    ),
    Reason.ANOTHER_ACCOUNT: QT_TRANSLATE_NOOP(
        "Outcome",
        "The program is signed in to another account than the one that this task was made with, "
        "so nothing was sent. Sign in with that account in Settings, then try again.",
    ),
    Reason.RELEASED_BY_USER: QT_TRANSLATE_NOOP(
        "Outcome",
        "The platform did not show the missing numbers when they were looked for, and you decided "
        "that they were not sent. They are looked for once more before they are sent again.",
    ),
    Reason.CONNECTION_LOST: QT_TRANSLATE_NOOP(
        "Outcome",
        "The connection broke after the numbers were sent and before the answer came. "
        "The numbers may be with the platform. Look on the platform before you send again.",
    ),
    Reason.NO_ANSWER_IN_TIME: QT_TRANSLATE_NOOP(
        "Outcome",
        "The numbers were sent, but no answer came in time. "
        "The numbers may be with the platform. Look on the platform before you send again.",
    ),
    Reason.SERVER_ERROR: QT_TRANSLATE_NOOP(
        "Outcome",
        "The server reported an error ({status}) after it received the numbers. "
        "The numbers may be with the platform. Look on the platform before you send again.",
    ),
    Reason.ANSWER_UNREADABLE: QT_TRANSLATE_NOOP(
        "Outcome",
        "The server's answer could not be understood. "
        "The numbers may be with the platform. Look on the platform before you send again.",
    ),
    Reason.REDIRECTED: QT_TRANSLATE_NOOP(
        "Outcome",
        "The server pointed to another address ({status}), which is not followed. The numbers "
        "may be with the platform. Look on the platform, and check the server address in Settings.",
    ),
    Reason.NO_TASK_ID: QT_TRANSLATE_NOOP(
        "Outcome",
        "The platform said that it is done, but gave no task id. "
        "The numbers may be with the platform. Look on the platform before you send again.",
    ),
    Reason.CANCELLED_WHILE_SENDING: QT_TRANSLATE_NOOP(
        "Outcome",
        "You cancelled while the numbers were being sent. "
        "The numbers may be with the platform. Look on the platform before you send again.",
    ),
    Reason.PROGRAM_STOPPED: QT_TRANSLATE_NOOP(
        "Outcome",
        "The program stopped while the numbers were being sent. "
        "The numbers may be with the platform. Look on the platform before you send again.",
    ),
    Reason.START_NOT_GIVEN: QT_TRANSLATE_NOOP(
        "Outcome", "It was to be started right away, but was not started yet."
    ),
    Reason.END_NOT_SAVED: QT_TRANSLATE_NOOP(
        "Outcome",
        "How the sending ended could not be saved on this PC. "
        "The numbers may be with the platform. Look on the platform before you send again.",
    ),
    Reason.COUNT_MISMATCH: QT_TRANSLATE_NOOP(
        "Outcome",
        "The platform took fewer numbers than were sent and did not name the others. "
        "Look on the platform, which of them it has.",
    ),
    Reason.NUMBERS_NOT_COMPARABLE: QT_TRANSLATE_NOOP(
        "Outcome",
        "The platform shows the numbers of this task in a form that cannot be compared with the "
        "list. Check the task on the platform's own pages.",
    ),
    Reason.NUMBERS_NOT_TOLD: QT_TRANSLATE_NOOP(
        "Outcome",
        "This server does not tell which numbers a task has, so it cannot be known here whether "
        "these arrived. Check the task on the platform's own pages; “End here” keeps what is "
        "there.",
    ),
    **{Reason(value): template for value, template in network_words.WORDS.items()},
}

_REPEATABLE: dict[Reason, str] = {
    **{Reason(value): template for value, template in repeatable_words.WORDS.items()},
    Reason.CONNECTION_LOST: QT_TRANSLATE_NOOP(
        "Outcome",
        "The connection broke before the platform's answer came. Try again: it does no harm.",
    ),
    Reason.NO_ANSWER_IN_TIME: QT_TRANSLATE_NOOP(
        "Outcome", "The platform did not answer in time. Try again: it does no harm."
    ),
    Reason.SERVER_ERROR: QT_TRANSLATE_NOOP(
        "Outcome", "The server reported an error ({status}). Try again: it does no harm."
    ),
    Reason.ANSWER_UNREADABLE: QT_TRANSLATE_NOOP(
        "Outcome", "The server's answer could not be understood. Try again: it does no harm."
    ),
    Reason.REDIRECTED: QT_TRANSLATE_NOOP(
        "Outcome",
        "The server pointed to another address ({status}), which is not followed. "
        "Check the server address in Settings.",
    ),
    Reason.CANCELLED_WHILE_SENDING: QT_TRANSLATE_NOOP(
        "Outcome",
        "You cancelled before the platform's answer came. Try again: it does no harm.",
    ),
    Reason.PROGRAM_STOPPED: QT_TRANSLATE_NOOP(
        "Outcome",
        "The program stopped before the platform's answer came. Try again: it does no harm.",
    ),
    **{Reason(value): template for value, template in network_words.REPEATABLE.items()},
}


def words_of(reason: Reason, values: Mapping[str, str]) -> Words:
    """The sentence for a reason; `values` fills {server}, {service}, {status}, {proxy}, {file}."""
    return Words(_CONTEXT, _TEMPLATES[reason], _filled(values))


def _filled(values: Mapping[str, str]) -> dict[str, str]:
    return {"server": "", "service": "", "status": "", "proxy": "", "file": "", **values}


@dataclass(frozen=True, slots=True)
class RefusedNumber:
    """A number that the platform did not take, as it named it; `reason` may be empty."""

    number: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class End:
    """How one request ended.

    `message` is the server's own text, in its own language, possibly empty. `server_time` is the
    answer's `rsptime` (Unix seconds) or None. `task_id` only after a DONE TaskCreat; `refused` and
    `taken` (how many numbers were taken, None: not told) after a DONE TaskCreat or TaskAdd.
    """

    outcome: Outcome
    reason: Reason
    values: Mapping[str, str] = field(default_factory=dict)
    message: str = ""
    task_id: str = ""
    refused: tuple[RefusedNumber, ...] = ()
    server_time: int | None = None
    taken: int | None = None

    def words(self) -> Words:
        """What happened, whether anything was sent, what to do."""
        return words_of(self.reason, self.values)

    def repeatable_words(self) -> Words:
        """The same for a request that may be repeated at will: TaskSet, a look, a sign-in.

        No numbers were sent with it, so an unknown end is no reason to worry about a second task,
        and an end of "not sent" says nothing about numbers that were sent before it.
        """
        template = _REPEATABLE.get(self.reason)
        return Words(_CONTEXT, template, _filled(self.values)) if template else self.words()
