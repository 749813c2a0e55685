"""The fields of the settings' card for the call platform, without text and without a will."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from yccall_desktop.ui import theme
from yccall_desktop.ui.settings.form import SettingsForm
from yccall_desktop.ui.steady import SteadyCombo


class AccountWidgets(QObject):
    """Makes them and lays them out in a card of `form`; key and token share one place."""

    def __init__(self, form: SettingsForm, parent: QWidget) -> None:
        super().__init__(parent)
        self._form = form
        self._make()
        self.card = form.add_card("platform")
        self._lay_out(self.card)

    def _make(self) -> None:
        self.account = SteadyCombo()
        self.add, self.remove, self.forget, self.check = (QPushButton() for _ in range(4))
        self.name, self.server, self.app_id = QLineEdit(), QLineEdit(), QLineEdit()
        self.token, self.key = QLineEdit(), QLineEdit()
        self.way = SteadyCombo()
        for widget, object_name in (
            (self.account, "accountCombo"),
            (self.add, "addAccountButton"),
            (self.remove, "removeAccountButton"),
            (self.name, "accountNameEdit"),
            (self.server, "serverEdit"),
            (self.way, "signInCombo"),
            (self.check, "checkSignInButton"),
            (self.token, "tokenEdit"),
            (self.app_id, "appIdEdit"),
            (self.key, "accessKeyEdit"),
            (self.forget, "forgetTokenButton"),
        ):
            widget.setObjectName(object_name)
        for secret in (self.token, self.key):
            secret.setEchoMode(QLineEdit.EchoMode.Password)
        for button in (self.add, self.remove, self.forget, self.check):
            button.setAutoDefault(False)
        self.account.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.way.addItems(["", ""])

    def _lay_out(self, card: QGridLayout) -> None:
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE)
        row.addWidget(self.add)
        row.addWidget(self.remove)
        self._buttons = buttons
        form = self._form
        form.add_field(card, "account", self.account, button=buttons)
        form.add_field(card, "name", self.name)
        form.add_field(card, "server", self.server, note=True)
        form.add_field(card, "way", self.way, button=self.check)
        form.add_field(card, "app_id", self.app_id)
        self._secret = QWidget()
        secrets = QHBoxLayout(self._secret)
        secrets.setContentsMargins(0, 0, 0, 0)
        secrets.addWidget(self.key)
        secrets.addWidget(self.token)
        form.add_field(card, "secret", self._secret, note=True, button=self.forget)
        form.notes["secret"].setObjectName("secretNote")
