"""How long and how often a running submission tries again by itself, and how it is stopped."""

from __future__ import annotations

from dataclasses import dataclass

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.outcomes import End, Outcome, Reason

_STEP = 0.2

_MAY_PASS = frozenset(
    {
        Reason.NO_CONNECTION,
        Reason.NAME_NOT_FOUND,
        Reason.CONNECT_TIMEOUT,
        Reason.SIGN_IN_FAILED,
        Reason.PROXY_UNREACHABLE,
    }
)


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds to wait before each further try; when they are used up, the user decides.

    `resend`: before a request that was not sent is sent again. `looks`: before each look for a
    request whose end is unknown. `saves`: before its end, which the journal did not take, is saved
    again.
    """

    resend: tuple[float, ...] = (2, 5, 10, 20, 40)
    looks: tuple[float, ...] = (1, 4, 10, 20)
    saves: tuple[float, ...] = (0.5, 2, 5)


ONCE = Patience((), (), ())
"""Nothing is tried again without the user."""


def may_pass(end: End | None) -> bool:
    """Whether a request was not sent for a reason that may be gone in a moment."""
    return end is not None and end.outcome is Outcome.NOT_SENT and end.reason in _MAY_PASS


class Stop:
    """The two ways to stop: `pause` after the request under way, `cancel` in the midst of it."""

    def __init__(self, cancel: CancelToken, pause: CancelToken | None = None) -> None:
        self.cancel = cancel
        self._pause = pause or CancelToken()

    @property
    def wanted(self) -> bool:
        """Whether nothing new is to begin."""
        return self.cancel.cancelled or self._pause.cancelled

    def wait(self, seconds: float) -> bool:
        """Wait at most `seconds`; True, at once, when stopping is wanted."""
        while not self.wanted and seconds > 0:
            self.cancel.wait(min(seconds, _STEP))
            seconds -= _STEP
        return self.wanted
