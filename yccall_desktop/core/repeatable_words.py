"""The sentences for requests that sent no numbers and may be repeated: a look, a test, a sign-in.

By the values of `Reason`; they say what happened and what to do. Nothing in them is about the
numbers of a list: those may be on the platform all the same.
"""

from __future__ import annotations

from yccall_desktop.errors import QT_TRANSLATE_NOOP

WORDS: dict[str, str] = {
    "refused-by-platform": QT_TRANSLATE_NOOP(
        "Outcome", "The platform refused the request. Read its message, then try again."
    ),
    "bad-parameter": QT_TRANSLATE_NOOP(
        "Outcome",
        "The platform did not accept one of the values. Read its message, then try again.",
    ),
    "service-missing": QT_TRANSLATE_NOOP(
        "Outcome",
        "This server does not know the service {service}. "
        "Check the server address in Settings, or ask the platform's operator for an update.",
    ),
    "token-invalid": QT_TRANSLATE_NOOP(
        "Outcome", "The token is no longer valid. Enter a new token in Settings, then try again."
    ),
    "new-token-refused": QT_TRANSLATE_NOOP(
        "Outcome",
        "The platform gave a new token and refused it at once. "
        "Try again in a minute; if it stays so, tell the platform's operator.",
    ),
    "another-account": QT_TRANSLATE_NOOP(
        "Outcome",
        "The program is signed in to another account than the one that this task was made with. "
        "Sign in with that account in Settings, then try again.",
    ),
    "wrong-appid": QT_TRANSLATE_NOOP(
        "Outcome",
        "The platform does not know this appid or access key (601). "
        "Compare both with what the platform's operator gave you, and enter them in Settings.",
    ),
    "licence-expired": QT_TRANSLATE_NOOP(
        "Outcome",
        "The platform says that the account's licence has expired (602). "
        "Ask the platform's operator to renew it, then try again.",
    ),
    "module-not-licensed": QT_TRANSLATE_NOOP(
        "Outcome",
        "The platform says that the account is not licensed for call tasks (603). "
        "Ask the platform's operator to add that module, then try again.",
    ),
    "address-not-authorised": QT_TRANSLATE_NOOP(
        "Outcome",
        "The platform does not accept requests from this office's network address (604). "
        "Ask the platform's operator to authorise it, or try again from the usual network.",
    ),
    "too-large": QT_TRANSLATE_NOOP(
        "Outcome",
        "The web server refused the request because it is too large. "
        "Ask the platform's operator to allow larger requests, then try again.",
    ),
    "no-connection": QT_TRANSLATE_NOOP(
        "Outcome",
        "No connection to {server}. "
        "Check the network and the server address in Settings, then try again.",
    ),
    "name-not-found": QT_TRANSLATE_NOOP(
        "Outcome",
        "The server name in {server} was not found. "
        "Check the network and the server address in Settings, then try again.",
    ),
    "connect-timeout": QT_TRANSLATE_NOOP(
        "Outcome",
        "{server} did not accept a connection in time. Check the network, then try again.",
    ),
    "bad-address": QT_TRANSLATE_NOOP(
        "Outcome",
        "“{server}” is not a usable server address. "
        "Enter an address that starts with http:// or https:// in Settings.",
    ),
    "no-token": QT_TRANSLATE_NOOP(
        "Outcome", "There is no token for {server}. Enter one in Settings, then try again."
    ),
    "no-access-key": QT_TRANSLATE_NOOP(
        "Outcome", "There is no access key for {server}. Enter it in Settings, then try again."
    ),
    "cancelled-before-sending": QT_TRANSLATE_NOOP(
        "Outcome", "Cancelled before the platform was asked. Try again at any time."
    ),
    "sign-in-failed": QT_TRANSLATE_NOOP(
        "Outcome",
        "Signing in to {server} gave no usable answer. "
        "Check the server address in Settings, then try again.",
    ),
    "tls-untrusted": QT_TRANSLATE_NOOP(
        "Outcome",
        "The certificate of {server} was issued by somebody this PC does not trust. Ask your IT "
        "department for the company's CA certificate and choose it in Settings, under Network.",
    ),
    "tls-expired": QT_TRANSLATE_NOOP(
        "Outcome",
        "The certificate of {server} has expired by this PC's clock. Check the date of this PC; "
        "if it is right, ask the platform's operator to renew the certificate.",
    ),
    "tls-not-yet-valid": QT_TRANSLATE_NOOP(
        "Outcome",
        "The certificate of {server} is not valid yet by this PC's clock. "
        "Check the date of this PC, then try again.",
    ),
    "tls-wrong-name": QT_TRANSLATE_NOOP(
        "Outcome",
        "The certificate that {server} shows was made for another name. Check the spelling of the "
        "server address in Settings, or ask the platform's operator for the right one.",
    ),
    "tls-failed": QT_TRANSLATE_NOOP(
        "Outcome",
        "{server} does not answer as a secure server does. Check in Settings whether the address "
        "starts with https:// or http:// and whether its port is right.",
    ),
    "ca-file-unusable": QT_TRANSLATE_NOOP(
        "Outcome",
        "The company's certificate in {file} cannot be read. "
        "Choose the file again or remove it in Settings, under Network.",
    ),
    "proxy-unreachable": QT_TRANSLATE_NOOP(
        "Outcome",
        "No connection through the proxy {proxy} could be made. "
        "Check the network and the proxy in Settings, under Network, then try again.",
    ),
    "proxy-sign-in": QT_TRANSLATE_NOOP(
        "Outcome",
        "The proxy {proxy} wants a user name and password (407). Enter them in Settings, under "
        "Network. If they are right, ask your IT department how programs without Windows sign-in "
        "use the proxy.",
    ),
    "proxy-refused": QT_TRANSLATE_NOOP(
        "Outcome",
        "The proxy {proxy} did not make a connection to {server} ({status}). "
        "Ask your IT department to allow this address.",
    ),
    "proxy-unusable": QT_TRANSLATE_NOOP(
        "Outcome",
        "The proxy {proxy} is of a kind that this program cannot use. "
        "Enter an http:// proxy in Settings, under Network.",
    ),
}
