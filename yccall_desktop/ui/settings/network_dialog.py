"""Proxy and company certificate."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QDir, QEvent, QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QWidget,
)

from yccall_desktop import logs
from yccall_desktop.core.cancel import CancelToken
from yccall_desktop.core.network import (
    CertificateFile,
    NetworkSettings,
    ProxyMode,
    normal_proxy,
    proxy_key,
)
from yccall_desktop.core.server import public_server
from yccall_desktop.errors import AppError
from yccall_desktop.ui import theme
from yccall_desktop.ui.context import Context
from yccall_desktop.ui.i18n import say
from yccall_desktop.ui.jobs import Report
from yccall_desktop.ui.settings.batches import day_of
from yccall_desktop.ui.settings.form import SettingsForm, make_button, make_note
from yccall_desktop.ui.steady import SteadyCombo

_WIDTH = 600

_MANUAL = ("proxy", "user", "password")


@dataclass(frozen=True, slots=True)
class _State:
    """What has to be asked in the background. `file` None: none, or see `problem`."""

    settings: NetworkSettings
    system_proxy: str = ""
    script: bool = False
    password_stored: bool = False
    lasting: bool = True
    file: CertificateFile | None = None
    problem: AppError | None = None


@dataclass(frozen=True, slots=True)
class _Password:
    """What was typed; '' leaves the stored one as it is."""

    text: str = field(default="", repr=False)


class NetworkDialog(QDialog):
    """Saved by itself; every request that begins afterwards goes the new way.

    `server` is the address that the settings show: the system may have a proxy for it.
    """

    def __init__(self, context: Context, server: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("networkDialog")
        self.setFixedWidth(_WIDTH)
        self._context, self._server = context, server
        self._state: _State | None = None
        self._saving = False
        self._make()
        self._lay_out()
        self._fill(context.settings.network)
        self._connect()
        self.retranslate()

    # --- building ---------------------------------------------------------------------------
    def _make(self) -> None:
        self.mode = SteadyCombo()
        self.mode.setObjectName("proxyModeCombo")
        self.proxy, self.user, self.password = QLineEdit(), QLineEdit(), QLineEdit()
        self.proxy.setObjectName("proxyEdit")
        self.proxy.setPlaceholderText("http://proxy.example.com:3128")
        self.user.setObjectName("proxyUserEdit")
        self.password.setObjectName("proxyPasswordEdit")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.file = QLineEdit()
        self.file.setObjectName("caFileEdit")
        self.file.setClearButtonEnabled(True)
        self.choose = make_button("chooseCaFileButton")
        self._problem = make_note("danger")
        self._problem.setObjectName("networkProblem")
        self._problem.hide()
        self.save, self.close_button = QPushButton(), make_button("cancelNetworkButton")
        self.save.setObjectName("saveNetworkButton")
        theme.set_role(self.save, "primary")
        self.save.setDefault(True)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)

    def _lay_out(self) -> None:
        self._form = form = SettingsForm()
        card = form.add_card("proxy")
        form.add_field(card, "mode", self.mode, note=True)
        form.add_field(card, "proxy", self.proxy)
        form.add_field(card, "user", self.user)
        form.add_field(card, "password", self.password, note=True)
        card = form.add_card("certificate")
        form.add_field(card, "file", self.file, note=True, button=self.choose)
        form.fill(self, self._problem, [], self.close_button, self.save)

    def _fill(self, network: NetworkSettings) -> None:
        for mode in ProxyMode:
            self.mode.addItem("", mode)
        self.mode.setCurrentIndex(list(ProxyMode).index(network.mode))
        self.proxy.setText(network.proxy)
        self.user.setText(network.user)
        self.file.setText(network.ca_file)

    def _connect(self) -> None:
        self.mode.currentIndexChanged.connect(self._typed)
        for edit in (self.proxy, self.user, self.password):
            edit.textChanged.connect(self._typed)
        self.user.editingFinished.connect(self._ask)
        self.proxy.editingFinished.connect(self._ask)
        self.file.textChanged.connect(self._file_typed)
        self._later.timeout.connect(self._ask)
        self.choose.clicked.connect(self._choose_file)
        self.save.clicked.connect(self.accept)
        self.close_button.clicked.connect(self.reject)

    # --- what is known ------------------------------------------------------------------------
    @property
    def _chosen(self) -> NetworkSettings:
        """What stands in the fields."""
        mode = self.mode.currentData()
        user = self.user.text().strip()
        return NetworkSettings(
            mode, normal_proxy(self.proxy.text()), user, self.file.text().strip()
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Ask keyring, system and file, in the background."""
        super().showEvent(event)
        self._ask()
        self._fit()

    @Slot()
    def _ask(self) -> None:
        chosen, server = self._chosen, self._server
        network, secrets = self._context.network, self._context.secrets
        if network is None:
            return

        def work(_report: Report, _cancel: CancelToken) -> _State:
            key = proxy_key(chosen)
            file, problem = None, None
            if chosen.ca_file:
                try:
                    file = network.certificate_file(chosen.ca_file)
                except AppError as error:
                    problem = error
            stored = bool(key and secrets.get(key))
            proxy = network.system_proxy(server)
            script = network.proxy_script()
            return _State(chosen, proxy, script, stored, secrets.lasting, file, problem)

        self._context.jobs.start(work, self).done.connect(self._known)

    @Slot(object)
    def _known(self, state: _State) -> None:
        if state.settings == self._chosen:
            self._state = state
            self._show_state()

    @Slot()
    def _typed(self) -> None:
        self._tell("")
        self._show_state()

    @Slot()
    def _file_typed(self) -> None:
        self._state = None
        self._typed()
        self._later.start()

    @Slot()
    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Choose the company's certificate"),
            "",
            self.tr("Certificates (*.pem *.crt *.cer);;All files (*)"),
        )
        if name:
            self.file.setText(QDir.toNativeSeparators(name))

    def _show_state(self) -> None:
        manual = self.mode.currentData() is ProxyMode.MANUAL
        for key in _MANUAL:
            self._form.labels[key].setVisible(manual)
            getattr(self, key).setVisible(manual)
        notes = self._form.notes
        notes["password"].setVisible(manual)
        notes["mode"].setText(self._about_mode())
        notes["password"].setText(self._about_password())
        notes["file"].setText(self._about_file())
        theme.set_role(notes["file"], "danger" if self._file_problem else "small")
        stored = self._state is not None and self._state.password_stored
        self.password.setPlaceholderText(
            self.tr("Stored; type here to replace it") if stored else ""
        )
        self._fit()

    @property
    def _file_problem(self) -> AppError | None:
        return self._state.problem if self._state is not None else None

    def _about_mode(self) -> str:
        mode = self.mode.currentData()
        if mode is ProxyMode.MANUAL:
            return self.tr("For every server but one on this PC itself.")
        if mode is ProxyMode.NONE:
            return self.tr("The server is reached directly, whatever the system's settings say.")
        if self._state is None:
            return self.tr("Asking the system…")
        server = public_server(self._server)
        if not self._state.system_proxy and self._state.script:
            return self.tr(
                "The system gets its proxy from a script, which this program does not run. If the "
                "server cannot be reached, enter the proxy's address by hand."
            )
        if not self._state.system_proxy:
            return self.tr("The system has no proxy for {server}.").format(server=server)
        return self.tr("The system has the proxy {proxy} for {server}.").format(
            proxy=self._state.system_proxy, server=server
        )

    def _about_password(self) -> str:
        if self._state is not None and not self._state.lasting:
            return self.tr(
                "No keyring is available here: the password is kept in memory only and has to be "
                "entered again after each start."
            )
        return self.tr("User and password only where the proxy asks for them.")

    def _about_file(self) -> str:
        if self._file_problem is not None:
            return say(self._file_problem.words)
        file = self._state.file if self._state is not None else None
        if file is None:
            return self.tr(
                "What this system trusts counts in every case. Only when your company's CA is not "
                "among that, choose its certificate here."
            )
        return self.tr("{name}, until {day}. It counts beside what this system trusts.").format(
            name=file.name, day=day_of(file.expires)
        )

    # --- saving -------------------------------------------------------------------------------
    def accept(self) -> None:
        """Check and save; stays open and says why when something cannot be used."""
        chosen = self._chosen
        if chosen.mode is ProxyMode.MANUAL and not chosen.proxy:
            self.proxy.setFocus()
            self._tell(self.tr("Enter the proxy as http://host:port, for example with port 3128."))
            return
        network = self._context.network
        if network is None or self._saving:
            return

        def work(_report: Report, _cancel: CancelToken) -> NetworkSettings:
            if chosen.ca_file:
                network.certificate_file(chosen.ca_file)
            return chosen

        self._set_saving(True)
        job = self._context.jobs.start(work, self)
        job.done.connect(self._store)
        job.failed.connect(self._not_stored)
        job.cancelled.connect(self._may_save)

    def reject(self) -> None:
        """Leave all as it was; not once Save was pressed, when that would not be true."""
        if not self._saving:
            super().reject()

    @Slot(object)
    def _store(self, chosen: NetworkSettings) -> None:
        """The settings before the passwords: the old one is needed until they are another."""
        context, secrets = self._context, self._context.secrets
        before, context.settings.network = context.settings.network, chosen
        failure = context.settings.save()
        if failure is not None:
            context.settings.network = before
            self._may_save()
            self._tell(say(failure))
            return
        typed = _Password(self.password.text())
        logs.hide(typed.text)

        def work(_report: Report, _cancel: CancelToken) -> NetworkSettings:
            old, new = proxy_key(before), proxy_key(chosen)
            if new and typed.text:
                secrets.set(new, typed.text)
            if old and old != new:
                secrets.set(old, "")
            return chosen

        job = context.jobs.start(work, self)
        job.done.connect(self._use)
        job.failed.connect(self._not_stored)
        job.cancelled.connect(self._may_save)

    @Slot(object)
    def _use(self, chosen: NetworkSettings) -> None:
        if self._context.network is not None:
            self._context.network.use(chosen)
        super().accept()

    @Slot(object)
    def _not_stored(self, error: AppError) -> None:
        self._may_save()
        self._tell(say(error.words))

    @Slot()
    def _may_save(self) -> None:
        self._set_saving(False)
        self.save.setFocus()

    def _set_saving(self, saving: bool) -> None:
        """Nothing can be changed while it is being saved."""
        self._saving = saving
        for widget in (self._form, self.save, self.close_button):
            widget.setEnabled(not saving)
        self.save.setText(self.tr("Saving…") if saving else self.tr("Save"))

    def _tell(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self._fit()

    # --- texts --------------------------------------------------------------------------------
    def retranslate(self) -> None:
        """All texts in the language of the moment."""
        self.setWindowTitle(self.tr("Network"))
        self._form.titles["proxy"].setText(self.tr("Proxy"))
        self._form.titles["certificate"].setText(self.tr("Company certificate"))
        texts = {
            "mode": self.tr("&Proxy"),
            "proxy": self.tr("&Address"),
            "user": self.tr("&User"),
            "password": self.tr("Pass&word"),
            "file": self.tr("CA &file"),
        }
        for key, text in texts.items():
            self._form.labels[key].setText(text)
            getattr(self, key).setAccessibleName(text.replace("&", ""))
        modes = {
            ProxyMode.SYSTEM: self.tr("As the system"),
            ProxyMode.MANUAL: self.tr("Entered by hand"),
            ProxyMode.NONE: self.tr("None"),
        }
        for row, mode in enumerate(ProxyMode):
            self.mode.setItemText(row, modes[mode])
        self.file.setPlaceholderText(self.tr("None"))
        self.choose.setText(self.tr("Choose…"))
        self.save.setText(self.tr("Saving…") if self._saving else self.tr("Save"))
        self.close_button.setText(self.tr("Cancel"))
        self._show_state()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _fit(self) -> None:
        self._form.fit(self)
