"""The window: its pages, what is common to them, and how it closes."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from yccall_desktop.paths import APP_NAME
from yccall_desktop.ui import i18n, theme
from yccall_desktop.ui.header import Header

if TYPE_CHECKING:
    from yccall_desktop.core.submission import Submission
    from yccall_desktop.store.settings import Settings
    from yccall_desktop.ui.account_keeper import AccountKeeper
    from yccall_desktop.ui.banner import Banner
    from yccall_desktop.ui.context import Context
    from yccall_desktop.ui.handed_files import HandedFiles
    from yccall_desktop.ui.instance_message import Handed
    from yccall_desktop.ui.new_task.page import NewTaskPage
    from yccall_desktop.ui.newer_version import NewerVersionNotice
    from yccall_desktop.ui.startup import StartupBanners
    from yccall_desktop.ui.tasks.page import TasksPage

NEW_TASK, TASKS = 0, 1
FRAME = QSize(16, 40)
"""What title bar and borders take, at most: the screen's size is known before the frame's."""
FINISH_MILLISECONDS = 10_000
"""How long closing waits for work that was asked to stop."""
SEEN_MILLISECONDS = 1_000
"""When a window that is shown but not painted, as a minimized one, counts as seen."""


class MainWindow(QMainWindow):
    """Both pages under one header and one banner.

    Made with little, so that it is in sight at once: what the pages need, and take to import, comes
    with `start`.
    """

    seen = Signal()
    """Once, after the window was painted for the first time."""

    banner: Banner
    new_task: NewTaskPage
    handed: HandedFiles
    _context: Context
    _startup: StartupBanners
    _accounts: AccountKeeper
    _newer: NewerVersionNotice

    def __init__(
        self, settings: Settings, *, demo: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("mainWindow")
        self._settings, self._demo = settings, demo
        self._started = self._leaving = self._may_close = self._was_seen = False
        self.header = Header(demo=demo)
        self._pages = QStackedWidget()
        self._deadline, self._soon_seen = QTimer(self), QTimer(self)
        for timer in (self._deadline, self._soon_seen):
            timer.setSingleShot(True)
        self._deadline.setInterval(FINISH_MILLISECONDS)
        self._soon_seen.timeout.connect(self._tell_seen)
        self._lay_out()
        self._restore()
        self.retranslate()

    def start(self, context: Context) -> None:
        """Build the pages, show the banners of the start, open the sheets of the command line."""
        from yccall_desktop.ui.account_keeper import AccountKeeper
        from yccall_desktop.ui.banner import Banner
        from yccall_desktop.ui.handed_files import HandedFiles
        from yccall_desktop.ui.new_task.page import NewTaskPage
        from yccall_desktop.ui.newer_version import NewerVersionNotice
        from yccall_desktop.ui.startup import StartupBanners

        self._context = context
        with theme.style_sheet_off():
            self.banner = Banner()
            self._column.insertWidget(1, self.banner)
            self.new_task = NewTaskPage(context)
            self._pages.addWidget(self.new_task)
        self.header.offer_faults(context)
        self._startup = StartupBanners(
            context, self.banner, self.open_settings, self.look_for, self
        )
        self._accounts = AccountKeeper(context, self.banner, self)
        self._newer = NewerVersionNotice(context, self.banner, self)
        self.handed = HandedFiles(context, self, self.new_task, self.banner, self._go_new_task)
        self._connect()
        self._started = True
        self._show_connection()
        self._startup.show()
        self._newer.start()
        if context.startup.sheets:
            self.new_task.open_files(list(context.startup.sheets))

    @cached_property
    def tasks(self) -> TasksPage:
        """The Tasks page; built when it is asked for."""
        from yccall_desktop.ui.tasks.page import TasksPage

        page = TasksPage(self._context)
        page.submission_changed.connect(self._startup.submission_changed)
        page.submission_changed.connect(self.new_task.show_changed)
        page.runner.changed.connect(self._sending_changed)
        self._pages.addWidget(page)
        return page

    def take(self, handed: Handed) -> bool:
        """Another start hands over what it was given; False: this window is closing."""
        if self._leaving or self._may_close:
            return False
        self.handed.take(handed)
        return True

    # --- in sight ----------------------------------------------------------------------------
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._was_seen:
            self._soon_seen.start(SEEN_MILLISECONDS)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_seen:
            self._soon_seen.start(0)  # when this paint is on the screen

    @Slot()
    def _tell_seen(self) -> None:
        self._was_seen = True
        self.seen.emit()

    # --- pages and dialogs ------------------------------------------------------------------
    @Slot(object)
    def show_page(self, index: int) -> None:
        """Go to a page and give it the focus."""
        page = self.new_task if index == NEW_TASK else self.tasks
        self._pages.setCurrentWidget(page)
        self.header.show_page(index)
        page.setFocus()

    @Slot()
    def open_settings(self) -> None:
        """Open the settings, once."""
        from yccall_desktop.ui.settings.dialog import SettingsDialog

        if self.findChild(SettingsDialog) is not None:
            return
        dialog = SettingsDialog(self._context, self)
        dialog.look_changed.connect(self._apply_look)
        dialog.server_changed.connect(self._accounts.connect_anew)
        dialog.accounts_changed.connect(self._accounts.renamed)
        dialog.numbers_changed.connect(self._context.events.numbers_changed)
        dialog.token_typed.connect(self._accounts.store)
        dialog.version_address_changed.connect(self._newer.address_changed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def open_keys(self) -> None:
        """Open the help on the keyboard, once."""
        from yccall_desktop.ui.keys import KeysDialog

        if self.findChild(KeysDialog) is None:
            dialog = KeysDialog(self)
            dialog.about_wanted.connect(self.open_about)
            dialog.open()

    @Slot()
    def open_about(self) -> None:
        """Open the About box, once."""
        from yccall_desktop.ui.about import AboutDialog

        if self.findChild(AboutDialog) is None:
            AboutDialog(self._context, self).open()

    def look_for(self, submission: Submission) -> None:
        """Show a submission on the Tasks page; look for it if its end is unknown."""
        from yccall_desktop.core.submission import PartState

        self.show_page(TASKS)
        self.tasks.choose(submission.id)
        if submission.state is PartState.UNKNOWN:
            self.tasks.runner.look(submission.id)

    @Slot(object)
    def tell_crash(self, kind: str) -> None:
        """Say that something unexpected happened; the log has the rest."""
        from yccall_desktop.ui.banner import Kind

        log = self._context.data_dir / "yccall-desktop.log"
        self.banner.show_message(
            Kind.ERROR,
            lambda: self.tr(
                "Something unexpected happened ({kind}). The details are in {log}. What was sent "
                "so far is on the Tasks page."
            ).format(kind=kind, log=log),
            lambda: self.tr("About and log"),
            self.open_about,
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

    @Slot()
    def _show_connection(self) -> None:
        if not self._started:
            return
        connection, access = self._context.connection, self._startup.access
        if access is None:
            state = ""
        elif not access.has_token:
            by_key = connection.profile is not None and connection.profile.app_id
            state = self.tr("no access key") if by_key else self.tr("no token")
        else:
            state = self.tr("signed in") if connection.account else self.tr("token ready")
        self.header.show_connection(connection.server, connection.account, state)
        accounts = [] if self._context.demo else self._context.settings.account_list
        self.header.accounts.show_accounts(accounts, connection.account_id)

    @Slot()
    def _work_ended(self) -> None:
        self._accounts.remember_company()
        self._show_connection()
        if self._leaving:
            self._leave()

    # --- closing ------------------------------------------------------------------------------
    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask while numbers are on their way; then stop all work, for a bounded time."""
        busy = self._started and (self._context.jobs.active or self._sending)
        if self._may_close or not busy:
            self._may_close = True
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
        tasks: TasksPage | None = self.__dict__.get("tasks")
        return self.new_task.busy_sending or (tasks is not None and tasks.busy_sending)

    def _ask_to_leave(self) -> None:
        from yccall_desktop.ui.ask import confirm

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
        from yccall_desktop.ui.banner import Kind

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
        self._settings.geometry = bytes(self.saveGeometry().data())
        self._settings.save()

    # --- building -----------------------------------------------------------------------------
    def _lay_out(self) -> None:
        central = QWidget()
        self._column = column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._pages, 1)
        self.setCentralWidget(central)

    def _connect(self) -> None:
        self.header.page_wanted.connect(self.show_page)
        self.header.settings_wanted.connect(self.open_settings)
        events = self._context.events
        events.connection_changed.connect(self._show_connection)
        events.settings_wanted.connect(self.open_settings)
        events.new_task_wanted.connect(self._go_new_task)
        self.new_task.submission_changed.connect(self._startup.submission_changed)
        self._accounts.changed.connect(self._startup.ask_access)
        self.header.accounts.account_wanted.connect(self._accounts.use)
        self.header.accounts.settings_wanted.connect(self.open_settings)
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

    @Slot()
    def _sending_changed(self) -> None:
        self.new_task.waiting.set_busy_elsewhere(self.tasks.busy_sending)

    def _restore(self) -> None:
        # on the smallest screen, 1024 x 640, the system's frame needs its place too
        self.setMinimumSize(1024 - FRAME.width(), 640 - FRAME.height())
        room = self.screen().availableGeometry().size() - FRAME
        self.resize(QSize(1280, 800).boundedTo(room))
        stored = self._settings.geometry
        if stored:
            self.restoreGeometry(QByteArray(stored))

    def retranslate(self) -> None:
        """All texts in the language of the moment."""
        demo = self.tr("{product} – demo").format(product=APP_NAME)
        self.setWindowTitle(demo if self._demo else APP_NAME)
        self._show_connection()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
