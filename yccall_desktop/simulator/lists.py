"""What the simulated platform has to choose from, and the services that list it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

Params = Mapping[str, str]
Service = Callable[[Params], tuple[str, object]]

QUEUE_LIST = "App.Sip_Queue.GetQueueList"

_ENABLED, _DISABLED = "1016", "1013"
_STATUS_ASKED = {"1": _ENABLED, "2": _DISABLED}


class BareList(list[object]):
    """An answer that is the list itself, without status and result around it."""


@dataclass(slots=True)
class SimExtension:
    """An extension; `idle` only counts while it is registered."""

    number: int
    registered: bool = True
    enabled: bool = True
    idle: bool = True

    @property
    def password(self) -> str:
        return f"Sip-{self.number}-secret"


@dataclass(slots=True)
class SimGroup:
    """A group and its extensions, by number."""

    name: str
    members: range
    enabled: bool = True


def _extensions() -> dict[int, SimExtension]:
    """40 of them: every eighth is not registered, every third of the others talks."""
    made = {
        number: SimExtension(number, registered=number % 8 != 0, idle=number % 3 != 0)
        for number in range(1001, 1041)
    }
    for number in (1013, 1037):
        made[number].enabled = False
    return made


@dataclass
class SimLists:
    """`missing` are services that this server does not know; `queues` are names with a remark."""

    extensions: dict[int, SimExtension] = field(default_factory=_extensions)
    queues: dict[str, str] = field(
        default_factory=lambda: {
            "queue-1": "Sales, all shifts",
            "queue-2": "Sales, evening",
            "queue-10": "Support",
            "回访队列": "客户回访",
        }
    )
    groups: list[SimGroup] = field(
        default_factory=lambda: [
            SimGroup("sales-north", range(1001, 1022)),
            SimGroup("sales-south", range(1022, 1031)),
            SimGroup("客服一组", range(1031, 1037)),
            SimGroup("night-shift", range(1037, 1041), enabled=False),
        ]
    )
    calling_numbers: list[str] = field(
        default_factory=lambda: ["01065512345", "01065512346", "02161234567", "4008001234"]
    )
    missing: set[str] = field(default_factory=set)

    def services(self) -> dict[str, Service]:
        """The services by their names."""
        return {
            "App.Sip_Sipnum.GetSipnumberInfo": self._extension_list,
            QUEUE_LIST: self._queue_list,
            "App.Sip_Extgroup.GetExtgroupInfo": self._group_list,
            "App.Sip_Extgroup.GetGroupExt": self._members,
            "App.Sip_Disnum.GetDisnumberInfo": self._calling_number_list,
        }

    def _extension_list(self, params: Params) -> tuple[str, object]:
        wanted = _STATUS_ASKED.get(params.get("status", ""))
        return "查询成功", [
            {
                "extnumber": one.number,
                "password": one.password,
                "status": _status(one.enabled),
                "register": "reg" if one.registered else "nreg",
            }
            for one in self.extensions.values()
            if wanted in (None, _status(one.enabled))
            and params.get("extnumber", "") in ("", str(one.number))
        ]

    def _queue_list(self, params: Params) -> tuple[str, object]:
        return "查询成功", [
            {"queuename": name, "remark": remark, "strategy": "rrmemory"}
            for name, remark in self.queues.items()
            if params.get("queuename", "") in name
        ]

    def _group_list(self, params: Params) -> tuple[str, object]:
        """PHP's way with a list that has holes: a map."""
        return "查询成功", {
            str(2 * place + 1): {"id": place + 1, "name": one.name, "status": _status(one.enabled)}
            for place, one in enumerate(self.groups)
            if params.get("name", "") in ("", one.name)
        }

    def _members(self, params: Params) -> tuple[str, object]:
        return "", BareList(
            {
                "name": group.name,
                "extnumber": one.number,
                "status": _status(one.enabled),
                "state": _state(one),
            }
            for group in self.groups
            if params.get("name", "") in ("", group.name)
            for number in group.members
            if (one := self.extensions.get(number)) is not None
            and params.get("extnumber", "") in ("", str(number))
        )

    def _calling_number_list(self, _params: Params) -> tuple[str, object]:
        return "查询成功", [{"disnumber": one} for one in self.calling_numbers]


def _status(enabled: bool) -> str:
    return _ENABLED if enabled else _DISABLED


def _state(one: SimExtension) -> str:
    if not one.registered:
        return "offline"
    return "idle" if one.idle else "busy"
