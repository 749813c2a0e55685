"""The window: its pages, what is common to them, and how it closes."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, QSize, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from yccall_desktop.core.server import same_server
from yccall_desktop.core.submission import Submission
from yccall_desktop.errors import AppError
from yccall_desktop.paths import APP_NAME
from yccall_desktop.ui import i18n, theme
from yccall_desktop.ui.ask import confirm
from yccall_desktop.ui.banner import Banner, Kind
from yccall_desktop.ui.context import Context
from yccall_desktop.ui.header import Header
from yccall_desktop.ui.keys import KeysDialog
from yccall_desktop.ui.new_task.page import NewTaskPage
from yccall_desktop.ui.settings.tokens import NewToken, TokenStore
from yccall_desktop.ui.startup import StartupBanners
from yccall_desktop.ui.tasks.page import TasksPage

NEW_TASK, TASKS = 0, 1
FRAME = QSize(16, 40)
"""What title bar and borders take, at most: the screen's size is known before the frame's."""

FINISH_MILLISECONDS = 10_000
"""How long closing waits for work that was asked to stop."""


class MainWindow(QMainWindow):
    """Both pages under one header and one banner."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mainWindow")
        self._context = context
        self._leaving = False
        self._may_close = False
        self.header = Header(demo=context.demo)
        self.banner = Banner()
        self.new_task = NewTaskPage(context)
        self.tasks = TasksPage(context)
        self._pages = QStackedWidget()
        self._startup = StartupBanners(
            context, self.banner, self.open_settings, self.look_for, self
        )
        self._tokens = TokenStore(context, self)
        self._deadline = QTimer(self)
        self._deadline.setSingleShot(True)
        self._deadline.setInterval(FINISH_MILLISECONDS)
        self._lay_out()
        self._connect()
        self._restore()
        self.retranslate()

    def start(self) -> None:
        """Show the banners of the start and open the sheets of the command line."""
        self._startup.show()
        if self._context.startup.sheets:
            self.new_task.open_files(list(self._context.startup.sheets))

    # --- pages and dialogs ------------------------------------------------------------------
    @Slot(object)
    def show_page(self, index: int) -> None:
        """Go to a page and give it the focus."""
        self._pages.setCurrentIndex(index)
        self.header.show_page(index)
        (self.new_task, self.tasks)[index].setFocus()

    @Slot()
    def open_settings(self) -> None:
        """Open the settings, once."""
        from yccall_desktop.ui.settings.dialog import SettingsDialog

        if self.findChild(SettingsDialog) is not None:
            return
        dialog = SettingsDialog(self._context, self)
        dialog.look_changed.connect(self._apply_look)
        dialog.server_changed.connect(self._change_server)
        dialog.numbers_changed.connect(self._context.events.numbers_changed)
        dialog.token_typed.connect(self._tokens.store)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def open_keys(self) -> None:
        """Open the help on the keyboard, once."""
        if self.findChild(KeysDialog) is None:
            KeysDialog(self).open()

    def look_for(self, submission: Submission) -> None:
        """Show a submission on the Tasks page and look for it on the platform."""
        self.show_page(TASKS)
        self.tasks.choose(submission.id)
        self.tasks.runner.look(submission.id)

    @Slot(object)
    def tell_crash(self, kind: str) -> None:
        """Say that something unexpected happened; the log has the rest."""
        log = self._context.data_dir / "yccall-desktop.log"
        self.banner.show_message(
            Kind.ERROR,
            lambda: self.tr(
                "Something unexpected happened ({kind}). The details are in {log}. What was sent "
                "so far is on the Tasks page."
            ).format(kind=kind, log=log),
            key="crash",
        )

    # --- what changes while running -----------------------------------------------------------
    @Slot()
    def _apply_look(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            i18n.install(app, self._context.language)
            theme.apply(app, self._context.settings.appearance.value)

    @Slot()
    def _system_look_changed(self) -> None:
        app = QApplication.instance()
        appearance = self._context.settings.appearance.value
        if isinstance(app, QApplication) and appearance == theme.SYSTEM:
            theme.follow_system(app)

    @Slot(object)
    def _change_server(self, server: str) -> None:
        if self._context.connect is not None:
            self._context.connection = self._context.connect(server)
            self._context.credentials_given = False
            self._startup.ask_access()

    @Slot(object)
    def _token_stored(self, new: NewToken) -> None:
        context, server = self._context, self._context.connection.server
        if context.demo or not same_server(new.server, server):
            return
        if new.token or not context.credentials_given:
            self._change_server(server)
        else:
            self._startup.ask_access()

    @Slot(object)
    def _token_not_stored(self, error: AppError) -> None:
        self.banner.show_message(Kind.ERROR, lambda: i18n.say(error.words), key="token")

    @Slot()
    def _show_connection(self) -> None:
        connection, access = self._context.connection, self._startup.access
        if access is None:
            state = ""
        elif not access.has_token:
            state = self.tr("no token")
        else:
            state = self.tr("signed in") if connection.account else self.tr("token ready")
        self.header.show_connection(connection.server, connection.account, state)

    @Slot()
    def _work_ended(self) -> None:
        connection, settings = self._context.connection, self._context.settings
        known = settings.account(connection.server)
        if connection.account not in ("", known) and not self._context.credentials_given:
            settings.set_account(connection.server, connection.account)
            settings.save()
        self._show_connection()
        if self._leaving:
            self._leave()

    # --- closing ------------------------------------------------------------------------------
    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask while numbers are on their way; then stop all work, for a bounded time."""
        if self._may_close or not (self._context.jobs.active or self._sending):
            self._remember()
            event.accept()
            return
        event.ignore()
        if self._leaving:
            return
        if self._sending:
            self._ask_to_leave()
        else:
            self._finish()

    @property
    def _sending(self) -> bool:
        return self.new_task.busy_sending or self.tasks.busy_sending

    def _ask_to_leave(self) -> None:
        if self.findChild(QWidget, "confirmBox") is not None:
            return
        confirm(
            self,
            self.tr("Numbers are being sent. Close anyway?"),
            self.tr(
                "The numbers may already be with the platform. If the answer does not come any "
                "more, the submission is shown as unknown at the next start; it can be looked for "
                "then and is never sent again by itself."
            ),
            self.tr("Stop and close"),
            self._finish,
            no=self.tr("Keep sending"),
        )

    def _finish(self) -> None:
        self._leaving = True
        self._pages.setEnabled(False)
        self.header.setEnabled(False)
        self.banner.clear()
        self.banner.show_message(
            Kind.INFO, lambda: self.tr("Finishing… the window closes by itself."), key="finishing"
        )
        self._context.jobs.cancel_all()
        self._deadline.start()
        if not self._context.jobs.active:
            self._leave()

    @Slot()
    def _leave(self) -> None:
        self._may_close = True
        self.close()

    def _remember(self) -> None:
        self._context.settings.geometry = bytes(self.saveGeometry().data())
        self._context.settings.save()

    # --- building -----------------------------------------------------------------------------
    def _lay_out(self) -> None:
        self._pages.addWidget(self.new_task)
        self._pages.addWidget(self.tasks)
        central = QWidget()
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.banner)
        column.addWidget(self._pages, 1)
        self.setCentralWidget(central)

    def _connect(self) -> None:
        self.header.page_wanted.connect(self.show_page)
        self.header.settings_wanted.connect(self.open_settings)
        events = self._context.events
        events.connection_changed.connect(self._show_connection)
        self.tasks.submission_changed.connect(self._startup.submission_changed)
        self.tasks.submission_changed.connect(self.new_task.show_changed)
        self.new_task.submission_changed.connect(self._startup.submission_changed)
        self.new_task.submission_changed.connect(self._submission_changed)
        self._tokens.stored.connect(self._token_stored)
        self._tokens.failed.connect(self._token_not_stored)
        self._context.jobs.idle.connect(self._work_ended)
        self._deadline.timeout.connect(self._leave)
        QApplication.styleHints().colorSchemeChanged.connect(self._system_look_changed)
        for keys, slot in {
            "Ctrl+1": self._go_new_task,
            "Ctrl+2": self._go_tasks,
            "Ctrl+,": self.open_settings,
            "F1": self.open_keys,
        }.items():
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    @Slot()
    def _go_new_task(self) -> None:
        self.show_page(NEW_TASK)

    @Slot()
    def _go_tasks(self) -> None:
        self.show_page(TASKS)

    @Slot(object)
    def _submission_changed(self, _submission: object) -> None:
        self._context.events.submissions_changed.emit()

    def _restore(self) -> None:
        # on the smallest screen, 1024 x 640, the system's frame needs its place too
        self.setMinimumSize(1024 - FRAME.width(), 640 - FRAME.height())
        room = self.screen().availableGeometry().size() - FRAME
        self.resize(QSize(1280, 800).boundedTo(room))
        stored = self._context.settings.geometry
        if stored:
            self.restoreGeometry(QByteArray(stored))

    def retranslate(self) -> None:
        """All texts in the language of the moment."""
        demo = self.tr("{product} – demo").format(product=APP_NAME)
        self.setWindowTitle(demo if self._context.demo else APP_NAME)
        self._show_connection()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
