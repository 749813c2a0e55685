"""A context for tests of the window: a platform and secrets in memory, a journal in a file."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QLayout, QLayoutItem
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from tests.helpers.fake_platform import FakePlatform
from tests.helpers.new_task import User
from tests.helpers.ui_context import make_context
from yccall_desktop.api.network import HttpNetwork
from yccall_desktop.store.journal import SqliteJournal
from yccall_desktop.ui import i18n, theme
from yccall_desktop.ui.application import Application
from yccall_desktop.ui.context import Context

PATIENCE = 60_000
"""Milliseconds that a slow machine is given."""


@pytest.fixture(scope="session")
def qapp_cls() -> type[Application]:
    """The class of the program's own application."""
    return Application


class PatientBot(QtBot):
    """Waits as long as a slow machine needs."""

    def waitUntil(self, callback, *, timeout=PATIENCE):
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal, *, timeout=PATIENCE, **options):
        return super().waitSignal(signal, timeout=timeout, **options)

    def waitSignals(self, signals, *, timeout=PATIENCE, **options):
        return super().waitSignals(signals, timeout=timeout, **options)


@pytest.fixture
def qtbot(qapp, request):
    """The bot of pytest-qt with our patience."""
    return PatientBot(request)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Iterator[None]:
    """No item of a layout is kept by Python after its widget is gone.

    The next widget that gets its place in memory would be taken for it, and the program crash. Ask
    no layout for its items (`itemAt`), and take widgets out of a layout before they are deleted.
    """
    result = yield
    known = Shiboken.getAllValidWrappers()
    layouts = [one for one in known if isinstance(one, QLayout)]
    items = [one for one in known if isinstance(one, QLayoutItem) and not isinstance(one, QLayout)]
    dead = [one for one in items if not any(layout.indexOf(one) >= 0 for layout in layouts)]
    assert not [one for one in dead if not Shiboken.ownedByPython(one)]
    return result


@pytest.fixture(autouse=True)
def no_window_stays(qapp):
    """A window of one test, or a question left open, takes no key and no focus in the next one.

    Neither do its language and its colours stay.
    """
    i18n.install(qapp, "en")
    theme.apply(qapp, theme.LIGHT)
    yield
    for window in QApplication.topLevelWidgets():
        window.hide()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def platform() -> FakePlatform:
    """The platform of `context`."""
    return FakePlatform()


@pytest.fixture
def journal(tmp_path):
    """The journal of `context`; fill it with tests.helpers.ui_context.kept."""
    with SqliteJournal(tmp_path / "journal.sqlite3") as made:
        yield made


@pytest.fixture
def context(tmp_path, platform, journal):
    """A Context whose jobs are stopped at the end of the test."""
    made: Context = make_context(tmp_path, platform, journal)
    yield made
    assert made.jobs.shutdown(5.0)


@pytest.fixture
def user(qtbot, context) -> User:
    """A user of a New task page with a sheet and a target; nothing is sent yet."""
    made = User(qtbot, context)
    made.open()
    made.set_target()
    return made


@pytest.fixture
def held(platform):
    """The platform of `context` answers a create only once this is set."""
    gate = threading.Event()
    platform.during_create = lambda: gate.wait(30)
    yield gate
    gate.set()


@pytest.fixture
def no_proxies(monkeypatch):
    """The environment names no proxy."""
    for name in ("no_proxy", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def networked(context):
    """The context with a real network."""
    context.network = HttpNetwork(context.settings.network, context.secrets)
    return context
