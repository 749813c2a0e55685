"""What a screen reader sees of a program: its widgets, their names, texts, states and places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jeepney import DBusAddress, HeaderFields, MessageType, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_SPACE = "org.a11y.atspi"
_ROOT = "/org/a11y/atspi/accessible/root"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_ON_SCREEN = 0
_TIMEOUT = 10.0
_HUGE = {"table", "tree table", "tree"}
"""Roles whose children are not walked: a table has one for each cell."""

_STATES = {"enabled": 8, "focused": 12, "sensitive": 24, "showing": 25, "visible": 30, "checked": 4}
"""Positions in AT-SPI's list of states."""


class AccessibilityError(Exception):
    """The program answered a question with an error, or is gone."""


@dataclass(frozen=True)
class Widget:
    """One widget of a running program; every question is asked anew."""

    _bus: Accessibility
    program: str
    path: str

    def _ask(self, interface: str, method: str, signature: str = "", *values: Any) -> Any:
        return self._bus.ask(
            self.program, self.path, f"{_SPACE}.{interface}", method, signature, *values
        )

    def _property(self, interface: str, name: str) -> Any:
        answer = self._bus.ask(
            self.program, self.path, _PROPERTIES, "Get", "ss", f"{_SPACE}.{interface}", name
        )
        return answer[1]

    @property
    def object_name(self) -> str:
        """The widget's object name (the last part of Qt's dotted id)."""
        return str(self._property("Accessible", "AccessibleId")).rpartition(".")[2]

    @property
    def name(self) -> str:
        """What a screen reader says: the label of a button, the text of a label."""
        return str(self._property("Accessible", "Name"))

    @property
    def role(self) -> str:
        return str(self._ask("Accessible", "GetRoleName"))

    @property
    def text(self) -> str:
        """The content of a text field; for everything else its name."""
        try:
            return str(self._ask("Text", "GetText", "ii", 0, -1))
        except AccessibilityError:
            return self.name

    def has(self, state: str) -> bool:
        """Whether the widget is `enabled`, `focused`, `showing`, `checked`."""
        low, high = self._ask("Accessible", "GetState")
        return bool((low | high << 32) >> _STATES[state] & 1)

    def children(self) -> list[Widget]:
        return [
            Widget(self._bus, program, path)
            for program, path in self._ask("Accessible", "GetChildren")
        ]

    def center(self) -> tuple[int, int]:
        """Where to click it, in pixels of the screen."""
        x, y, width, height = self._ask("Component", "GetExtents", "u", _ON_SCREEN)
        assert width > 0, f"{self.object_name} has no place on the screen"
        return x + width // 2, y + height // 2

    def below(self) -> Iterator[Widget]:
        """This widget and all below it, without the cells of tables."""
        yield self
        if self.role not in _HUGE:
            for child in self.children():
                yield from child.below()


class Accessibility:
    """The accessibility bus of one session."""

    def __init__(self, session_address: str) -> None:
        with open_dbus_connection(session_address) as session:
            address = _call(session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress")
        self._connection = open_dbus_connection(address)

    def close(self) -> None:
        self._connection.close()

    def ask(
        self,
        program: str,
        path: str,
        interface: str,
        method: str,
        signature: str = "",
        *values: Any,
    ) -> Any:
        """Call a method; return its one answer."""
        return _call(self._connection, program, path, interface, method, signature, *values)

    def programs(self) -> list[Widget]:
        """The programs that can be looked into."""
        return Widget(self, f"{_SPACE}.Registry", _ROOT).children()

    def process_of(self, program: str) -> int:
        """The process id behind a program's name on the bus."""
        bus = "org.freedesktop.DBus"
        return int(
            self.ask(bus, "/org/freedesktop/DBus", bus, "GetConnectionUnixProcessID", "s", program)
        )


def _call(
    connection: DBusConnection, name: str, path: str, interface: str, method: str,
    signature: str = "", *values: Any,
) -> Any:  # fmt: skip
    address = DBusAddress(path, bus_name=name, interface=interface)
    message = new_method_call(address, method, signature or None, values)
    try:
        reply = connection.send_and_get_reply(message, timeout=_TIMEOUT)
    except (OSError, TimeoutError, EOFError) as error:
        raise AccessibilityError(f"{method}: {error!r}") from error
    if reply.header.message_type is MessageType.error:
        kind = reply.header.fields.get(HeaderFields.error_name)
        raise AccessibilityError(f"{method}: {kind} {reply.body}")
    return reply.body[0] if len(reply.body) == 1 else reply.body
