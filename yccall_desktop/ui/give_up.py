"""Why there is no window, said in a box: for a start that has no console."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QMessageBox

from yccall_desktop.errors import Words
from yccall_desktop.paths import APP_NAME
from yccall_desktop.ui import i18n
from yccall_desktop.ui.application import make_application


def show_words(words: Words, language: str) -> None:
    """Say a sentence in the language of the window; waits for the user."""
    i18n.install(QApplication.instance() or make_application(sys.argv[:1]), language)
    QMessageBox.critical(None, APP_NAME, i18n.say(words))


def show_text(text: str) -> None:
    """Show what would have been printed; waits for the user."""
    if QApplication.instance() is None:
        make_application(sys.argv[:1])
    QMessageBox.information(None, APP_NAME, text)
