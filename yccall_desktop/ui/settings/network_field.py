"""The way from the settings to proxy and certificates, and to the test of the connection."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from yccall_desktop.ui import icons, theme
from yccall_desktop.ui.context import Context
from yccall_desktop.ui.settings.account_fields import AccountFields
from yccall_desktop.ui.settings.form import make_button


class NetworkField(QWidget):
    """Two buttons; the test takes the account that is shown, as it stands in its fields."""

    def __init__(
        self, context: Context, accounts: AccountFields, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._accounts = context, accounts
        self._server = server = accounts.server
        self.test = make_button("testConnectionButton")
        self.change = make_button("networkButton")
        icons.set_icon(self.test, "server", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE)
        row.addWidget(self.change)
        row.addWidget(self.test)
        row.addStretch(1)
        self.setFocusProxy(self.change)
        self.change.clicked.connect(self._open_network)
        self.test.clicked.connect(self._open_test)
        accounts.resized.connect(self._refresh)  # another account is shown, too
        server.textChanged.connect(self._refresh)
        self._refresh()
        self.retranslate()

    @Slot()
    def _refresh(self) -> None:
        self.setEnabled(self._context.network is not None)
        self.test.setEnabled(bool(self._server.text().strip()))

    @Slot()
    def _open_network(self) -> None:
        from yccall_desktop.ui.settings.network_dialog import NetworkDialog

        dialog = NetworkDialog(self._context, self._server.text(), self.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _open_test(self) -> None:
        from yccall_desktop.ui.settings.connection_test import ConnectionTestDialog

        sign_in = self._accounts.sign_in()
        if sign_in is None:
            return
        dialog = ConnectionTestDialog(
            self._context, self._server.text().strip(), sign_in, self.window()
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def retranslate(self) -> None:
        """All texts in the language of the moment."""
        self.change.setText(self.tr("Proxy and certificates…"))
        self.test.setText(self.tr("Test connection…"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
