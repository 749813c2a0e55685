"""The do-not-call list: what is on it, and how numbers come on and off. Changes apply at once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDir, QEvent, Qt, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from yccall_desktop.core.do_not_call import ListBrokenError
from yccall_desktop.errors import AppError
from yccall_desktop.services.do_not_call import KEPT_DAYS, AddState
from yccall_desktop.ui import theme
from yccall_desktop.ui.ask import confirm
from yccall_desktop.ui.context import Context
from yccall_desktop.ui.i18n import say
from yccall_desktop.ui.settings.batches import BatchesModel, day
from yccall_desktop.ui.settings.do_not_call_layout import (
    fit_height,
    lay_out,
    make_table,
)
from yccall_desktop.ui.settings.form import make_button, make_note
from yccall_desktop.ui.settings.list_actions import ListActions, ListState
from yccall_desktop.ui.settings.list_progress import ListProgress
from yccall_desktop.ui.settings.list_words import ListWords
from yccall_desktop.ui.settings.recent_days import RecentDaysField
from yccall_desktop.ui.steady import SteadyCombo
from yccall_desktop.ui.tasks.notice import Notice


def open_do_not_call(context: Context, parent: QWidget) -> None:
    """Open the list, once."""
    if parent.findChild(DoNotCallDialog) is None:
        dialog = DoNotCallDialog(context, parent)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


class DoNotCallDialog(QDialog):
    """Shows a ListState; while something is done, only Cancel can be pressed."""

    content: QWidget
    """What can be used while the list can be read."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("doNotCallDialog")
        self._context = context
        self._state: ListState | None = None
        self._error: AppError | None = None
        self._focus: QWidget | None = None
        self.runner = ListActions(context, self)
        self.model = BatchesModel(self)
        self._make_widgets()
        lay_out(self)
        self._connect()
        self.retranslate()

    def _make_widgets(self) -> None:
        self.total, self.explanation = QLabel(), make_note()
        theme.set_role(self.total, "big")
        self.total.setObjectName("listTotal")
        self.problem = make_note("danger")
        self.problem.setObjectName("listProblem")
        self.retry = make_button("retryListButton")
        self.anew = make_button("newListButton", "danger")
        self.table = make_table(self.model)
        self.add_sheet = make_button("addSheetButton")
        self.kept_label, self.kept = QLabel(), SteadyCombo()
        self.kept.setObjectName("keptCombo")
        for days in KEPT_DAYS:
            self.kept.addItem("", days)
        self.kept_label.setBuddy(self.kept)
        self.remove_batch = make_button("removeBatchButton")
        self.remove_all = make_button("removeAllButton", "danger")
        self.number_label, self.number = QLabel(), QLineEdit()
        self.number.setObjectName("listNumberEdit")
        self.number_label.setBuddy(self.number)
        self.check_number = make_button("checkNumberButton")
        self.add_number = make_button("addNumberButton")
        self.remove_number = make_button("removeNumberButton")
        self.progress = ListProgress()
        self.notice = Notice()
        self.recent = RecentDaysField(self._context)
        self.close_button = make_button("closeListButton")

    def _connect(self) -> None:
        runner = self.runner
        runner.loaded.connect(self._show_list)
        runner.broken.connect(self._show_broken)
        runner.ended.connect(self._show_result)
        runner.busy_changed.connect(self._refresh)
        runner.progressed.connect(self._show_progress)
        self.progress.cancel.clicked.connect(runner.cancel)
        self.retry.clicked.connect(self._try_again)
        self.anew.clicked.connect(self._ask_anew)
        self.add_sheet.clicked.connect(self._choose_sheet)
        self.remove_batch.clicked.connect(self._ask_remove)
        self.remove_all.clicked.connect(self._ask_clear)
        self.table.selectionModel().selectionChanged.connect(self._refresh)
        self.number.textChanged.connect(self._refresh)
        self.number.returnPressed.connect(self._check)
        self.check_number.clicked.connect(self._check)
        self.add_number.clicked.connect(self._add)
        self.remove_number.clicked.connect(self._remove)
        self.close_button.clicked.connect(self.reject)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the list, in the background; meanwhile a number can be typed."""
        super().showEvent(event)
        self.number.setFocus()
        self.runner.load()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrapped texts need another height at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            fit_height(self)

    def reject(self) -> None:
        """Esc stops what is being done; else the list is closed."""
        if self.runner.busy:
            self.runner.cancel()
        else:
            super().reject()

    # --- what the user wants -----------------------------------------------------------------
    @property
    def _days(self) -> int:
        return int(self.kept.currentData())

    @Slot()
    def _choose_sheet(self) -> None:
        last = self._context.settings.recent_files
        folder = str(Path(last[0]).parent) if last else QDir.homePath()
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Add the numbers of a sheet"), folder, self.tr("All files (*)")
        )
        if name:
            self.runner.add_sheet(Path(name), self._days)

    @Slot()
    def _check(self) -> None:
        if self.number.text().strip():
            self.runner.check_number(self.number.text())

    @Slot()
    def _add(self) -> None:
        self.runner.add_number(self.number.text(), self._days)

    @Slot()
    def _remove(self) -> None:
        self.runner.remove_number(self.number.text())

    @Slot()
    def _ask_remove(self) -> None:
        batch = self.model.batch(self.table.currentIndex().row())
        if batch is None:
            return
        text = self.tr(
            "The %Ln number(s) of {name}, added {day}, can be called again then, those excepted "
            "that came with another file too.",
            "",
            batch.count,
        )
        confirm(
            self,
            self.tr("Remove these numbers from the list?"),
            text.format(name=self.model.name(batch), day=day(batch.added)),
            self.tr("Remove"),
            lambda: self.runner.remove_batch(batch),
            no=self.tr("Keep them"),
        )

    @Slot()
    def _ask_clear(self) -> None:
        confirm(
            self,
            self.tr("Remove all numbers from the list?"),
            self.tr(
                "%Ln number(s) can be called again then. The list cannot be brought back, only "
                "added again from your sheets.",
                "",
                self._state.count if self._state else 0,
            ),
            self.tr("Remove all"),
            self.runner.clear,
            no=self.tr("Keep them"),
        )

    @Slot()
    def _ask_anew(self) -> None:
        confirm(
            self,
            self.tr("Start with an empty list?"),
            self.tr(
                "The numbers of the old list can be called again until you add them anew. Its "
                "files are kept in {folder} under other names."
            ).format(folder=self._context.data_dir),
            self.tr("Start with an empty list"),
            self.runner.start_anew,
            no=self.tr("Leave it"),
        )

    @Slot()
    def _try_again(self) -> None:
        self._context.events.do_not_call_changed.emit()
        self.runner.load()

    # --- showing -----------------------------------------------------------------------------
    @Slot(object)
    def _show_list(self, state: ListState) -> None:
        self._state, self._error = state, None
        row = self.table.currentIndex().row()
        self.model.replace(state.batches)
        if state.batches:
            self.table.selectRow(min(max(row, 0), len(state.batches) - 1))
        self._refresh()

    @Slot(object)
    def _show_broken(self, error: AppError) -> None:
        self._state, self._error = None, error
        self.model.replace([])
        self._refresh()

    @Slot(object)
    def _show_result(self, result: object) -> None:
        self.notice.tell(*ListWords().result(result))
        self._refresh()

    @Slot(object)
    def _show_progress(self, state: AddState) -> None:
        self.progress.show_state(state)

    @Slot()
    def _refresh(self) -> None:
        """Bring every part in line with the list and with what is being done."""
        busy, state = self.runner.busy, self._state
        if busy and self._focus is None:
            self._focus = self.focusWidget()
        usable = state is not None and not busy
        typed = usable and bool(self.number.text().strip())
        chosen = self.model.batch(self.table.currentIndex().row()) is not None
        for widget, enabled in {
            self.add_sheet: usable,
            self.kept: usable,
            self.remove_batch: usable and chosen,
            self.remove_all: usable and state is not None and bool(state.batches),
            self.check_number: typed,
            self.add_number: typed,
            self.remove_number: typed,
            self.retry: not busy,
            self.anew: not busy,
        }.items():
            widget.setEnabled(enabled)
        self.number.setReadOnly(busy)
        broken = self._error is not None
        for shown in (self.problem, self.retry):
            shown.setVisible(broken)
        self.explanation.setVisible(not broken and self.notice.isHidden())
        self.content.setVisible(not broken)
        self.anew.setVisible(isinstance(self._error, ListBrokenError))
        self.progress.show_busy(busy=busy)
        self._show_texts()
        if not busy and self._focus is not None:
            if self._focus.isEnabled() and self._focus.isVisible():
                self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
            self._focus = None
        fit_height(self)

    def _show_texts(self) -> None:
        if self._error is not None:
            self.total.setText(self.tr("The list cannot be read"))
            self.problem.setText(
                say(self._error.words)
                + " "
                + self.tr("Until then its numbers are NOT left out of any list.")
            )
        elif self._state is not None:
            text = self.tr("%Ln number(s) on the list", "", self._state.count)
            self.total.setText(text if self._state.count else self.tr("The list is empty"))
        else:
            self.total.setText(self.tr("Reading the list…"))

    def retranslate(self) -> None:
        """All texts in the language of the moment."""
        self.setWindowTitle(self.tr("Do-not-call list"))
        self.explanation.setText(
            self.tr(
                "Rows with these numbers are left out of every list that you open. Only "
                "fingerprints of the numbers are kept, made with a secret key of this PC: they "
                "recognise a number but cannot be turned back into it. So the list can be neither "
                "shown nor exported; keep the sheets it came from."
            )
        )
        texts: dict[QLabel | QPushButton, str] = {
            self.retry: self.tr("Try again"),
            self.anew: self.tr("Start with an empty list…"),
            self.add_sheet: self.tr("&Add from a sheet…"),
            self.kept_label: self.tr("&Keep for"),
            self.remove_batch: self.tr("&Remove…"),
            self.remove_all: self.tr("Remove all…"),
            self.number_label: self.tr("One &number"),
            self.check_number: self.tr("&Check"),
            self.add_number: self.tr("Add"),
            self.remove_number: self.tr("Remove"),
            self.close_button: self.tr("Close"),
        }
        for widget, text in texts.items():
            widget.setText(text)
        self.remove_batch.setAccessibleName(self.tr("Remove the chosen numbers from the list"))
        self.check_number.setAccessibleName(self.tr("Check whether this number is on the list"))
        self.add_number.setAccessibleName(self.tr("Add this number to the list"))
        self.remove_number.setAccessibleName(self.tr("Remove this number from the list"))
        self.kept.setAccessibleName(self.tr("How long numbers stay on the list"))
        self.number.setAccessibleName(self.tr("One number"))
        self.number.setPlaceholderText(self.tr("A phone number, as in your sheets"))
        self.table.setAccessibleName(self.tr("What was added to the list"))
        for row, days in enumerate(KEPT_DAYS):
            text = self.tr("%Ln day(s)", "", days) if days else self.tr("ever")
            self.kept.setItemText(row, text)
        self._show_texts()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
