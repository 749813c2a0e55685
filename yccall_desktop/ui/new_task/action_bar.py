"""The bar at the foot of the page: how the rows add up, and the button that says what it does."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from yccall_desktop.core.call_totals import Totals
from yccall_desktop.ui import icons, theme
from yccall_desktop.ui.i18n import count


class ActionBar(QFrame):
    """`show_state` decides everything that is shown."""

    create_wanted = Signal()
    check_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "bar")
        self._totals: Totals | None = None
        self._starts = False
        self._reason = ""
        self.totals_label = QLabel()
        self.totals_label.setObjectName("totalsLabel")
        self.totals_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.reason_label = QLabel()
        self.reason_label.setObjectName("createTaskReason")
        self.reason_label.setWordWrap(True)
        self.reason_label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.reason_label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        theme.set_role(self.reason_label, "muted")
        self.create_button = QPushButton()
        self.create_button.setObjectName("createTaskButton")
        self.create_button.setMinimumHeight(36)
        theme.set_role(self.create_button, "primary")
        icons.set_icon(self.create_button, "phone", "on_accent")
        self.create_button.clicked.connect(lambda _checked=False: self.create_wanted.emit())
        self.check_button = QPushButton()
        self.check_button.setObjectName("checkRowsButton")
        self.check_button.setMinimumHeight(36)
        self.check_button.hide()
        icons.set_icon(self.check_button, "refresh")
        self.check_button.clicked.connect(lambda _checked=False: self.check_wanted.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE * 2, theme.SPACE + 4, theme.SPACE * 2, theme.SPACE + 4)
        row.setSpacing(theme.SPACE * 2)
        row.addWidget(self.totals_label)
        row.addWidget(self.reason_label, 1)
        row.addWidget(self.check_button)
        row.addWidget(self.create_button)
        self.retranslate()

    def show_state(
        self, totals: Totals | None, reason: str, *, starts: bool, outdated: bool
    ) -> None:
        """`reason`: why no task can be created, '' when it can; `starts`: calls begin at once;
        `outdated`: the rows have to be checked again first."""
        self._totals, self._reason, self._starts = totals, reason, starts
        self.check_button.setVisible(outdated)
        self.retranslate()

    def retranslate(self) -> None:
        totals = self._totals
        self.totals_label.setText(self._totals_words(totals) if totals else "")
        self.reason_label.setText(self._reason)
        ready = totals.ready if totals else 0
        if not ready:
            text = self.tr("Create task")
        elif self._starts:
            text = self.tr("Create and start task with %Ln number(s)", "", ready)
        else:
            text = self.tr("Create task with %Ln number(s)", "", ready)
        self.check_button.setText(self.tr("Check the rows again"))
        self.create_button.setText(text)
        self.create_button.setToolTip(self._reason or self.tr("Ctrl+Enter"))
        self.create_button.setEnabled(not self._reason)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _totals_words(self, totals: Totals) -> str:
        parts = [self.tr("{count} ready").format(count=count(totals.ready))]
        others = (
            (totals.invalid, self.tr("{count} invalid")),
            (totals.duplicate, self.tr("{count} duplicate")),
            (totals.excluded, self.tr("{count} excluded")),
            (totals.blank, self.tr("{count} empty")),
        )
        parts += [text.format(count=count(number)) for number, text in others if number]
        rows = self.tr("%Ln row(s)", "", totals.rows)
        return f"{rows} = {' + '.join(parts)}"
