"""What stands in place of the table while there is no sheet: where to drop, what to open."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from yccall_desktop.ui import icons, theme
from yccall_desktop.ui.plain_tip import plain_tip

_SHOWN = 5


class EmptyState(QWidget):
    """A drop area with buttons. The page itself takes the drop; `set_hot` shows that it would."""

    open_wanted = Signal()
    sample_wanted = Signal()
    recent_wanted = Signal(object)
    """A Path."""

    def __init__(self, *, demo: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hot = False
        self._recent: Sequence[str] = ()
        self._demo = demo
        self._picture = QLabel()
        icons.set_pixmap(self._picture, "sheet", "accent", 48)
        self._title, self._text, self._recent_title = QLabel(), QLabel(), QLabel()
        theme.set_role(self._title, "title")
        theme.set_role(self._text, "muted")
        theme.set_role(self._recent_title, "small")
        self._open = QPushButton()
        self._open.setObjectName("emptyOpenButton")
        theme.set_role(self._open, "primary")
        icons.set_icon(self._open, "open", "on_accent")
        self._open.clicked.connect(lambda _checked=False: self.open_wanted.emit())
        self._sample = QPushButton()
        self._sample.setObjectName("sampleButton")
        icons.set_icon(self._sample, "sheet")
        self._sample.clicked.connect(lambda _checked=False: self.sample_wanted.emit())
        self._sample.setVisible(demo)
        self._files = QVBoxLayout()
        self._files.setSpacing(2)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.SPACE)
        buttons.addStretch(1)
        buttons.addWidget(self._open)
        buttons.addWidget(self._sample)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.SPACE * 5] * 4)
        column.setSpacing(theme.SPACE)
        column.addStretch(2)
        for label in (self._picture, self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addSpacing(theme.SPACE)
        column.addLayout(buttons)
        column.addSpacing(theme.SPACE * 2)
        self._recent_title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._recent_title)
        column.addLayout(self._files)
        column.addStretch(3)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Drop a phone sheet here, or paste rows"))
        self._text.setText(self.tr("An Excel workbook, an OpenDocument sheet or a text file"))
        self._open.setText(self.tr("Open…"))
        self._open.setToolTip(self.tr("Open a phone sheet (Ctrl+O)"))
        self._sample.setText(self.tr("Open the sample sheet"))
        self._recent_title.setText(self.tr("Recent files"))
        self.show_recent(self._recent)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def show_recent(self, files: Sequence[str]) -> None:
        """The files opened last, newest first."""
        self._recent = tuple(files)
        while (item := self._files.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for file in self._recent[:_SHOWN]:
            button = QPushButton(Path(file).name.replace("&", "&&"))
            theme.set_role(button, "link")
            button.setToolTip(plain_tip(file))
            button.setAutoDefault(False)
            button.clicked.connect(
                lambda _checked=False, path=Path(file): self.recent_wanted.emit(path)
            )
            self._files.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._recent_title.setVisible(bool(self._recent))

    def set_hot(self, hot: bool) -> None:
        """Whether a file hovers over the window that would be taken."""
        if hot != self._hot:
            self._hot = hot
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.colour("accent" if self._hot else "border_strong"), 1.5)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme.colour("accent_soft" if self._hot else "surface"))
        gap = theme.SPACE * 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(gap, gap, -gap, -gap), 12, 12)
