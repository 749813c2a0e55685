"""The way from the settings to the do-not-call list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from yccall_desktop.ui import icons
from yccall_desktop.ui.context import Context


class DoNotCallButton(QPushButton):
    """Opens the list over the window it stands in."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("doNotCallButton")
        self._context = context
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        icons.set_icon(self, "excluded", "muted")
        self.clicked.connect(self._open)
        self.retranslate()

    @Slot()
    def _open(self) -> None:
        from yccall_desktop.ui.settings.do_not_call import open_do_not_call

        open_do_not_call(self._context, self.window())

    def retranslate(self) -> None:
        """All texts in the language of the moment."""
        self.setText(self.tr("Numbers to leave out…"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
