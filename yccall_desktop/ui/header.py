"""The window's top bar: the pages as tabs, where the program is connected to, the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from yccall_desktop.paths import APP_NAME
from yccall_desktop.ui import icons, theme
from yccall_desktop.ui.account_button import AccountButton
from yccall_desktop.ui.elided import ElidedLabel

if TYPE_CHECKING:
    from yccall_desktop.ui.context import Context


class Header(QFrame):
    """Tells which page is wanted; shows what it is told about the connection."""

    page_wanted = Signal(object)
    """The index of a page, an int."""
    settings_wanted = Signal()

    def __init__(self, *, demo: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "header")
        self.setFixedHeight(theme.SPACE * 7)
        self._mark, self._product = QLabel(), QLabel(APP_NAME)
        icons.set_app_mark(self._mark, 24)
        theme.set_role(self._product, "heading")
        self._tabs = [self._tab("newTaskTab", "sheet"), self._tab("tasksTab", "tasks")]
        self._group = QButtonGroup(self)
        for index, tab in enumerate(self._tabs):
            self._group.addButton(tab, index)
        self._tabs[0].setChecked(True)
        self._group.idClicked.connect(self._clicked)
        self._demo = QLabel()
        self._demo.setObjectName("demoBadge")
        theme.set_role(self._demo, "demo")
        self._demo.setVisible(demo)
        self._connection = ElidedLabel()
        self._connection.setObjectName("connectionLabel")
        self._connection.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        theme.set_role(self._connection, "muted")
        self.accounts = AccountButton()
        self._settings = QPushButton()
        self._settings.setObjectName("settingsButton")
        theme.set_role(self._settings, "quiet")
        icons.set_icon(self._settings, "settings")
        self._settings.clicked.connect(self.settings_wanted)
        self._lay_out()
        self.retranslate()

    def offer_faults(self, context: Context) -> None:
        """In the demo: a button whose menu breaks its platform, beside the settings'."""
        from yccall_desktop.ui.demo_faults import DemoFaultsButton

        if context.demo_platform is not None:
            button = DemoFaultsButton(context, context.demo_platform)
            self._row.insertWidget(self._row.indexOf(self._settings), button)

    def show_page(self, index: int) -> None:
        """Mark the tab of the page that is shown."""
        self._tabs[index].setChecked(True)

    def show_connection(self, server: str, account: str, state: str) -> None:
        """Say where the program is connected to, as whom, and how that stands."""
        place = server.partition("://")[2] or server or self.tr("No server")
        self._connection.setText(" · ".join(part for part in (place, account, state) if part))

    def retranslate(self) -> None:
        """All texts in the language of the moment."""
        new, tasks = self._tabs
        new.setText(self.tr("New task"))
        new.setToolTip(self.tr("New task (Ctrl+1)"))
        tasks.setText(self.tr("Tasks"))
        tasks.setToolTip(self.tr("Tasks (Ctrl+2)"))
        self._demo.setText(self.tr("Demo platform, nobody is called"))
        self._settings.setText(self.tr("Settings"))
        self._settings.setToolTip(self.tr("Settings (Ctrl+,)"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    @Slot(int)
    def _clicked(self, index: int) -> None:
        self.page_wanted.emit(index)

    @staticmethod
    def _tab(name: str, icon: str) -> QPushButton:
        tab = QPushButton()
        tab.setObjectName(name)
        tab.setCheckable(True)
        theme.set_role(tab, "tab")
        icons.set_icon(tab, icon, "muted")
        return tab

    def _lay_out(self) -> None:
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE * 2 + 4, 0, theme.SPACE * 2, 0)
        row.setSpacing(theme.SPACE)
        row.addWidget(self._mark)
        row.addWidget(self._product)
        row.addSpacing(theme.SPACE * 2)
        for tab in self._tabs:
            row.addWidget(tab)
        row.addSpacing(theme.SPACE)
        row.addWidget(self._connection, 1)
        row.addWidget(self.accounts)
        row.addWidget(self._demo, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._settings)
