"""The switch between accounts in the header: names the one in use, its menu has all of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from yccall_desktop.core.account import Account, server_name
from yccall_desktop.ui import icons, theme
from yccall_desktop.ui.plain_tip import plain_tip

_NAME_WIDTH = 180


class AccountButton(QPushButton):
    """Hidden while there is nothing to choose. Never switches by itself or by the wheel."""

    account_wanted = Signal(object)
    """The id (str) of the account that was chosen."""
    settings_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("accountButton")
        theme.set_role(self, "quiet")
        icons.set_icon(self, "chevron", "muted")
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the icon behind the name
        self._accounts: list[Account] = []
        self._account_id = ""
        self.clicked.connect(self._open)
        self.retranslate()

    def show_accounts(self, accounts: Sequence[Account], account_id: str) -> None:
        """These can be chosen; `account_id` is the one in use, '' none of them."""
        self._accounts, self._account_id = list(accounts), account_id
        self.setVisible(any(one.id != account_id for one in accounts))
        self.retranslate()

    def retranslate(self) -> None:
        """All texts in the language of the moment."""
        names = [one.name for one in self._accounts if one.id == self._account_id]
        name = names[0] if names else self.tr("Choose an account")
        shown = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, _NAME_WIDTH)
        self.setText(shown.replace("&", "&&"))
        tip = self.tr("Account: {name}. Press to use another one.").format(name=name)
        self.setToolTip(plain_tip(tip))
        self.setAccessibleName(self.tr("Account: {name}").format(name=name))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Down open the menu as the space bar does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self._open()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _open(self) -> None:
        menu = self.menu_of_accounts()
        menu.aboutToHide.connect(menu.deleteLater)
        corner = QPoint(self.width() - menu.sizeHint().width(), self.height() + 2)
        menu.popup(self.mapToGlobal(corner))

    def menu_of_accounts(self) -> QMenu:
        """Every account by name and server, the one in use marked; last the way to the settings."""
        menu = QMenu(self)
        menu.setObjectName("accountMenu")
        menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        group = QActionGroup(menu)
        for account in self._accounts:
            text = f"{account.name}  –  {server_name(account.server)}"
            action = menu.addAction(text.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(account.id == self._account_id)
            action.setData(account.id)
            group.addAction(action)
            if action.isChecked():
                menu.setActiveAction(action)
        group.triggered.connect(self._chosen)
        menu.addSeparator()
        menu.addAction(self.tr("Manage accounts…")).triggered.connect(self.settings_wanted)
        return menu

    @Slot(QAction)
    def _chosen(self, action: QAction) -> None:
        self.account_wanted.emit(action.data())
