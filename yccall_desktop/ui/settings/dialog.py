"""The settings: where the platform is, how numbers are read and sent, how the window looks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QPushButton,
    QWidget,
)

from yccall_desktop.core.phone import NumberForm, example_number
from yccall_desktop.store.settings import Appearance, Settings
from yccall_desktop.ui import icons, theme
from yccall_desktop.ui.ask import confirm
from yccall_desktop.ui.context import Context
from yccall_desktop.ui.i18n import LANGUAGES, say
from yccall_desktop.ui.settings.account_drafts import Draft, write
from yccall_desktop.ui.settings.account_fields import AccountFields
from yccall_desktop.ui.settings.do_not_call_button import DoNotCallButton
from yccall_desktop.ui.settings.forget_days import ForgetDaysCombo
from yccall_desktop.ui.settings.form import SettingsForm, make_note
from yccall_desktop.ui.settings.network_field import NetworkField
from yccall_desktop.ui.settings.regions import RegionCombo
from yccall_desktop.ui.settings.version_field import VersionField
from yccall_desktop.ui.steady import SteadyCombo

_WIDTH = 640


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
    accounts_changed = Signal()
    """The list of accounts, or a name in it, was saved."""
    token_typed = Signal(object)
    """NewTokens to be stored or forgotten."""
    version_address_changed = Signal()
    """Another address of the version file was saved, or none."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settingsDialog")
        self.setFixedWidth(_WIDTH)
        self._context = context
        self._before = self._look()
        self._make_fields()
        self._lay_out()
        self._fill()
        self._connect()
        self.retranslate()
        self._entered_before = self._entered()

    # --- building ---------------------------------------------------------------------------
    def _make_fields(self) -> None:
        self.region = RegionCombo()
        self.region.setObjectName("regionCombo")
        self.form = SteadyCombo()
        self.form.setObjectName("formCombo")
        self.do_not_call = DoNotCallButton(self._context)
        self.forget_days = ForgetDaysCombo(self._context.settings.forget_days)
        self.language = SteadyCombo()
        self.language.setObjectName("languageCombo")
        self.appearance = SteadyCombo()
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
        for button in (self.about, self.close_button):
            button.setAutoDefault(False)
        self._problem = make_note("danger")
        self._problem.setObjectName("settingsProblem")
        self._problem.hide()

    def _lay_out(self) -> None:
        self._form = form = SettingsForm()
        self.accounts = accounts = AccountFields(self._context, form, self)
        self.server, self.token, self.forget = accounts.server, accounts.token, accounts.forget
        self.network = NetworkField(self._context, accounts)
        form.add_field(accounts.card, "network", self.network)
        card = form.add_card("numbers")
        form.add_field(card, "region", self.region)
        form.add_field(card, "form", self.form, note=True)
        form.add_field(card, "do_not_call", self.do_not_call)
        form.add_field(card, "forget_days", self.forget_days, note=True)
        card = form.add_card("window")
        form.add_field(card, "language", self.language)
        form.add_field(card, "appearance", self.appearance)
        card = form.add_card("newer")
        form.add_field(card, "version", self.version, note=True)
        self._notes = form.notes
        form.fill(self, self._problem, [self.about], self.close_button, self.save)

    def _connect(self) -> None:
        self.language.activated.connect(self._language_chosen)
        self.appearance.activated.connect(self._appearance_chosen)
        self.region.currentTextChanged.connect(self._numbers_chosen)
        self.form.currentIndexChanged.connect(self._numbers_chosen)
        self.forget_days.currentIndexChanged.connect(self._show_example)
        self.accounts.chosen.connect(self._show_account)
        self.accounts.edited.connect(self._tell)
        self.accounts.resized.connect(self._fit)
        self.accounts.forgotten.connect(self.token_typed)
        self.version.textChanged.connect(self._version_typed)
        self.about.clicked.connect(self._show_about)
        self._context.events.connection_changed.connect(self.accounts.ask_state)
        self.save.clicked.connect(self.accept)
        self.close_button.clicked.connect(self.reject)

    def _fill(self) -> None:
        context = self._context
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
            "network": self.tr("Net&work"),
            "region": self.tr("&Region of the numbers"),
            "form": self.tr("&Form that is sent"),
            "do_not_call": self.tr("&Do-not-call list"),
            "forget_days": self.tr("For&get sent numbers"),
            "language": self.tr("&Language"),
            "appearance": self.tr("&Appearance"),
            "version": self.tr("&Version file"),
        }
        for key, text in texts.items():
            self._form.labels[key].setText(text)
            getattr(self, key).setAccessibleName(text.replace("&", ""))
        self._retranslate_choices()
        self.save.setText(self.tr("Save"))
        self.close_button.setText(self.tr("Cancel"))
        self.about.setText(self.tr("About the program"))
        self.accounts.retranslate()
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
        self._notes["forget_days"].setText(self.forget_days.explanation())
        self._fit()
        if not region:
            self._notes["form"].setText(self.tr("Choose a region from the list."))
            return
        example = example_number(region, form)
        text = self.tr("A mobile number is sent as {example}").format(example=example)
        self._notes["form"].setText(text if example else "")

    # --- the account ------------------------------------------------------------------------
    def showEvent(self, event: QShowEvent) -> None:
        """Ask the keyring, in the background."""
        super().showEvent(event)
        self._fit()
        self.accounts.first_field().setFocus()
        self.accounts.ask_state()

    @Slot(object)
    def _show_account(self, draft: Draft) -> None:
        """Region and form belong to the account that is shown; showing them writes neither."""
        with QSignalBlocker(self.region), QSignalBlocker(self.form):
            self.region.choose(draft.region)
            self.form.setCurrentIndex(list(NumberForm).index(draft.form))
        self._show_example()

    @Slot()
    def _numbers_chosen(self) -> None:
        draft = self.accounts.draft
        draft.region, draft.form = self.region.region or draft.region, self.form.currentData()
        self._show_example()

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
        context, settings, version = self._context, self._context.settings, self.version.address
        problem = self._problem_with(self.region.region)
        if problem:
            self._tell(problem)
            return
        accounts, draft = self.accounts, self.accounts.in_use
        region, form = draft.region, draft.form
        before, numbers = _remembered(settings), (region, form) != (context.region, settings.form)
        given = draft is accounts.first
        written = write(settings, accounts.drafts, accounts.removed, draft, given=given)
        if written.chosen is None:
            settings.region = region if region != context.region else settings.region
            settings.form = form
        settings.version_address, settings.forget_days = version, self.forget_days.days
        failure = settings.save()
        if failure is not None:
            for name, value in before.items():
                setattr(settings, name, value)
            self._tell(say(failure))
            return
        context.region = region
        if written.secrets:
            self.token_typed.emit(written.secrets)
        chosen = written.chosen
        if chosen and (draft is not accounts.first or draft.leads_elsewhere(chosen)):
            self.server_changed.emit(chosen.server)
        self.accounts_changed.emit()
        if numbers:
            self.numbers_changed.emit()
        if version != before["version_address"]:
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, which is pressed by mistake too, asks before it drops what was entered."""
        if event.key() != Qt.Key.Key_Escape or self._entered() == self._entered_before:
            super().keyPressEvent(event)
            return
        confirm(
            self,
            self.tr("Close the settings without saving?"),
            self.tr("What you entered here is not kept."),
            self.tr("Do not save"),
            self.reject,
            no=self.tr("Go on editing"),
            danger=False,
        )

    def _entered(self) -> tuple[object, ...]:
        """All that Save would keep."""
        accounts = self.accounts
        drafts = [replace(one) for one in accounts.drafts]
        return drafts, list(accounts.removed), self.version.text(), self.forget_days.days

    @Slot()
    def _tell(self, problem: str = "") -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self._fit()

    @Slot()
    def _fit(self) -> None:
        self._form.fit(self)

    def _problem_with(self, region: str) -> str:
        problem = self.accounts.problem()
        if problem:
            return problem
        if not region:
            self.region.setFocus()
            return self.tr("Choose a region from the list.")
        problem = self.version.problem()
        if problem:
            self.version.setFocus()
        return problem


def _remembered(settings: Settings) -> dict[str, Any]:
    """What Save changes, to be put back when it fails."""
    names = (
        "server", "region", "form", "version_address", "account_list", "removed_accounts",
        "account_id", "forget_days",
    )  # fmt: skip
    return {name: getattr(settings, name) for name in names}
