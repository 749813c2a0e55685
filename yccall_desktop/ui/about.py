"""The About box: which program this is, what support needs to know, where its log is."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEvent, QLocale, QSysInfo, Qt, QTimer, Slot, qVersion
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from yccall_desktop import __version__
from yccall_desktop.logs import recent
from yccall_desktop.paths import APP_NAME, resource
from yccall_desktop.services.newer_version import newer_release, state_words
from yccall_desktop.ui import icons, theme
from yccall_desktop.ui.context import Context
from yccall_desktop.ui.i18n import say
from yccall_desktop.ui.open_outside import open_folder, open_page

BUILD_FILE, LICENCES_FILE = "build.json", "licences.txt"
"""Resources that only a package has."""

_WIDTH = 560
_COPIED_MS = 2000


@dataclass(frozen=True, slots=True)
class Build:
    """What a package was built from: the commit, and the commit's day (ISO)."""

    commit: str
    day: str


def read_build(file: Path) -> Build | None:
    """The build that the file tells of; None without a file that can be understood."""
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        commit, day = str(told["commit"]), str(told["date"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    fits = re.fullmatch(r"[0-9a-f]{7,40}", commit) and re.fullmatch(r"[0-9-]{10}", day)
    return Build(commit, day) if fits else None


def support_details(context: Context, build: Build | None) -> str:
    """What support asks for, in English; no secrets, and the user's name is not in the path."""
    import PySide6

    home, folder = str(Path.home()), str(context.data_dir)
    if folder.startswith(home):
        folder = "~" + folder.removeprefix(home)
    screen = QGuiApplication.primaryScreen()
    size, scale = screen.size(), round(screen.devicePixelRatio() * 100)
    shown = f"{size.width()}x{size.height()} at {scale} %, {QGuiApplication.platformName()}"
    lines = [
        f"{APP_NAME} {__version__}",
        f"Build: {build.commit} of {build.day}" if build else "Build: from source",
        f"System: {_system()}",
        f"Python {sys.version.split()[0]}, Qt {qVersion()}, PySide6 {PySide6.__version__}",
        f"Screen: {shown}, language {QLocale().name()}",
        f"Data and log: {folder}",
    ]
    return "\n".join(lines)


def _system() -> str:
    name, kernel = QSysInfo.prettyProductName(), QSysInfo.kernelVersion()
    return f"{name} ({QSysInfo.kernelType()} {kernel}, {QSysInfo.currentCpuArchitecture()})"


class AboutDialog(QDialog):
    """Esc closes it. What a package has and a checkout has not, is left out where it is missing."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("aboutDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(_WIDTH)
        self._context = context
        self._build = read_build(resource(BUILD_FILE))
        self._licences_file = resource(LICENCES_FILE)
        settings = context.settings
        self._release = newer_release(settings.version_address, settings.version_look, __version__)
        self._labels: dict[str, QLabel] = {}
        self._values: dict[str, QLabel] = {}
        self._make()
        self._lay_out()
        self._copied = QTimer(self)
        self._copied.setSingleShot(True)
        self._copied.setInterval(_COPIED_MS)
        self._copied.timeout.connect(self.retranslate)
        self._connect()
        self.retranslate()
        self._close.setFocus()

    # --- building ---------------------------------------------------------------------------
    def _make(self) -> None:
        self._mark, self._product, self._version = QLabel(), QLabel(APP_NAME), _text()
        icons.set_app_mark(self._mark, 64)
        self._version.setObjectName("aboutVersion")
        theme.set_role(self._product, "title")
        self._purpose, self._problem = _text("muted"), _text("danger")
        self._problem.hide()
        self._news, self._note = _text(), _text("small")
        self._news.setObjectName("aboutNews")
        self._page, self._open = QPushButton(), QPushButton()
        self._page.setObjectName("aboutPageButton")
        self._open.setObjectName("openLogFolderButton")
        self._folder = QLineEdit(str(self._context.data_dir))
        self._folder.setObjectName("logFolderEdit")
        self._folder.setReadOnly(True)
        self._folder.setCursorPosition(0)
        self._licences, self._copy, self._close = QPushButton(), QPushButton(), QPushButton()
        self._copy_log = QPushButton()
        self._copy_log.setObjectName("copyLogButton")
        self._licences.setObjectName("licencesButton")
        self._licences.setVisible(self._licences_file.is_file())
        self._copy.setObjectName("copyDetailsButton")
        self._close.setObjectName("closeAboutButton")
        icons.set_icon(self._open, "open", "text", 16)
        for button in (self._page, self._open, self._licences, self._copy, self._copy_log):
            button.setAutoDefault(False)
        self._close.setDefault(True)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.SPACE * 3] * 4)
        column.setSpacing(theme.SPACE * 2)
        column.addLayout(self._top())
        if self._release is not None:
            column.addWidget(self._newer())
        column.addWidget(self._card())
        column.addWidget(self._problem)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.SPACE)
        buttons.addWidget(self._copy)
        buttons.addWidget(self._copy_log)
        buttons.addWidget(self._licences)
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        column.addLayout(buttons)
        order = [
            self._folder,
            self._open,
            self._copy,
            self._copy_log,
            self._licences,
            self._close,
        ]
        if self._release is not None:
            order.insert(0, self._page)
        for one, following in pairwise(order):
            self.setTabOrder(one, following)

    def _top(self) -> QHBoxLayout:
        texts = QVBoxLayout()
        texts.setSpacing(theme.SPACE // 2)
        texts.addWidget(self._product)
        texts.addWidget(self._version)
        texts.addWidget(self._purpose)
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE * 2 + 4)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        return row

    def _newer(self) -> QFrame:
        frame = QFrame()
        theme.set_role(frame, "toast-info")
        texts = QVBoxLayout()
        texts.setSpacing(theme.SPACE // 2)
        texts.addWidget(self._news)
        texts.addWidget(self._note)
        row = QHBoxLayout(frame)
        row.setContentsMargins(*[theme.SPACE + 4] * 4)
        row.setSpacing(theme.SPACE * 2)
        row.addLayout(texts, 1)
        row.addWidget(self._page, 0, Qt.AlignmentFlag.AlignVCenter)
        return frame

    def _card(self) -> QFrame:
        card = QFrame()
        theme.set_role(card, "card")
        grid = QGridLayout(card)
        grid.setContentsMargins(*[theme.SPACE * 2] * 4)
        grid.setHorizontalSpacing(theme.SPACE * 2)
        grid.setVerticalSpacing(theme.SPACE)
        grid.setColumnStretch(1, 1)
        for line, key in enumerate(("system", "parts", "folder", "newer", "licence")):
            self._labels[key] = label = QLabel()
            theme.set_role(label, "muted")
            grid.addWidget(label, line, 0)
            if key == "folder":
                label.setBuddy(self._folder)
                grid.addWidget(self._folder, line, 1)
                grid.addWidget(self._open, line, 2)
                continue
            self._values[key] = value = _text()
            value.setObjectName(f"about-{key}")
            grid.addWidget(value, line, 1, 1, 2)
        system = f"{QSysInfo.prettyProductName()}, {QSysInfo.currentCpuArchitecture()}"
        self._values["system"].setText(system)
        self._values["parts"].setText(f"Python {sys.version.split()[0]}, Qt {qVersion()}")
        return card

    def _connect(self) -> None:
        self._open.clicked.connect(self._open_folder)
        self._page.clicked.connect(self._open_page)
        self._copy.clicked.connect(self._copy_details)
        self._copy_log.clicked.connect(self._copy_newest_log)
        self._licences.clicked.connect(self._show_licences)
        self._close.clicked.connect(self.accept)

    # --- texts ------------------------------------------------------------------------------
    @Slot()
    def retranslate(self) -> None:
        """All texts in the language of the moment."""
        self.setWindowTitle(self.tr("About {product}").format(product=APP_NAME))
        self._purpose.setText(self.tr("From a phone sheet to a call task."))
        self._version.setText(self._version_text())
        self._labels["system"].setText(self.tr("System"))
        self._labels["parts"].setText(self.tr("Built with"))
        self._labels["folder"].setText(self.tr("Data and &log"))
        self._labels["newer"].setText(self.tr("Newer versions"))
        self._labels["licence"].setText(self.tr("Licence"))
        self._folder.setAccessibleName(self.tr("Folder of the data and the log"))
        self._values["licence"].setText(self.tr("MIT: free to use, change and pass on"))
        self._values["newer"].setText(self._state_text())
        self._open.setText(self.tr("&Open folder"))
        self._licences.setText(self.tr("Licences of the &parts"))
        self._close.setText(self.tr("Close"))
        icons.set_icon(self._copy, "copy", "text", 16)
        self._copy.setText(self.tr("&Copy details"))
        self._copy.setAccessibleDescription(self.tr("For support; it holds no secrets"))
        self._copy.setToolTip(self.tr("For support; it holds no secrets"))
        icons.set_icon(self._copy_log, "copy", "text", 16)
        self._copy_log.setText(self.tr("Copy lo&g"))
        hint = self.tr("The details and the newest lines of the log, without numbers and secrets")
        self._copy_log.setAccessibleDescription(hint)
        self._copy_log.setToolTip(hint)
        self._retranslate_newer()
        self._fit()

    def _retranslate_newer(self) -> None:
        release = self._release
        if release is None:
            return
        self._news.setText(
            self.tr("Version {version} of {day} is there.").format(
                version=release.version, day=release.day
            )
        )
        note = release.note(QLocale().name())
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._page.setText(self.tr("Show what is &new"))
        self._page.setToolTip(self.tr("Opens {host} in the browser").format(host=release.host))
        self._page.setAccessibleDescription(self._page.toolTip())

    def _version_text(self) -> str:
        build = self._build
        if build is None:
            return self.tr("Version {version}, built from source").format(version=__version__)
        return self.tr("Version {version}, build {commit} of {day}").format(
            version=__version__, commit=build.commit, day=build.day
        )

    def _state_text(self) -> str:
        if self._context.demo:
            return self.tr("The demo does not look for any.")
        settings = self._context.settings
        return say(state_words(settings.version_address, settings.version_look, __version__))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as the wrapped texts need."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        layout = self.layout()
        if layout is not None and self.isVisible():
            layout.activate()
            self.setFixedHeight(layout.totalHeightForWidth(_WIDTH))

    # --- doing ------------------------------------------------------------------------------
    @Slot()
    def _copy_details(self) -> None:
        self._put(support_details(self._context, self._build), self._copy)

    @Slot()
    def _copy_newest_log(self) -> None:
        log = recent(self._context.data_dir) or "The log is empty.\n"
        details = support_details(self._context, self._build)
        self._put(f"{details}\n\n{log}", self._copy_log)

    def _put(self, text: str, button: QPushButton) -> None:
        """Into the clipboard, and say so on the button for a moment."""
        QGuiApplication.clipboard().setText(text)
        icons.set_icon(button, "check", "success", 16)
        button.setText(self.tr("Copied"))
        self._copied.start()

    @Slot()
    def _open_folder(self) -> None:
        if not open_folder(self._context.data_dir):
            self._tell(self.tr("The folder could not be opened. Its path can be copied above."))

    @Slot()
    def _open_page(self) -> None:
        if self._release is not None and not open_page(self._release.page):
            self._tell(
                self.tr("No browser could be started. The page is {page}").format(
                    page=self._release.page
                )
            )

    @Slot()
    def _show_licences(self) -> None:
        from yccall_desktop.ui.licences import LicencesDialog

        LicencesDialog(self._licences_file, self).open()

    def _tell(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.show()
        self._fit()


def _text(role: str = "") -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if role:
        theme.set_role(label, role)
    return label
