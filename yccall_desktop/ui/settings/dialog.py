"""The settings: where the platform is, how numbers are read and sent, how the window looks."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.phone import NumberForm, example_number
from yccall_desktop.core.server import normal_server, same_server
from yccall_desktop.store.settings import Appearance
from yccall_desktop.ui import icons, theme
from yccall_desktop.ui.context import Context
from yccall_desktop.ui.i18n import LANGUAGES, say
from yccall_desktop.ui.jobs import Report
from yccall_desktop.ui.settings.do_not_call_button import DoNotCallButton
from yccall_desktop.ui.settings.form import SettingsForm, make_note
from yccall_desktop.ui.settings.network_field import NetworkField
from yccall_desktop.ui.settings.regions import RegionCombo
from yccall_desktop.ui.settings.tokens import NewToken, TokenState
from yccall_desktop.ui.settings.version_field import VersionField

_WIDTH = 640
_FRAME = 40
"""What the title bar takes of the screen's height, at most."""


class SettingsDialog(QDialog):
    """Language and appearance apply at once; the rest with Save.

    The token itself is never shown: the field is empty, and what is typed replaces the stored one.
    What an option or the environment gave is remembered only when it is changed here.
    """

    look_changed = Signal()
    """`context.language` or `context.settings.appearance` is another one."""
    server_changed = Signal(object)
    """The server address (str) that was saved and differs from the connection's."""
    numbers_changed = Signal()
    """Region or form was saved."""
    token_typed = Signal(object)
    """A NewToken to be stored or forgotten."""
    version_address_changed = Signal()
    """Another address of the version file was saved, or none."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settingsDialog")
        self.setFixedWidth(_WIDTH)
        self._context = context
        self._before = self._look()
        self._token_state: TokenState | None = None
        self._make_fields()
        self._lay_out()
        self._fill()
        self._connect()
        self.retranslate()

    # --- building ---------------------------------------------------------------------------
    def _make_fields(self) -> None:
        self.server = QLineEdit()
        self.server.setObjectName("serverEdit")
        self.token = QLineEdit()
        self.token.setObjectName("tokenEdit")
        self.token.setEchoMode(QLineEdit.EchoMode.Password)
        self.forget = QPushButton()
        self.forget.setObjectName("forgetTokenButton")
        self.network = NetworkField(self._context, self.server, self.token)
        self.region = RegionCombo()
        self.region.setObjectName("regionCombo")
        self.form = QComboBox()
        self.form.setObjectName("formCombo")
        self.do_not_call = DoNotCallButton(self._context)
        self.language = QComboBox()
        self.language.setObjectName("languageCombo")
        self.appearance = QComboBox()
        self.appearance.setObjectName("appearanceCombo")
        self.version = VersionField(self._context)
        self.about = QPushButton()
        self.about.setObjectName("aboutButton")
        theme.set_role(self.about, "quiet")
        icons.set_icon(self.about, "info", "muted")
        self.save = QPushButton()
        self.save.setObjectName("saveSettingsButton")
        theme.set_role(self.save, "primary")
        self.save.setDefault(True)
        self.close_button = QPushButton()
        self.close_button.setObjectName("cancelSettingsButton")
        for button in (self.forget, self.about, self.close_button):
            button.setAutoDefault(False)
        self._problem = make_note("danger")
        self._problem.setObjectName("settingsProblem")
        self._problem.hide()

    def _lay_out(self) -> None:
        self._form = form = SettingsForm()
        card = form.add_card("platform")
        form.add_field(card, "server", self.server, note=True)
        form.add_field(card, "token", self.token, note=True, button=self.forget)
        form.add_field(card, "network", self.network)
        card = form.add_card("numbers")
        form.add_field(card, "region", self.region)
        form.add_field(card, "form", self.form, note=True)
        form.add_field(card, "do_not_call", self.do_not_call)
        card = form.add_card("window")
        form.add_field(card, "language", self.language)
        form.add_field(card, "appearance", self.appearance)
        card = form.add_card("newer")
        form.add_field(card, "version", self.version, note=True)
        self._notes = form.notes
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.SPACE)
        buttons.addWidget(self.about)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.save)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*[theme.SPACE * 2 + 4] * 4)
        outer.setSpacing(theme.SPACE + 4)
        outer.addWidget(form, 1)
        outer.addWidget(self._problem)
        outer.addLayout(buttons)

    def _connect(self) -> None:
        self.language.activated.connect(self._language_chosen)
        self.appearance.activated.connect(self._appearance_chosen)
        self.region.currentTextChanged.connect(self._show_example)
        self.form.currentIndexChanged.connect(self._show_example)
        self.server.editingFinished.connect(self._ask_token_state)
        self.server.textChanged.connect(self._server_typed)
        self.forget.clicked.connect(self._forget)
        self.version.textChanged.connect(self._version_typed)
        self.about.clicked.connect(self._show_about)
        self._context.events.connection_changed.connect(self._ask_token_state)
        self.save.clicked.connect(self.accept)
        self.close_button.clicked.connect(self.reject)

    def _fill(self) -> None:
        context = self._context
        self.server.setText(context.connection.server)
        self.server.setReadOnly(context.demo)
        self.token.setEnabled(not context.demo)
        for form in NumberForm:
            self.form.addItem("", form)
        for code, name in [("", ""), *((one.code, one.name) for one in LANGUAGES)]:
            self.language.addItem(name, code)
        for look in Appearance:
            self.appearance.addItem("", look)
        self.region.choose(context.region)
        self.form.setCurrentIndex(list(NumberForm).index(context.settings.form))
        self.language.setCurrentIndex(max(self.language.findData(context.language), 0))
        self.appearance.setCurrentIndex(list(Appearance).index(context.settings.appearance))

    # --- texts ------------------------------------------------------------------------------
    def retranslate(self) -> None:
        """All texts in the language of the moment."""
        self.setWindowTitle(self.tr("Settings"))
        titles = {
            "platform": self.tr("Call platform"),
            "numbers": self.tr("Phone numbers"),
            "window": self.tr("Window"),
            "newer": self.tr("Newer versions"),
        }
        for key, text in titles.items():
            self._form.titles[key].setText(text)
        texts = {
            "server": self.tr("&Server address"),
            "token": self.tr("&Token"),
            "network": self.tr("&Network"),
            "region": self.tr("&Region of the numbers"),
            "form": self.tr("&Form that is sent"),
            "do_not_call": self.tr("&Do-not-call list"),
            "language": self.tr("&Language"),
            "appearance": self.tr("&Appearance"),
            "version": self.tr("&Version file"),
        }
        for key, text in texts.items():
            self._form.labels[key].setText(text)
            getattr(self, key).setAccessibleName(text.replace("&", ""))
        self._retranslate_choices()
        self.forget.setText(self.tr("Forget"))
        self.forget.setAccessibleName(self.tr("Forget the stored token"))
        self.save.setText(self.tr("Save"))
        self.close_button.setText(self.tr("Cancel"))
        self.about.setText(self.tr("About the program"))
        self.server.setPlaceholderText(self.tr("For example https://call.example.com"))
        self._notes["server"].setText(self.tr("The demo platform's address cannot be changed."))
        self._notes["server"].setVisible(self._context.demo)
        self._show_token_state()
        self._show_example()
        self._show_version_state()

    def _retranslate_choices(self) -> None:
        forms = {
            NumberForm.NATIONAL: self.tr("National: as dialled inside the country"),
            NumberForm.NO_TRUNK_ZERO: self.tr("National without the leading zero"),
            NumberForm.INTERNATIONAL: self.tr("With country code, without plus"),
            NumberForm.AS_WRITTEN: self.tr("The sheet's own digits"),
        }
        looks = {
            Appearance.SYSTEM: self.tr("As the system"),
            Appearance.LIGHT: self.tr("Light"),
            Appearance.DARK: self.tr("Dark"),
        }
        for row, form in enumerate(NumberForm):
            self.form.setItemText(row, forms[form])
        for row, look in enumerate(Appearance):
            self.appearance.setItemText(row, looks[look])
        self.language.setItemText(0, self.tr("As the system"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    @Slot()
    def _show_example(self) -> None:
        region, form = self.region.region, self.form.currentData()
        if not region:
            self._notes["form"].setText(self.tr("Choose a region from the list."))
            return
        example = example_number(region, form)
        text = self.tr("A mobile number is sent as {example}").format(example=example)
        self._notes["form"].setText(text if example else "")

    # --- the token --------------------------------------------------------------------------
    def showEvent(self, event: QShowEvent) -> None:
        """Ask the keyring, in the background."""
        super().showEvent(event)
        self._fit()
        self._ask_token_state()

    @Slot()
    def _ask_token_state(self) -> None:
        secrets, server = self._context.secrets, normal_server(self.server.text())

        def work(_report: Report, _cancel: CancelToken) -> TokenState:
            return TokenState(server, bool(secrets.get(server)), secrets.lasting)

        self._context.jobs.start(work, self).done.connect(self._token_state_known)

    @Slot(object)
    def _token_state_known(self, state: TokenState) -> None:
        if same_server(state.server, self.server.text()):
            self._token_state = state
            self._show_token_state()

    def _show_token_state(self) -> None:
        state = self._token_state
        stored = state is not None and state.stored
        self.forget.setEnabled(stored)
        self.forget.setVisible(not self._context.demo)
        self.token.setPlaceholderText(
            self.tr("Stored; type here to replace it") if stored else self.tr("Not stored yet")
        )
        if self._context.demo:
            text = self.tr("The demo signs in by itself.")
        elif state is None:
            text = self.tr("Asking the keyring…")
        elif state.lasting:
            text = self.tr("Kept in this system's keyring, for this server only.")
        else:
            text = self.tr(
                "No keyring is available here: the token is kept in memory only and has to be "
                "entered again after each start."
            )
        self._notes["token"].setText(text)
        self._fit()

    @Slot()
    def _server_typed(self) -> None:
        self._token_state = None
        self._show_token_state()
        self._tell("")

    @Slot()
    def _forget(self) -> None:
        self.token.clear()
        self.token_typed.emit(NewToken(normal_server(self.server.text()), ""))

    # --- newer versions -----------------------------------------------------------------------
    @Slot()
    def _version_typed(self) -> None:
        self._show_version_state()
        self._tell("")

    def _show_version_state(self) -> None:
        self._notes["version"].setText(self.version.explanation())
        self._fit()

    @Slot()
    def _show_about(self) -> None:
        from yccall_desktop.ui.about import AboutDialog

        AboutDialog(self._context, self).open()

    # --- saving -----------------------------------------------------------------------------
    @Slot()
    def _language_chosen(self) -> None:
        context, language = self._context, str(self.language.currentData())
        if language != context.language:
            context.settings.language = context.language = language
            self.look_changed.emit()

    @Slot()
    def _appearance_chosen(self) -> None:
        self._context.settings.appearance = self.appearance.currentData()
        self.look_changed.emit()

    def _look(self) -> tuple[str, str, Appearance]:
        context = self._context
        return context.language, context.settings.language, context.settings.appearance

    def accept(self) -> None:
        """Check and save; stays open and says why when something cannot be used."""
        context, server = self._context, normal_server(self.server.text())
        settings, connection = context.settings, context.connection
        region, form = self.region.region, self.form.currentData()
        version = self.version.address
        problem = self._problem_with(server, region)
        if problem:
            self._tell(problem)
            return
        before = (settings.server, settings.region, settings.form, settings.version_address)
        numbers = (region, form) != (context.region, settings.form)
        moved = not same_server(server, connection.server)
        settings.server = server if moved else settings.server
        settings.region = region if region != context.region else settings.region
        settings.form, settings.version_address = form, version
        failure = settings.save()
        if failure is not None:
            settings.server, settings.region, settings.form, settings.version_address = before
            self._tell(say(failure))
            return
        context.region = region
        if self.token.text().strip():
            self.token_typed.emit(NewToken(server, self.token.text().strip()))
        if moved:
            self.server_changed.emit(server)
        if numbers:
            self.numbers_changed.emit()
        if version != before[-1]:
            self.version_address_changed.emit()
        self._before = self._look()
        super().accept()

    def reject(self) -> None:
        """Leave everything as it was, language and appearance too."""
        context, settings = self._context, self._context.settings
        if self._look() != self._before:
            context.language, settings.language, settings.appearance = self._before
            self.look_changed.emit()
        super().reject()

    def _tell(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self._fit()

    def _fit(self) -> None:
        """As high as the wrapped texts need, where the screen has that room; else it scrolls."""
        layout = self.layout()
        if layout is None or not self.isVisible():
            return
        margins = layout.contentsMargins()
        form = self._form.whole_height(_WIDTH - margins.left() - margins.right())
        self._form.setFixedHeight(form)
        layout.activate()
        wraps = layout.hasHeightForWidth()
        whole = layout.totalHeightForWidth(_WIDTH) if wraps else layout.totalSizeHint().height()
        room = self.screen().availableGeometry().height() - _FRAME
        self._form.setFixedHeight(form - max(whole - room, 0))
        self.setFixedHeight(min(whole, room))

    def _problem_with(self, server: str, region: str) -> str:
        if server and not server.startswith(("http://", "https://")):
            self.server.setFocus()
            return self.tr("The server address starts with http:// or https://")
        if not region:
            self.region.setFocus()
            return self.tr("Choose a region from the list.")
        problem = self.version.problem()
        if problem:
            self.version.setFocus()
        return problem
