"""Questions before something that cannot be taken back, and what must not be overlooked.

Without a nested event loop.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from yccall_desktop.ui import icons, theme


def confirm(
    parent: QWidget,
    title: str,
    text: str,
    yes: str,
    action: Callable[[], None],
    *,
    no: str = "",
    danger: bool = True,
) -> QMessageBox:
    """Ask; call `action` when the user presses the button `yes`. Enter and Esc mean no.

    Returns the open box: its buttons are named confirmYes and confirmNo.
    """
    box = QMessageBox(parent)
    box.setObjectName("confirmBox")
    box.setWindowModality(Qt.WindowModality.WindowModal)
    box.setWindowTitle(QCoreApplication.applicationName())
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(title)
    box.setInformativeText(text)
    box.setIconPixmap(icons.pixmap("warning", "danger" if danger else "warning", 32))
    keep = box.addButton(
        no or QCoreApplication.translate("Ask", "Do not do it"), QMessageBox.ButtonRole.RejectRole
    )
    keep.setObjectName("confirmNo")
    go = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    go.setObjectName("confirmYes")
    theme.set_role(go, "danger" if danger else "primary")
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def agreed() -> None:
        action()

    go.clicked.connect(agreed)
    box.open()
    return box


def tell(parent: QWidget, title: str, text: str) -> QMessageBox:
    """Say that something went wrong. Returns the open box: its button is named tellClose."""
    box = QMessageBox(parent)
    box.setObjectName("tellBox")
    box.setWindowModality(Qt.WindowModality.WindowModal)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(title)
    box.setInformativeText(text)
    box.setIconPixmap(icons.pixmap("warning", "warning", 32))
    close = box.addButton(
        QCoreApplication.translate("Ask", "Close"), QMessageBox.ButtonRole.RejectRole
    )
    close.setObjectName("tellClose")
    box.setEscapeButton(close)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
    return box
