"""Tests the connection to a platform, layer by layer, and says what each of them found."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.network import Network, ServerCertificate, Way
from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.errors import QT_TRANSLATE_NOOP, Words
from yccall_desktop.services.check_sign_in import SignIn, SignInCheck

MOST_DIFFERENCE = 120
"""Seconds that the two clocks may be apart before it is worth a word."""

SOON = 21
"""Days before a certificate's end from which on it is worth a word."""

_DAY = 86_400
_FIRST_DAY = date(1970, 1, 1).toordinal()
_CONTEXT = "ConnectionCheck"


class Layer(Enum):
    """What is tested, in this order; each needs the ones before it."""

    ADDRESS = "address"
    TLS = "tls"
    ANSWER = "answer"
    SIGN_IN = "sign-in"
    CLOCK = "clock"


class Verdict(Enum):
    """How a layer stands. `LEFT_OUT`: it could not be tested, or has nothing to test."""

    WAITING = "waiting"
    RUNNING = "running"
    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"
    LEFT_OUT = "left-out"


@dataclass(frozen=True, slots=True)
class Finding:
    """One layer; no `words` while nothing is known.

    `day` is what fills {day} of the words; `said` are the server's own words, mostly empty.
    """

    layer: Layer
    verdict: Verdict = Verdict.WAITING
    words: tuple[Words, ...] = ()
    day: date | None = None
    said: str = ""


Findings = tuple[Finding, ...]
"""One for each layer, in their order."""


@dataclass
class _Check:
    """The test under way."""

    network: Network
    server: str
    sign_in: SignIn
    report: Callable[[object], None]
    cancel: CancelToken
    clock: Callable[[], float]
    local: bool = False
    findings: dict[Layer, Finding] = field(
        default_factory=lambda: {layer: Finding(layer) for layer in Layer}
    )

    def all(self) -> Findings:
        return tuple(self.findings.values())

    def tell(self, finding: Finding) -> None:
        self.findings[finding.layer] = finding
        self.report(self.all())

    def run(self) -> Findings:
        """All layers, until one stands in the way of the rest."""
        steps = (self._address, self._tls, self._answer)
        if all(step() for step in steps):
            self._sign_in_and_clock()
        for layer, finding in self.findings.items():
            if finding.verdict in (Verdict.WAITING, Verdict.RUNNING):
                self.tell(_found(layer, Verdict.LEFT_OUT, _words(_NOT_REACHED)))
        return self.all()

    def _begin(self, layer: Layer) -> None:
        self.cancel.raise_if_cancelled()
        self.tell(Finding(layer, Verdict.RUNNING))

    def _end(self, finding: Finding) -> bool:
        """Tell it; whether the next layer can be tested. A cancel is no finding."""
        self.cancel.raise_if_cancelled()
        self.tell(finding)
        return finding.verdict is not Verdict.BAD

    def _address(self) -> bool:
        self._begin(Layer.ADDRESS)
        way = self.network.way(self.server, self.cancel)
        self.local = way.local
        return self._end(_way_found(way))

    def _tls(self) -> bool:
        if not self.server.strip().lower().startswith("https:"):
            if self.local:
                return self._end(_found(Layer.TLS, Verdict.LEFT_OUT, _words(_LOCAL)))
            return self._end(_found(Layer.TLS, Verdict.WARNING, _words(_NOT_SECURE)))
        self._begin(Layer.TLS)
        shown = self.network.certificate(self.server, self.cancel)
        return self._end(_certificate_found(shown, self.clock()))

    def _answer(self) -> bool:
        """Without a token: it goes only to what answers as a platform does."""
        self._begin(Layer.ANSWER)
        end = self.network.greet(self.server, "", self.cancel)
        return self._end(_answer_found(end))

    def _sign_in_and_clock(self) -> None:
        self._begin(Layer.SIGN_IN)
        began = self.clock()
        found = self.sign_in(self.cancel)
        midst = (began + self.clock()) / 2
        self._end(_sign_in_found(found))
        if found.end.server_time is not None:
            self._end(_clock_found(midst - found.end.server_time))
        elif found.end.outcome is Outcome.DONE:
            self._end(_found(Layer.CLOCK, Verdict.LEFT_OUT, _words(_NO_TIME)))


def check_connection(
    network: Network,
    server: str,
    sign_in: SignIn,
    report: Callable[[object], None],
    cancel: CancelToken,
    clock: Callable[[], float] = time.time,
) -> Findings:
    """Test each layer; `report` gets all Findings whenever one of them changed.

    `sign_in` is called only when what answers there is a platform.

    Changes nothing on the platform. Raises Cancelled.
    """
    return _Check(network, server, sign_in, report, cancel, clock).run()


def _found(
    layer: Layer, verdict: Verdict, *words: Words, day: date | None = None, said: str = ""
) -> Finding:
    return Finding(layer, verdict, words, day, said)


def _words(template: str, **values: str) -> Words:
    return Words(_CONTEXT, template, values)


_NOT_REACHED = QT_TRANSLATE_NOOP("ConnectionCheck", "Not tested: see above.")
_NO_TIME = QT_TRANSLATE_NOOP("ConnectionCheck", "Not known: the server did not tell its time.")
_SCRIPT = QT_TRANSLATE_NOOP(
    "ConnectionCheck",
    "This system gets its proxy from a script, which this program does not run: ask your IT "
    "department for the proxy's address and enter it in Settings, under Network.",
)
_LOCAL = QT_TRANSLATE_NOOP(
    "ConnectionCheck", "Not needed: the server is on this PC, nothing travels over a network."
)
_NOT_SECURE = QT_TRANSLATE_NOOP(
    "ConnectionCheck",
    "The address starts with http://, so what is sent can be read on the way. "
    "Ask the platform's operator for an https:// address.",
)


def _way_found(way: Way) -> Finding:
    if way.end is not None:
        more = (_words(_SCRIPT),) if way.script else ()
        return _found(Layer.ADDRESS, Verdict.BAD, way.end.words(), *more)
    if way.proxy:
        template = QT_TRANSLATE_NOOP("ConnectionCheck", "Reached through the proxy {proxy}.")
        return _found(Layer.ADDRESS, Verdict.GOOD, _words(template, proxy=way.proxy))
    template = QT_TRANSLATE_NOOP(
        "ConnectionCheck", "Found at {addresses}; port {port} takes connections. No proxy is used."
    )
    words = _words(template, addresses=", ".join(way.addresses[:3]), port=str(way.port))
    return _found(Layer.ADDRESS, Verdict.GOOD, words)


def _certificate_found(shown: ServerCertificate, now: float) -> Finding:
    day = date.fromordinal(_FIRST_DAY + shown.expires // _DAY) if shown.expires else None
    values = {"issuer": shown.issuer, "day": day.isoformat() if day else ""}
    if shown.end is not None:
        words = [shown.end.words()]
        if day is not None:
            template = QT_TRANSLATE_NOOP(
                "ConnectionCheck",
                "The certificate that was shown was issued by {issuer} and ends on {day}.",
            )
            words.append(_words(template, **values))
        return _found(Layer.TLS, Verdict.BAD, *words, day=day)
    if day is None:
        template = QT_TRANSLATE_NOOP("ConnectionCheck", "Secure.")
        return _found(Layer.TLS, Verdict.GOOD, _words(template))
    if shown.expires - now < SOON * _DAY:
        template = QT_TRANSLATE_NOOP(
            "ConnectionCheck",
            "Secure. The certificate, issued by {issuer}, ends on {day}: tell the platform's "
            "operator that it has to be renewed soon.",
        )
        return _found(Layer.TLS, Verdict.WARNING, _words(template, **values), day=day)
    template = QT_TRANSLATE_NOOP(
        "ConnectionCheck", "Secure. The certificate was issued by {issuer} and ends on {day}."
    )
    return _found(Layer.TLS, Verdict.GOOD, _words(template, **values), day=day)


_WANTS_TOKEN = (
    Reason.BAD_PARAMETER,
    Reason.TOKEN_INVALID,
    Reason.REFUSED_BY_PLATFORM,
    Reason.OK,
)


def _answer_found(end: End) -> Finding:
    if end.outcome is Outcome.DONE or end.reason in _WANTS_TOKEN:
        template = QT_TRANSLATE_NOOP("ConnectionCheck", "A call platform answers there.")
        return _found(Layer.ANSWER, Verdict.GOOD, _words(template))
    if end.reason is Reason.SERVICE_MISSING:
        return _found(Layer.ANSWER, Verdict.WARNING, _words(_NO_LIST))
    return _found(Layer.ANSWER, Verdict.BAD, end.repeatable_words(), said=end.message)


_NO_LIST = QT_TRANSLATE_NOOP(
    "ConnectionCheck",
    "A server of the platform's kind answers, but does not know the list of tasks: it may be an "
    "older version, so lost answers cannot be looked up there.",
)


CANNOT_BE_ASKED = Words(
    _CONTEXT,
    QT_TRANSLATE_NOOP("ConnectionCheck", "Not known: this server cannot be asked about a token."),
)


def _sign_in_found(found: SignInCheck) -> Finding:
    end = found.end
    if end.outcome is Outcome.DONE and found.company:
        template = QT_TRANSLATE_NOOP("AccountFields", "Signed in as {company}.")
        words = Words("AccountFields", template, {"company": found.company})
        return _found(Layer.SIGN_IN, Verdict.GOOD, words)
    if end.outcome is Outcome.DONE:
        template = QT_TRANSLATE_NOOP("ConnectionCheck", "Signed in: the token is accepted.")
        return _found(Layer.SIGN_IN, Verdict.GOOD, _words(template))
    if end.reason in (Reason.NO_TOKEN, Reason.NO_ACCESS_KEY):
        template = QT_TRANSLATE_NOOP(
            "ConnectionCheck", "Nothing to sign in with is stored for this server."
        )
        return _found(Layer.SIGN_IN, Verdict.WARNING, _words(template))
    if found.unknown:
        return _found(Layer.SIGN_IN, Verdict.LEFT_OUT, CANNOT_BE_ASKED)
    return _found(Layer.SIGN_IN, Verdict.BAD, end.repeatable_words(), said=end.message)


def _clock_found(ahead: float) -> Finding:
    """`ahead`: seconds by which this PC is before the server, less than none when behind."""
    if abs(ahead) <= MOST_DIFFERENCE:
        template = QT_TRANSLATE_NOOP(
            "ConnectionCheck", "This PC's clock agrees with the server's to within {seconds} s."
        )
        words = _words(template, seconds=str(max(round(abs(ahead)), 1)))
        return _found(Layer.CLOCK, Verdict.GOOD, words)
    if ahead > 0:
        template = QT_TRANSLATE_NOOP(
            "ConnectionCheck",
            "This PC's clock is {difference} ahead of the server's (hours:minutes). Set this PC's "
            "date and time, or numbers with a preset call time are called at a wrong time.",
        )
    else:
        template = QT_TRANSLATE_NOOP(
            "ConnectionCheck",
            "This PC's clock is {difference} behind the server's (hours:minutes). Set this PC's "
            "date and time, or numbers with a preset call time are called at a wrong time.",
        )
    minutes = round(abs(ahead) / 60)
    difference = f"{minutes // 60}:{minutes % 60:02d}"
    return _found(Layer.CLOCK, Verdict.WARNING, _words(template, difference=difference))
