"""The test of the connection: each layer with what it found, as it goes."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.server import public_server
from yccall_desktop.errors import AppError
from yccall_desktop.services.check_connection import (
    Finding,
    Findings,
    Layer,
    Verdict,
    check_connection,
)
from yccall_desktop.services.check_sign_in import SignIn
from yccall_desktop.ui import icons, theme
from yccall_desktop.ui.context import Context
from yccall_desktop.ui.elided import ElidedLabel
from yccall_desktop.ui.i18n import joined, say
from yccall_desktop.ui.jobs import Job, Report
from yccall_desktop.ui.settings.batches import day
from yccall_desktop.ui.settings.form import make_button, make_note, room_for

_WIDTH = 600

_NAME_WIDTH = 96
_COPIED_MS = 2000

_ICONS = {
    Verdict.WAITING: ("dot-white", "disabled"),
    Verdict.RUNNING: ("clock", "accent"),
    Verdict.GOOD: ("check", "success"),
    Verdict.WARNING: ("warning", "warning"),
    Verdict.BAD: ("error", "danger"),
    Verdict.LEFT_OUT: ("info", "muted"),
}
_START: Findings = tuple(Finding(layer) for layer in Layer)


class _Row:
    """The labels of one layer."""

    def __init__(self, grid: QGridLayout, line: int) -> None:
        self.icon, self.name, self.text = QLabel(), QLabel(), make_note("")
        theme.set_role(self.name, "heading")
        self.name.setMinimumWidth(_NAME_WIDTH)
        self.text.setMinimumHeight(self.text.fontMetrics().lineSpacing() * 2)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        top = Qt.AlignmentFlag.AlignTop
        self.text.setAlignment(top | Qt.AlignmentFlag.AlignLeft)
        for column, label in enumerate((self.icon, self.name)):
            grid.addWidget(label, line, column, top)
        grid.addWidget(self.text, line, 2)


class ConnectionTestDialog(QDialog):
    """Begins when it is shown; Esc and Close end the test with it.

    `server` as it stands in the settings; `sign_in` tries what is to be signed in with there.
    """

    def __init__(
        self, context: Context, server: str, sign_in: SignIn, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("connectionTestDialog")
        self.setFixedWidth(_WIDTH)
        self._context, self._server_text, self._sign_in = context, server, sign_in
        self._findings = _START
        self._job: Job | None = None
        self._copied = QTimer(self)
        self._copied.setSingleShot(True)
        self._copied.setInterval(_COPIED_MS)
        self._make()
        self._lay_out()
        self._copied.timeout.connect(self.retranslate)
        self.again.clicked.connect(self._press_again)
        self.copy.clicked.connect(self._copy)
        self.close_button.clicked.connect(self.reject)
        self.retranslate()
        self.close_button.setFocus()

    # --- building ---------------------------------------------------------------------------
    def _make(self) -> None:
        self._title, self._server = QLabel(), ElidedLabel()
        theme.set_role(self._title, "title")
        theme.set_role(self._server, "muted")
        self._server.setText(public_server(self._server_text))
        self._problem = make_note("danger")
        self._problem.hide()
        self._card = QFrame()
        theme.set_role(self._card, "card")
        grid = QGridLayout(self._card)
        grid.setContentsMargins(*[theme.SPACE * 2] * 4)
        grid.setHorizontalSpacing(theme.SPACE + 4)
        grid.setVerticalSpacing(theme.SPACE)
        grid.setColumnStretch(2, 1)
        self._rows = {layer: _Row(grid, line) for line, layer in enumerate(Layer)}
        for layer, row in self._rows.items():
            row.text.setObjectName(f"connectionTest-{layer.value}")
        self.copy = make_button("copyTestButton")
        icons.set_icon(self.copy, "copy", "muted")
        self.again = make_button("testAgainButton")
        self.close_button = QPushButton()
        self.close_button.setObjectName("closeTestButton")
        self.close_button.setDefault(True)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.SPACE)
        buttons.addWidget(self.copy)
        buttons.addStretch(1)
        buttons.addWidget(self.again)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.SPACE * 3] * 4)
        column.setSpacing(theme.SPACE + 4)
        column.addWidget(self._title)
        column.addWidget(self._server)
        column.addWidget(self._card)
        column.addWidget(self._problem)
        column.addLayout(buttons)

    # --- the test ---------------------------------------------------------------------------
    def showEvent(self, event: QShowEvent) -> None:
        """Begin."""
        super().showEvent(event)
        self._fit()
        if self._job is None:
            self._begin()

    def _begin(self) -> None:
        context, server = self._context, self._server_text
        network = context.network
        if network is None:
            return
        sign_in = self._sign_in

        def work(report: Report, cancel: CancelToken) -> Findings:
            return check_connection(network, server, sign_in, report, cancel)

        self._problem.hide()
        self._show(_START)
        self._job = job = context.jobs.start(work, self)
        job.progress.connect(self._show)
        job.done.connect(self._done)
        job.failed.connect(self._failed)
        job.cancelled.connect(self._cancelled)
        self.retranslate()

    @property
    def testing(self) -> bool:
        """Whether the test is under way."""
        return self._job is not None

    @Slot(object)
    def _show(self, findings: Findings) -> None:
        self._findings = findings
        self.retranslate()

    @Slot(object)
    def _done(self, findings: Findings) -> None:
        self._job = None
        self._show(findings)

    @Slot(object)
    def _failed(self, error: AppError) -> None:
        self._job = None
        self._problem.setText(say(error.words))
        self._problem.show()
        self._cancelled()

    @Slot()
    def _cancelled(self) -> None:
        self._job = None
        ended = (Verdict.WAITING, Verdict.RUNNING)
        self._show(
            tuple(
                Finding(one.layer, Verdict.LEFT_OUT) if one.verdict in ended else one
                for one in self._findings
            )
        )

    @Slot()
    def _press_again(self) -> None:
        if self._job is not None:
            self._job.cancel()
        else:
            self._begin()

    def done(self, result: int) -> None:
        """The test ends with the dialog."""
        if self._job is not None:
            self._job.cancel()
        super().done(result)

    # --- texts ------------------------------------------------------------------------------
    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.as_text())
        self.copy.setText(self.tr("Copied"))
        self._copied.start()

    def as_text(self) -> str:
        """The findings for a mail to the IT department; no secrets are among them."""
        lines = [f"{self._title.text()}: {self._server.text()}"]
        lines += [
            f"{self._name(one.layer)}: {self._verdict(one.verdict)}. {self._text(one)}".rstrip()
            for one in self._findings
        ]
        return "\n".join(lines)

    def _text(self, finding: Finding) -> str:
        shown = {"day": day(finding.day)} if finding.day is not None else {}
        said = [
            say(replace(words, values={**words.values, **shown}) if shown else words)
            for words in finding.words
        ]
        if finding.said:
            said.append(self.tr("The server says: {message}").format(message=finding.said))
        return joined(said)

    def _name(self, layer: Layer) -> str:
        return {
            Layer.ADDRESS: self.tr("Address"),
            Layer.TLS: self.tr("Security"),
            Layer.ANSWER: self.tr("Answer"),
            Layer.SIGN_IN: self.tr("Sign-in"),
            Layer.CLOCK: self.tr("Clock"),
        }[layer]

    def _verdict(self, verdict: Verdict) -> str:
        return {
            Verdict.WAITING: self.tr("Waiting"),
            Verdict.RUNNING: self.tr("Testing…"),
            Verdict.GOOD: self.tr("Good"),
            Verdict.WARNING: self.tr("Warning"),
            Verdict.BAD: self.tr("Problem"),
            Verdict.LEFT_OUT: self.tr("Not tested"),
        }[verdict]

    @Slot()
    def retranslate(self) -> None:
        """All texts in the language of the moment."""
        self.setWindowTitle(self.tr("Test connection"))
        self._title.setText(self.tr("Test connection"))
        self.close_button.setText(self.tr("Close"))
        self.again.setText(self.tr("Stop") if self.testing else self.tr("Test again"))
        if not self._copied.isActive():
            self.copy.setText(self.tr("Copy"))
        self.copy.setEnabled(not self.testing)
        for finding in self._findings:
            row, verdict = self._rows[finding.layer], self._verdict(finding.verdict)
            icons.set_pixmap(row.icon, *_ICONS[finding.verdict])
            row.icon.setAccessibleName(verdict)
            row.icon.setToolTip(verdict)
            row.name.setText(self._name(finding.layer))
            row.text.setText(self._text(finding) or verdict)
            quiet = finding.verdict in (Verdict.WAITING, Verdict.RUNNING, Verdict.LEFT_OUT)
            theme.set_role(row.text, "muted" if quiet else "")
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _fit(self) -> None:
        """As high as the wrapped texts need."""
        layout = self.layout()
        if layout is not None and self.isVisible():
            self._card.updateGeometry()  # it hears of a text that wraps anew only later
            layout.activate()
            self.setFixedHeight(min(layout.totalHeightForWidth(_WIDTH), room_for(self)))
