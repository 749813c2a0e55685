"""Certificates: files of the company's own, and what is told of one that a server shows."""

from __future__ import annotations

import ssl
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING

from yccall_desktop.core.network import CertificateFile
from yccall_desktop.errors import QT_TRANSLATE_NOOP, AppError, Words

if TYPE_CHECKING:
    from cryptography.x509 import Certificate, Name

_LARGEST = 4 * 1024 * 1024
_LONGEST_NAME = 120
_BEGIN = b"-----BEGIN CERTIFICATE-----"
_END = b"-----END CERTIFICATE-----"


def read_certificates(path: str) -> list[bytes]:
    """The certificates (DER) in a PEM or DER file, at least one. Raises AppError."""
    try:
        with Path(path).open("rb") as file:
            content = file.read(_LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        template = QT_TRANSLATE_NOOP("Certificates", "{file} could not be opened: {reason}.")
        raise AppError(Words("Certificates", template, {"file": path, "reason": reason})) from error
    found = _blocks(content) or [content]
    try:
        for one in found:
            _parsed(one)
    except ValueError as error:
        template = QT_TRANSLATE_NOOP(
            "Certificates",
            "{file} is not a certificate that can be read. Ask your IT department for the CA "
            "certificate as a .pem, .crt or .cer file (Base-64 or DER).",
        )
        raise AppError(Words("Certificates", template, {"file": path}), repr(error)) from error
    return found


def _blocks(content: bytes) -> list[bytes]:
    """The certificates between PEM's lines; whatever else stands in the file is left out."""
    found = []
    for piece in content.split(_BEGIN)[1:]:
        inside, ended, _ = piece.partition(_END)
        try:
            text = f"{_BEGIN.decode()}\n{inside.strip().decode('ascii')}\n{_END.decode()}\n"
            found.append(ssl.PEM_cert_to_DER_cert(text) if ended else b"")
        except ValueError:
            found.append(b"")
    return found


def _parsed(der: bytes) -> Certificate:
    from cryptography import x509

    return x509.load_der_x509_certificate(der)


def describe_file(path: str) -> CertificateFile:
    """What is in the file. Raises AppError."""
    found = read_certificates(path)
    first = _parsed(found[0])
    return CertificateFile(_name(first.subject), _seconds(first), len(found))


def describe(der: bytes) -> tuple[str, int]:
    """Who issued a certificate and when it ends (Unix seconds); ('', 0) when it is not readable."""
    try:
        made = _parsed(der)
        return _name(made.issuer), _seconds(made)
    except ValueError:
        return "", 0


def _seconds(made: Certificate) -> int:
    return int(made.not_valid_after_utc.astimezone(UTC).timestamp())


def _name(name: Name) -> str:
    """The common name with the organisation, as far as there are any."""
    from cryptography.x509.oid import NameOID

    said: list[str] = []
    for kind in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME):
        said += [_line(str(one.value)) for one in name.get_attributes_for_oid(kind)[:1]]
    if len(said) == 2 and said[0] != said[1]:
        return f"{said[0]} ({said[1]})"
    return said[0] if said else _line(name.rfc4514_string())


def _line(text: str) -> str:
    return " ".join(text.split())[:_LONGEST_NAME]
