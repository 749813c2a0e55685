"""The sentences for what can be wrong on the way to the platform: certificates, proxies, pages.

By the values of `Reason`; they say what happened, whether anything was sent, and what to do.
"""

from __future__ import annotations

from yccall_desktop.errors import QT_TRANSLATE_NOOP

WORDS: dict[str, str] = {
    "tls-untrusted": QT_TRANSLATE_NOOP(
        "Outcome",
        "The certificate of {server} was issued by somebody this PC does not trust; nothing was "
        "sent. Ask your IT department for the company's CA certificate and choose it in Settings, "
        "under Network.",
    ),
    "tls-expired": QT_TRANSLATE_NOOP(
        "Outcome",
        "The certificate of {server} has expired by this PC's clock; nothing was sent. "
        "Check the date of this PC; if it is right, ask the platform's operator to renew the "
        "certificate.",
    ),
    "tls-not-yet-valid": QT_TRANSLATE_NOOP(
        "Outcome",
        "The certificate of {server} is not valid yet by this PC's clock; nothing was sent. "
        "Check the date of this PC, then send again.",
    ),
    "tls-wrong-name": QT_TRANSLATE_NOOP(
        "Outcome",
        "The certificate that {server} shows was made for another name; nothing was sent. "
        "Check the spelling of the server address in Settings, or ask the platform's operator "
        "for the right one.",
    ),
    "tls-failed": QT_TRANSLATE_NOOP(
        "Outcome",
        "{server} does not answer as a secure server does; nothing was sent. "
        "Check in Settings whether the address starts with https:// or http:// and whether its "
        "port is right.",
    ),
    "ca-file-unusable": QT_TRANSLATE_NOOP(
        "Outcome",
        "The company's certificate in {file} cannot be read, so nothing was sent. "
        "Choose the file again or remove it in Settings, under Network.",
    ),
    "proxy-unreachable": QT_TRANSLATE_NOOP(
        "Outcome",
        "No connection through the proxy {proxy} could be made; nothing was sent. "
        "Check the network and the proxy in Settings, under Network, then send again.",
    ),
    "proxy-sign-in": QT_TRANSLATE_NOOP(
        "Outcome",
        "The proxy {proxy} wants a user name and password (407); nothing was sent. Enter them in "
        "Settings, under Network. If they are right, ask your IT department how programs without "
        "Windows sign-in use the proxy.",
    ),
    "proxy-refused": QT_TRANSLATE_NOOP(
        "Outcome",
        "The proxy {proxy} did not make a connection to {server} ({status}); nothing was sent. "
        "Ask your IT department to allow this address.",
    ),
    "proxy-unusable": QT_TRANSLATE_NOOP(
        "Outcome",
        "The proxy {proxy} is of a kind that this program cannot use; nothing was sent. "
        "Enter an http:// proxy in Settings, under Network.",
    ),
    "proxy-asks": QT_TRANSLATE_NOOP(
        "Outcome",
        "A proxy on the way asked for a user name and password (407). The numbers may be with "
        "the platform. Look on the platform before you send again, and enter the proxy's user "
        "in Settings, under Network.",
    ),
    "web-page": QT_TRANSLATE_NOOP(
        "Outcome",
        "A web page came instead of the platform's answer, as from a network that wants a sign-in "
        "first. The numbers may be with the platform. Look on the platform before you send again, "
        "and open any page in the browser to see what the network wants.",
    ),
}

REPEATABLE: dict[str, str] = {
    "proxy-asks": QT_TRANSLATE_NOOP(
        "Outcome",
        "A proxy on the way asked for a user name and password (407). "
        "Enter the proxy's user in Settings, under Network.",
    ),
    "web-page": QT_TRANSLATE_NOOP(
        "Outcome",
        "A web page came instead of the platform's answer. Check the server address in Settings, "
        "and open any page in the browser: this network may want a sign-in first.",
    ),
}
"""The same for a request that may be repeated at will."""
