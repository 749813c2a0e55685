"""The test of the connection: what each layer says, and where it signs in."""

from __future__ import annotations

import pytest

from yccall_desktop.core.cancel import Cancelled, CancelToken
from yccall_desktop.core.network import ServerCertificate, Way
from yccall_desktop.core.outcomes import End, Outcome, Reason
from yccall_desktop.services.check_connection import Layer, Verdict, check_connection
from yccall_desktop.services.check_sign_in import SignInCheck

SERVER = "https://call.example.com"
NOW = 1_767_240_000.0
DAY = 86_400
TRUSTED = ServerCertificate(None, "Test CA", int(NOW) + 100 * DAY)
NEEDS_TOKEN = End(Outcome.REFUSED, Reason.BAD_PARAMETER)
INVALID = End(Outcome.REFUSED, Reason.TOKEN_INVALID)
SKIPPED = Verdict.LEFT_OUT


def done(server_time: int | None = int(NOW)) -> End:
    return End(Outcome.DONE, Reason.OK, server_time=server_time)


class FakeNetwork:
    """Answers what a test tells it: `answer` to a greeting, `signed_in` to a sign-in."""

    def __init__(self, answer: End = NEEDS_TOKEN, signed_in: SignInCheck | None = None) -> None:
        self.found = Way(None, ("203.0.113.5",), port=443)
        self.shown = TRUSTED
        self.answer, self.signed_in = answer, signed_in or SignInCheck(done())
        self.sign_ins = 0

    def way(self, _server, _cancel):
        return self.found

    def certificate(self, _server, _cancel):
        return self.shown

    def greet(self, _server, token, _cancel):
        assert token == ""
        return self.answer

    def sign_in(self, _cancel):
        self.sign_ins += 1
        return self.signed_in


def check(network, server=SERVER, report=lambda _findings: None, cancel=None):
    cancel = cancel or CancelToken()
    found = check_connection(network, server, network.sign_in, report, cancel, clock=lambda: NOW)
    assert [one.layer for one in found] == list(Layer)
    return {one.layer: one for one in found}


def verdicts(found) -> list[Verdict]:
    return [found[layer].verdict for layer in Layer]


def text(finding) -> str:
    return " ".join(words.english() for words in finding.words)


def test_all_is_well():
    network = FakeNetwork()
    found = check(network)
    assert verdicts(found) == [Verdict.GOOD] * 5
    assert "203.0.113.5" in text(found[Layer.ADDRESS])
    assert text(found[Layer.TLS]).endswith("issued by Test CA and ends on 2026-04-11.")
    assert network.sign_ins == 1


def test_the_company_is_named():
    found = check(FakeNetwork(signed_in=SignInCheck(done(), "Acme")))
    assert text(found[Layer.SIGN_IN]) == "Signed in as Acme."


def test_each_layer_is_told_as_it_goes():
    told = []
    check(FakeNetwork(), report=told.append)
    running = [one.layer for findings in told for one in findings if one.verdict is Verdict.RUNNING]
    assert running == [Layer.ADDRESS, Layer.TLS, Layer.ANSWER, Layer.SIGN_IN]


def test_a_proxy_is_named():
    network = FakeNetwork()
    network.found = Way(None, ("10.0.0.1",), proxy="proxy.test:3128", port=443)
    assert "through the proxy proxy.test:3128" in text(check(network)[Layer.ADDRESS])


def test_what_stands_in_the_way_ends_the_test():
    network = FakeNetwork()
    end = End(Outcome.NOT_SENT, Reason.NAME_NOT_FOUND, {"server": SERVER})
    network.found = Way(end)
    found = check(network)
    assert verdicts(found) == [Verdict.BAD, SKIPPED, SKIPPED, SKIPPED, SKIPPED]
    assert found[Layer.ADDRESS].words == (end.words(),)
    assert not network.sign_ins


@pytest.mark.parametrize("script", [True, False])
def test_a_proxy_by_script_explains_what_cannot_be_reached(script):
    network = FakeNetwork()
    network.found = Way(End(Outcome.NOT_SENT, Reason.NAME_NOT_FOUND), script=script)
    assert ("from a script" in text(check(network)[Layer.ADDRESS])) is script


def test_a_certificate_that_is_not_trusted_keeps_the_token_here():
    network = FakeNetwork()
    end = End(Outcome.NOT_SENT, Reason.TLS_UNTRUSTED, {"server": SERVER})
    network.shown = ServerCertificate(end, "Office inspection", int(NOW))
    found = check(network)
    assert found[Layer.TLS].verdict is Verdict.BAD
    assert "issued by Office inspection and ends on 2026-01-01" in text(found[Layer.TLS])
    assert not network.sign_ins


@pytest.mark.parametrize(("days", "verdict"), [(22, Verdict.GOOD), (20, Verdict.WARNING)])
def test_a_certificate_that_ends_soon(days, verdict):
    network = FakeNetwork()
    network.shown = ServerCertificate(None, "Test CA", int(NOW) + days * DAY)
    assert check(network)[Layer.TLS].verdict is verdict


@pytest.mark.parametrize(("local", "verdict"), [(True, SKIPPED), (False, Verdict.WARNING)])
def test_an_address_without_encryption(local, verdict):
    network = FakeNetwork()
    network.found = Way(None, ("10.0.0.1",), port=80, local=local)
    assert check(network, "http://call.example.com")[Layer.TLS].verdict is verdict


@pytest.mark.parametrize(
    ("end", "verdict"),
    [
        (NEEDS_TOKEN, Verdict.GOOD),
        (INVALID, Verdict.GOOD),
        (done(), Verdict.GOOD),
        (End(Outcome.REFUSED, Reason.SERVICE_MISSING), Verdict.WARNING),
        (End(Outcome.REFUSED, Reason.ADDRESS_NOT_AUTHORISED), Verdict.BAD),
        (End(Outcome.UNKNOWN, Reason.WEB_PAGE), Verdict.BAD),
        (End(Outcome.UNKNOWN, Reason.REDIRECTED, {"status": "302"}), Verdict.BAD),
        (End(Outcome.UNKNOWN, Reason.SERVER_ERROR, {"status": "502"}), Verdict.BAD),
    ],
)
def test_whether_a_platform_answers(end, verdict):
    network = FakeNetwork(end)
    found = check(network)
    assert found[Layer.ANSWER].verdict is verdict
    assert network.sign_ins == (verdict is not Verdict.BAD)
    assert "numbers may be" not in text(found[Layer.ANSWER])


def test_a_token_that_is_refused():
    found = check(FakeNetwork(signed_in=SignInCheck(INVALID)))
    assert verdicts(found)[3:] == [Verdict.BAD, SKIPPED]
    assert "Enter a new token" in text(found[Layer.SIGN_IN])


@pytest.mark.parametrize(
    ("reason", "verdict"),
    [
        (Reason.NO_TOKEN, Verdict.WARNING),
        (Reason.NO_ACCESS_KEY, Verdict.WARNING),
        (Reason.WRONG_APPID, Verdict.BAD),
    ],
)
def test_without_a_token(reason, verdict):
    end = End(Outcome.NOT_SENT, reason, {"server": SERVER}, message="no")
    found = check(FakeNetwork(signed_in=SignInCheck(end)))
    assert verdicts(found)[3:] == [verdict, SKIPPED]


@pytest.mark.parametrize(("unknown", "verdict"), [(True, SKIPPED), (False, Verdict.BAD)])
def test_a_server_that_is_too_old_to_be_asked(unknown, verdict):
    missing = End(Outcome.REFUSED, Reason.SERVICE_MISSING)
    network = FakeNetwork(missing, SignInCheck(missing, unknown=unknown))
    assert verdicts(check(network))[2:] == [Verdict.WARNING, verdict, SKIPPED]


@pytest.mark.parametrize(
    ("ahead", "verdict", "said"),
    [
        (0, Verdict.GOOD, "1 s"),
        (120, Verdict.GOOD, "120 s"),
        (-120, Verdict.GOOD, "120 s"),
        (121, Verdict.WARNING, "0:02 ahead"),
        (-3_600 * 8, Verdict.WARNING, "8:00 behind"),
    ],
)
def test_the_clocks(ahead, verdict, said):
    signed_in = SignInCheck(done(int(NOW) - ahead))
    clock = check(FakeNetwork(signed_in=signed_in))[Layer.CLOCK]
    assert clock.verdict is verdict
    assert said in text(clock)


def test_a_server_that_does_not_tell_its_time():
    found = check(FakeNetwork(signed_in=SignInCheck(done(None))))
    assert found[Layer.CLOCK].verdict is SKIPPED


@pytest.mark.parametrize("stop_at", [Layer.ADDRESS, Layer.TLS, Layer.ANSWER, Layer.SIGN_IN])
def test_a_cancel_is_no_finding(stop_at):
    cancel, told = CancelToken(), []

    def report(findings):
        told.append(findings)
        if any(one.layer is stop_at and one.verdict is Verdict.RUNNING for one in findings):
            cancel.cancel()

    network = FakeNetwork()
    with pytest.raises(Cancelled):
        check(network, report=report, cancel=cancel)
    assert {one.layer: one.verdict for one in told[-1]}[stop_at] is Verdict.RUNNING
