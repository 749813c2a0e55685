"""The panel of a list that is not done: its buttons, and a look that takes long."""

from __future__ import annotations

import threading

from tests.helpers.fake_platform import LOST
from yccall_desktop.core.outcomes import End, Outcome, Reason

REFUSED = End(Outcome.REFUSED, Reason.BAD_PARAMETER, message="非法请求：参数assignagent")


def test_an_icon_is_seen_on_its_button(user, platform):
    platform.creates.append(REFUSED)
    user.create()
    colours = {"primary": "on_accent", "": "text"}
    for name in ("sendAgainButton", "backButton"):
        button = user.widget(name)
        assert button.property("iconColour") == colours[button.property("role")], name


def test_a_slow_look_is_told_and_can_be_cancelled(user, platform, monkeypatch):
    platform.creates.append(LOST)
    platform.hidden = True
    user.create()
    gate, find = threading.Event(), platform.find_task

    def slowly(*what):
        assert gate.wait(20)
        return find(*what)

    monkeypatch.setattr(platform, "find_task", slowly)
    user.click("lookButton")
    user.qtbot.waitUntil(lambda: user.sees("cancelButton"))
    assert user.text("progressText") == "Looking on the platform…"
    user.click("cancelButton")
    assert user.text("progressText") == "Cancelling…"
    gate.set()
    user.wait()
    assert not user.sees("cancelButton")
    assert user.widget("lookButton").isEnabled()
