"""A label of one line for text that may be longer than its room: ids, addresses, file names."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

from yccall_desktop.ui.plain_tip import plain_tip


class ElidedLabel(QLabel):
    """One line that is cut with an ellipsis where there is no room; the tool tip has all of it."""

    def setText(self, text: str) -> None:
        """Show `text`, and all of it as tool tip."""
        self.setTextFormat(Qt.TextFormat.PlainText)
        super().setText(text)
        self.setToolTip(plain_tip(text))
        self.setAccessibleName(text)

    def minimumSizeHint(self) -> QSize:
        """As narrow as needed."""
        return QSize(40, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the text elided in the middle."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        text = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideMiddle, self.contentsRect().width()
        )
        painter.drawText(self.contentsRect(), self.alignment(), text)
