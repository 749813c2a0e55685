"""The field for the address at which a newer version is told of."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from yccall_desktop import __version__
from yccall_desktop.core.version import version_address
from yccall_desktop.errors import AppError
from yccall_desktop.services.newer_version import state_words
from yccall_desktop.ui.context import Context
from yccall_desktop.ui.i18n import say


class VersionField(QLineEdit):
    """Holds the stored address at first; empty is off."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("versionAddressEdit")
        self.setPlaceholderText("https://…/version.json#ed25519=…")
        self.setText(context.settings.version_address)
        self.setCursorPosition(0)
        self.setEnabled(not context.demo)
        self._context = context

    @property
    def address(self) -> str:
        """What stands in the field."""
        return self.text().strip()

    def problem(self) -> str:
        """Why what was typed cannot be used, '' when it can."""
        try:
            if self.address not in ("", self._context.settings.version_address):
                version_address(self.address)
        except AppError as error:
            return say(error.words)
        return ""

    def explanation(self) -> str:
        """What the field is for, or how the last look at the stored address ended."""
        settings = self._context.settings
        if self._context.demo:
            return self.tr("The demo does not look for newer versions.")
        if self.address and self.address == settings.version_address:
            return say(state_words(self.address, settings.version_look, __version__))
        return self.tr(
            "Empty: off. With the address that came with the program, it looks once a day and "
            "tells when there is a newer version; it downloads nothing by itself."
        )
