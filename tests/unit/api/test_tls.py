"""Certificates: only what the system trusts; a certificate made here is trusted when told so."""

from __future__ import annotations

import ipaddress
import ssl
import sys
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.unit.api.conftest import answer, read_request
from yccall_desktop.core.outcomes import Outcome, Reason


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A self-signed certificate for 127.0.0.1, with its key, as one PEM file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    address = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([address]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "server.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return path


@pytest.fixture
def secure_server(raw_server, certificate):
    """Answers that it is done, over TLS; `taken` counts the requests it could read."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    raw_server.taken = 0

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


def test_an_untrusted_certificate(secure_server, create_patiently):
    end = create_patiently(secure_server.url)
    assert (end.outcome, end.reason) == (Outcome.NOT_SENT, Reason.TLS_UNTRUSTED)
    assert secure_server.taken == 0


def test_requests_own_environment_does_not_decide(
    secure_server, certificate, create_patiently, monkeypatch
):
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate))
    monkeypatch.setenv("CURL_CA_BUNDLE", str(certificate))
    assert create_patiently(secure_server.url).reason is Reason.TLS_UNTRUSTED


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks a person to trust a certificate")
def test_a_certificate_that_the_system_trusts(
    secure_server, certificate, create_patiently, monkeypatch
):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    end = create_patiently(secure_server.url)
    assert (end.outcome, secure_server.taken) == (Outcome.DONE, 1)


def test_a_certificate_of_another_host(secure_server, certificate, create_patiently, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    end = create_patiently(secure_server.url.replace("127.0.0.1", "localhost"))
    assert (end.outcome, end.reason) == (Outcome.NOT_SENT, Reason.TLS_UNTRUSTED)
