"""The card of the settings for the call platform: accounts, where they are, how they sign in."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from yccall_desktop.core.account import Account, first_id, server_name
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.server import normal_server, same_server
from yccall_desktop.services.check_sign_in import (
    SignIn,
    SignInCheck,
    check_given,
    check_sign_in,
)
from yccall_desktop.ui import theme
from yccall_desktop.ui.ask import confirm
from yccall_desktop.ui.context import Context
from yccall_desktop.ui.jobs import Report
from yccall_desktop.ui.settings.account_drafts import Draft, drafts_of
from yccall_desktop.ui.settings.account_widgets import AccountWidgets
from yccall_desktop.ui.settings.account_words import check_words, first_problem, keeping_words
from yccall_desktop.ui.settings.form import SettingsForm
from yccall_desktop.ui.settings.tokens import NewToken, TokenState

_BY_TOKEN, _BY_KEY = 0, 1
_NAME_WIDTH = 110


class AccountFields(AccountWidgets):
    """Shows one account at a time; the others wait as drafts. Nothing is kept before Save but that
    a secret is to be forgotten.
    """

    chosen = Signal(object)
    """Another Draft is shown: its region and form are wanted."""
    edited = Signal()
    """Something was typed: what was said of it is no longer true."""
    resized = Signal()
    """A note has another text, or other fields are shown."""
    forgotten = Signal(object)
    """NewTokens to be forgotten at once."""

    def __init__(self, context: Context, form: SettingsForm, dialog: QWidget) -> None:
        super().__init__(form, dialog)
        self._context = context
        self._dialog = dialog
        self.removed: list[Account] = []
        self.drafts, self.draft = drafts_of(context.settings, context.connection, context.region)
        self.first = self.draft
        self._state: TokenState | None = None
        self._check: SignInCheck | None = None
        self._checking = False
        self._connect()

    def _connect(self) -> None:
        self.account.activated.connect(self._choose)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._ask_to_remove)
        self.way.activated.connect(self._way_chosen)
        self.name.textChanged.connect(self._named)
        self.server.textChanged.connect(self._server_typed)
        self.server.editingFinished.connect(self.ask_state)
        for field in (self.token, self.key, self.app_id):
            field.textChanged.connect(self._typed)
        self.forget.clicked.connect(self._forget)
        self.check.clicked.connect(self._start_check)

    # --- texts ------------------------------------------------------------------------------
    def retranslate(self) -> None:
        """All texts in the language of the moment."""
        texts = {
            "account": self.tr("Ac&count"),
            "name": self.tr("&Name"),
            "server": self.tr("&Server address"),
            "way": self.tr("S&ign in with"),
            "app_id": self.tr("A&ppid"),
        }
        for key, text in texts.items():
            self._form.labels[key].setText(text)
            getattr(self, key).setAccessibleName(text.replace("&", ""))
        self.way.setItemText(_BY_TOKEN, self.tr("A token"))
        self.way.setItemText(_BY_KEY, self.tr("Appid and access key"))
        self.key.setAccessibleName(self.tr("Access key"))
        self.token.setAccessibleName(self.tr("Token"))
        self.add.setText(self.tr("Add"))
        self.add.setAccessibleName(self.tr("Add an account"))
        self.remove.setText(self.tr("Remove"))
        self.remove.setAccessibleName(self.tr("Remove this account"))
        self.check.setText(self.tr("Check"))
        self.check.setAccessibleName(self.tr("Check the sign-in"))
        self.forget.setText(self.tr("Forget"))
        self.server.setPlaceholderText(self.tr("For example https://call.example.com"))
        self._form.notes["server"].setText(
            self.tr("The demo platform's address cannot be changed.")
        )
        self.show_draft()

    def show_draft(self) -> None:
        """Put the draft that is shown into the fields."""
        draft, demo = self.draft, self._context.demo
        fields = (self.name, self.server, self.app_id, self.token, self.key, self.account, self.way)
        blocked = [QSignalBlocker(field) for field in fields]
        self.name.setText(draft.name)
        self.server.setText(draft.server)
        self.app_id.setText(draft.app_id)
        self.token.setText(draft.token)
        self.key.setText(draft.key)
        self.way.setCurrentIndex(_BY_KEY if draft.by_key else _BY_TOKEN)
        self.account.clear()
        for one in self.drafts:
            self.account.addItem(self._title(one))
        self.account.setCurrentIndex(self._place)
        del blocked
        self.name.setPlaceholderText(
            server_name(normal_server(draft.server)) or self.tr("For example Head office")
        )
        for field in (self.token, self.app_id, self.key, self.way, self.name):
            field.setEnabled(not demo)
        self.server.setReadOnly(demo)
        self._form.notes["server"].setVisible(demo)
        for key in ("account", "name", "way"):
            self._show_row(key, visible=not demo)
        self._buttons.setVisible(not demo)
        self.check.setVisible(not demo)
        self.remove.setEnabled(len(self.drafts) > 1)
        self._show_way()
        self._show_notes()

    def first_field(self) -> QWidget:
        """What is to be filled in first."""
        return self.account if self.draft.server else self.server

    @property
    def in_use(self) -> Draft:
        """The one that is used after Save: another than before only if there was none, or if it
        was removed. What is only edited here is not sent to by surprise.
        """
        first = self.first
        stays = any(one is first for one in self.drafts) and (first.remembered or first.given)
        return first if stays else self.draft

    @property
    def _place(self) -> int:
        return next(place for place, one in enumerate(self.drafts) if one is self.draft)

    def _show_row(self, key: str, *, visible: bool) -> None:
        self._form.labels[key].setVisible(visible)
        getattr(self, key).setVisible(visible)

    def _show_way(self) -> None:
        by_key = self.draft.by_key
        self._show_row("app_id", visible=by_key)
        self.key.setVisible(by_key)
        self.token.setVisible(not by_key)
        label = self._form.labels["secret"]
        label.setText(self.tr("Access &key") if by_key else self.tr("&Token"))
        label.setBuddy(self.key if by_key else self.token)
        self.forget.setAccessibleName(
            self.tr("Forget the stored access key")
            if by_key
            else self.tr("Forget the stored token")
        )

    def _show_notes(self) -> None:
        state, demo = self._state, self._context.demo
        stored = state is not None and state.stored
        self.forget.setEnabled(stored)
        self.forget.setVisible(not demo)
        text = self.tr("Stored; type here to replace it") if stored else self.tr("Not stored yet")
        self.token.setPlaceholderText(text)
        self.key.setPlaceholderText(text)
        note, role = self._form.notes["secret"], "small"
        if self._checking:
            text = self.tr("Asking the platform…")
        elif self._check is not None:
            text, role = check_words(self._check)
        elif demo:
            text = self.tr("The demo signs in by itself.")
        else:
            text = keeping_words(state, by_key=self.draft.by_key)
        note.setText(text)
        theme.set_role(note, role)
        self.resized.emit()

    # --- the secrets ------------------------------------------------------------------------
    @Slot()
    def ask_state(self) -> None:
        """Ask the keyring, in the background, whether the secret is stored."""
        secrets, account = self._context.secrets, self._account()
        server = account.server
        slot = account.key_slot if self.draft.by_key else account.token_slot

        def work(_report: Report, _cancel: CancelToken) -> TokenState:
            return TokenState(server, slot, bool(secrets.get(server, slot)), secrets.lasting)

        self._context.jobs.start(work, self).done.connect(self._state_known)

    def _account(self) -> Account:
        """The draft as an account; a new one has no secrets of its own yet."""
        draft = self.draft
        if draft.before is not None:
            return draft.account(draft.before.id)
        return draft.account("new" if draft.given is None else first_id(draft.server))

    @Slot(object)
    def _state_known(self, state: TokenState) -> None:
        account = self._account()
        slot = account.key_slot if self.draft.by_key else account.token_slot
        if (state.server, state.slot) == (account.server, slot):
            self._state = state
            self._show_notes()

    @Slot()
    def _forget(self) -> None:
        self.token.clear()
        self.key.clear()
        account = self._account()
        account_id = account.id if self.draft.before else ""
        slots = [account.token_slot, *([account.key_slot] if self.draft.by_key else [])]
        self.forgotten.emit(tuple(NewToken(account.server, "", slot, account_id) for slot in slots))

    def sign_in(self) -> SignIn | None:
        """Tries what is shown, for any thread; None: there is no way to any platform."""
        context, account, connect = self._context, self._account(), self._context.connect
        draft, given = self.draft, context.connection
        typed = (draft.key if draft.by_key else draft.token).strip()
        is_given = (context.demo or context.credentials_given) and draft.given is not None
        if is_given and not (typed or account.app_id) and same_server(account.server, given.server):
            return lambda cancel: check_given(given, cancel)
        if connect is None:
            return None
        platform, secrets = connect(account.server).platform, context.secrets
        return lambda cancel: check_sign_in(platform, secrets, account, typed, cancel)

    @Slot()
    def _start_check(self) -> None:
        sign_in = self.sign_in()
        if sign_in is None or self._checking:
            return

        def work(_report: Report, cancel: CancelToken) -> SignInCheck:
            return sign_in(cancel)

        self._checking, self._check = True, None
        job = self._context.jobs.start(work, self)
        job.done.connect(self._checked)
        job.failed.connect(self._check_stopped)
        job.cancelled.connect(self._check_stopped)
        self._show_notes()

    @Slot(object)
    def _checked(self, check: SignInCheck) -> None:
        if self._checking:
            self._checking, self._check = False, check
            self._show_notes()

    @Slot()
    def _check_stopped(self) -> None:
        self._checking = False
        self._show_notes()

    # --- editing ----------------------------------------------------------------------------
    @Slot()
    def _typed(self) -> None:
        draft = self.draft
        draft.token, draft.key = self.token.text(), self.key.text()
        draft.app_id = self.app_id.text()
        self._not_checked()

    @Slot()
    def _named(self) -> None:
        self.draft.name = self.name.text()
        self._show_title()
        self.edited.emit()

    @Slot()
    def _server_typed(self) -> None:
        self.draft.server = self.server.text()
        self._state = None
        self._show_title()
        self._not_checked()

    def _show_title(self) -> None:
        self.account.setItemText(self._place, self._title(self.draft))

    def _title(self, draft: Draft) -> str:
        title = draft.title or self.tr("New account")
        if draft is self.in_use and len(self.drafts) > 1:
            short = self.account.fontMetrics().elidedText(
                title, Qt.TextElideMode.ElideRight, _NAME_WIDTH
            )
            return self.tr("{account} (in use)").format(account=short)
        return title

    @Slot(int)
    def _way_chosen(self, way: int) -> None:
        self.draft.by_key = way == _BY_KEY
        self._state = None
        self._show_way()
        self._not_checked()
        self.ask_state()

    def _not_checked(self) -> None:
        """What a check told was about something else."""
        self._checking, self._check = False, None
        self._show_notes()
        self.edited.emit()

    # --- the list ---------------------------------------------------------------------------
    @Slot(int)
    def _choose(self, place: int) -> None:
        self.show(self.drafts[place])

    def show(self, draft: Draft) -> None:
        """Show another account."""
        self.draft = draft
        self._state = self._check = None
        self._checking = False
        self.show_draft()
        self.chosen.emit(draft)
        self.ask_state()

    @Slot()
    def _add(self) -> None:
        """A new account; how numbers are read and sent is taken from the one that is shown."""
        now = self.draft
        new = Draft("", "", now.region, now.form, by_key=True, shown_region=now.region)
        self.drafts.append(new)
        self.show(new)
        self.server.setFocus()

    @Slot()
    def _ask_to_remove(self) -> None:
        draft = self.draft
        if draft.before is None:
            self._remove()
            return
        confirm(
            self._dialog,
            self.tr("Remove the account “{name}”?").format(name=draft.title),
            self.tr(
                "With Save its token and access key are forgotten on this PC. Its tasks stay on "
                "the page “Tasks” and on the platform; to go on with one of them, add the account "
                "again under the same name and server address."
            ),
            self.tr("Remove"),
            self._remove,
        )

    def _remove(self) -> None:
        draft = self.draft
        if len(self.drafts) < 2:
            return
        if draft.before is not None:
            self.removed.append(draft.before)
        place = self._place
        self.drafts.remove(draft)
        self.show(self.drafts[max(place - 1, 0)])

    def problem(self) -> str:
        """Why the accounts cannot be saved, '' when they can; shows the one in question."""
        found = first_problem(self.drafts)
        if found is None:
            return ""
        if found.draft is not self.draft:
            self.show(found.draft)
        field: QLineEdit = getattr(self, found.field)
        field.setFocus()
        return found.text
