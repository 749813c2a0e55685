"""Certificates: what the system trusts, and the company's own when it was chosen; nothing else."""

from __future__ import annotations

import os
import ssl
import sys

import pytest

from tests.helpers.certificates import Authority, server_context
from tests.unit.api.conftest import PATIENT, Sender, answer, read_request
from yccall_desktop.api.certificates import describe_file
from yccall_desktop.api.failures import certificate_reason
from yccall_desktop.api.routes import Routes
from yccall_desktop.core.network import NetworkSettings, ProxyMode
from yccall_desktop.core.outcomes import Outcome, Reason
from yccall_desktop.errors import AppError


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    return Authority(tmp_path_factory.mktemp("company"))


@pytest.fixture
def secure_server(raw_server):
    """Answers that it is done, over TLS; `taken` counts the requests it could read."""
    raw_server.taken = 0

    def show(certificate):
        context = server_context(certificate)

        def handle(connection):
            try:
                with context.wrap_socket(connection.dup(), server_side=True) as secure:
                    read_request(secure)
                    raw_server.taken += 1
                    answer(secure)
                    secure.recv(1)
            except OSError:
                return

        raw_server.serve(handle)
        raw_server.url = f"https://{raw_server.address}"
        return raw_server

    return show


def send(url: str, ca_file: os.PathLike[str] | str = ""):
    routes = Routes(NetworkSettings(ca_file=str(ca_file)))
    return Sender(PATIENT, routes=routes)(url)


def test_an_untrusted_certificate(secure_server, company):
    server = secure_server(company.issue(chain=True))
    end = send(server.url)
    assert (end.outcome, end.reason) == (Outcome.NOT_SENT, Reason.TLS_UNTRUSTED)
    assert server.taken == 0
    assert "somebody this PC does not trust" in end.words().english()


def test_requests_own_environment_does_not_decide(secure_server, company, monkeypatch):
    server = secure_server(company.issue(chain=True))
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(company.pem))
    monkeypatch.setenv("CURL_CA_BUNDLE", str(company.pem))
    assert send(server.url).reason is Reason.TLS_UNTRUSTED


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks a person to trust a certificate")
def test_a_certificate_that_the_system_trusts(secure_server, company, monkeypatch):
    server = secure_server(company.issue())
    monkeypatch.setenv("SSL_CERT_FILE", str(company.pem))
    assert (send(server.url).outcome, server.taken) == (Outcome.DONE, 1)


@pytest.mark.parametrize("kind", ["pem", "der"])
def test_a_company_certificate_that_was_chosen(kind, secure_server, company):
    server = secure_server(company.issue())
    assert send(server.url, getattr(company, kind)).outcome is Outcome.DONE
    assert server.taken == 1


def test_the_certificate_of_another_company_does_not_count(secure_server, company, tmp_path):
    server = secure_server(company.issue(chain=True))
    end = send(server.url, Authority(tmp_path, "Another CA").pem)
    assert (end.outcome, end.reason) == (Outcome.NOT_SENT, Reason.TLS_UNTRUSTED)


@pytest.mark.parametrize(
    ("begins", "ends", "reason"),
    [(-60, -2, Reason.TLS_EXPIRED), (2, 60, Reason.TLS_NOT_YET_VALID)],
    ids=["expired", "not yet valid"],
)
def test_a_certificate_out_of_its_time(begins, ends, reason, secure_server, company):
    server = secure_server(company.issue(begins=begins, ends=ends))
    end = send(server.url, company.pem)
    assert (end.outcome, server.taken) == (Outcome.NOT_SENT, 0)
    assert end.reason is reason or (sys.platform == "win32" and end.reason is Reason.TLS_EXPIRED)
    assert "this PC's clock" in end.words().english()


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_a_certificate_of_another_host(host, secure_server, company):
    server = secure_server(company.issue("call.example.com"))
    end = send(server.url.replace("127.0.0.1", host), company.pem)
    assert (end.outcome, end.reason) == (Outcome.NOT_SENT, Reason.TLS_WRONG_NAME)
    assert server.taken == 0
    assert server.address.replace("127.0.0.1", host) in end.words().english()


def test_the_file_of_the_company_is_gone(secure_server, company, tmp_path):
    server = secure_server(company.issue())
    gone = tmp_path / "gone.pem"
    end = send(server.url, gone)
    assert (end.outcome, end.reason) == (Outcome.NOT_SENT, Reason.CA_FILE_UNUSABLE)
    assert str(gone) in end.words().english()
    assert server.taken == 0


def test_a_page_of_a_captive_portal_in_the_handshake(raw_server):
    """It takes port 443 of every address and speaks plain HTTP there."""

    def portal(connection):
        connection.recv(1)
        answer(connection, b"<html>Welcome to the hotel</html>", "200 OK")

    raw_server.serve(portal)
    end = send(f"https://{raw_server.address}")
    assert end.outcome is Outcome.NOT_SENT
    assert end.reason in (Reason.TLS_FAILED, Reason.NO_CONNECTION)


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (0x800B0101, Reason.TLS_EXPIRED),
        (0x800B010F, Reason.TLS_WRONG_NAME),
        (0x800B010F - (1 << 32), Reason.TLS_WRONG_NAME),
        (0x800B0109, Reason.TLS_UNTRUSTED),
        (-67818, Reason.TLS_EXPIRED),
        (-67602, Reason.TLS_WRONG_NAME),
        (-67843, Reason.TLS_UNTRUSTED),
    ],
)
def test_the_codes_of_windows_and_macos(code, reason):
    error = ssl.SSLCertVerificationError("told in the system's language")
    error.verify_code = code
    assert certificate_reason([error]) is reason


def test_what_a_file_of_certificates_holds(company, tmp_path):
    both = tmp_path / "both.pem"
    other = Authority(tmp_path, "Second CA")
    both.write_bytes(b"Our CAs:\n" + company.pem.read_bytes() + other.pem.read_bytes())
    found = describe_file(str(both))
    assert (found.name, found.count) == ("Test company CA (Test company)", 2)
    assert found.expires == int(company.certificate.not_valid_after_utc.timestamp())


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04 a workbook", b"-----BEGIN CERTIFICATE-----\n#\xff#\n", b"0\x82\x00"],
)
def test_a_file_that_is_no_certificate(content, tmp_path):
    path = tmp_path / "ca.pem"
    path.write_bytes(content)
    with pytest.raises(AppError, match="not a certificate") as told:
        describe_file(str(path))
    assert str(path) in str(told.value)


def test_no_setting_switches_the_check_off(secure_server, company):
    server = secure_server(company.issue(chain=True))
    for mode in ProxyMode:
        routes = Routes(NetworkSettings(mode, "http://127.0.0.1:9"))
        assert Sender(PATIENT, routes=routes)(server.url).reason is Reason.TLS_UNTRUSTED
    assert server.taken == 0
