"""A window with accounts on two simulators, over real sockets, and what a user does there."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton

from tests.helpers.submissions import call_numbers, submission
from tests.helpers.ui_context import make_context
from yccall_desktop.api.platform import HttpPlatform
from yccall_desktop.core.account import Account, first_id
from yccall_desktop.core.submission import cut
from yccall_desktop.services.accounts import Accounts
from yccall_desktop.services.connection import Connection
from yccall_desktop.simulator import Simulator
from yccall_desktop.store.settings import Settings
from yccall_desktop.ui.main_window import MainWindow
from yccall_desktop.ui.settings.dialog import SettingsDialog

KEY = Simulator.access_key


class Office:
    """A window with the account "China" on one simulator in use; `far` is another simulator."""

    def __init__(self, qtbot, tmp_path, journal, near, far) -> None:
        self.qtbot, self.near, self.far, self.journal = qtbot, near, far, journal
        self.context = context = make_context(tmp_path, None, journal)
        self.china = Account(first_id(near.url), "China", near.url, app_id=Simulator.app_id)
        settings, secrets = context.settings, context.secrets
        settings.account_list = [self.china]
        settings.use(self.china)
        settings.save()
        secrets.set(near.url, KEY, self.china.key_slot)

        def connect(server: str, account: Account | None = None) -> Connection:
            return Connection(HttpPlatform(server), secrets, profile=account)

        context.connect, context.credentials_given = connect, False
        context.connection = connect(near.url, self.china)
        context.accounts = Accounts(connect, settings, context.connection)
        self.window = MainWindow(settings)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.start(context)
        self.wait()

    def wait(self) -> None:
        self.qtbot.waitUntil(lambda: not self.context.jobs.active)

    @property
    def stored(self) -> Settings:
        return Settings(self.context.settings.path)

    @property
    def header(self) -> str:
        return self.window.findChild(QLabel, "connectionLabel").text()

    @property
    def switch(self) -> QPushButton:
        return self.window.findChild(QPushButton, "accountButton")

    def open_settings(self) -> SettingsDialog:
        self.window.open_settings()
        self.wait()
        self.dialog = self.window.findChild(SettingsDialog)
        return self.dialog

    def fill(self, **texts: str) -> None:
        for name, text in texts.items():
            self.dialog.findChild(QLineEdit, name).setText(text)

    def press(self, name: str) -> None:
        self.qtbot.mouseClick(self.dialog.findChild(QPushButton, name), Qt.MouseButton.LeftButton)
        self.wait()

    def choose(self, name: str, text: str) -> None:
        combo = self.dialog.findChild(QComboBox, name)
        row = combo.findText(text)
        assert row >= 0, text
        combo.setCurrentIndex(row)
        combo.activated.emit(row)
        self.wait()

    def save(self) -> None:
        self.press("saveSettingsButton")
        self.closed()

    def cancel(self) -> None:
        self.press("cancelSettingsButton")
        self.closed()

    def closed(self) -> None:
        self.qtbot.waitUntil(lambda: self.window.findChild(SettingsDialog) is None)
        self.wait()

    def text(self, name: str) -> str:
        return self.dialog.findChild(QLabel, name).text()

    def add_far(self, name: str = "Far office") -> Account:
        """Add the account on the other simulator by hand, and switch to it."""
        self.open_settings()
        self.press("addAccountButton")
        self.fill(
            accountNameEdit=name, serverEdit=self.far.url, appIdEdit="demo", accessKeyEdit=KEY
        )
        self.save()
        made = self.stored.account_list[-1]
        self.use(made)
        return made

    def use(self, account: Account) -> None:
        self.start_to_use(account)
        self.wait()

    def start_to_use(self, account: Account) -> None:
        """Choose it in the header, without waiting for what that starts."""
        menu = self.window.header.accounts.menu_of_accounts()
        next(one for one in menu.actions() if one.data() == account.id).trigger()

    def list_of(self, account: Account, simulator, count: int = 12, first: int = 13800138001):
        """A list in parts that was made with an account, not sent yet."""
        made = replace(
            submission(f"7f3a91c2-0000-4000-8000-{first:012d}", count, server=simulator.url),
            parts=cut(count, 5), account_id=account.id, account_name=account.name,
        )  # fmt: skip
        self.journal.add(made, call_numbers(count, first))
        return made
