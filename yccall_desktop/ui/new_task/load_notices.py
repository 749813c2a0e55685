"""What has to be said about reading a list: why it failed, what it lacks, that it changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Slot

from yccall_desktop.core.call_sheet import CallSheet
from yccall_desktop.core.columns import MOST_COLUMNS, Role, column_letter, column_title
from yccall_desktop.errors import Words
from yccall_desktop.services.carry_over import CarriedOver
from yccall_desktop.ui.i18n import joined, say
from yccall_desktop.ui.new_task.loaded import LoadFailure, reading_anew
from yccall_desktop.ui.new_task.notice import Notice
from yccall_desktop.ui.new_task.password_panel import PasswordPanel
from yccall_desktop.ui.new_task.sheet_session import SheetSession

_TITLE_LENGTH = 24
_MOST_LETTERS = 4


class LoadNotices(QObject):
    """Tells by two notices, `notice` and below it `changed`, and asks by `password`."""

    def __init__(
        self,
        session: SheetSession,
        notice: Notice,
        changed: Notice,
        password: PasswordPanel,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._notice, self._changed = session, notice, changed
        self._password = password
        self._failure: LoadFailure | None = None
        self._files: tuple[str, ...] = ()
        self._held = self._knows_uncalled = False
        session.failed.connect(self._on_failed)
        session.load_ended.connect(self._on_load_ended)
        session.state_changed.connect(self._on_state)
        session.replaced.connect(self._on_replaced)
        session.arranged.connect(self._tell_about_sheet)
        changed.closed.connect(self._on_changed_closed)
        password.given.connect(self._on_password)
        password.cancelled.connect(self._on_no_password)

    # --- it was read -------------------------------------------------------------------------
    @Slot(bool)
    def _on_load_ended(self, good: bool) -> None:
        if not good:
            return
        self._password.close_up()
        self._failure, self._files = None, ()
        self._changed.clear()
        loaded = self._session.loaded
        carried = loaded.state.carried if loaded is not None else None
        self._tell_about_sheet()
        if carried is not None and (carried.lost or carried.applied):
            self._tell_carried(carried)

    def _tell_carried(self, carried: CarriedOver) -> None:
        applied, lost = carried.applied, carried.lost

        def sentence() -> str:
            done = self.tr("Your changes of %Ln row(s) were applied again.", "", applied)
            if not lost:
                return done
            not_done = self.tr(
                "Changes of %Ln row(s) could not be applied again: these rows are not the same "
                "any more.",
                "",
                lost,
            )
            return joined((done, not_done)) if applied else not_done

        self._notice.tell("warning" if lost else "success", sentence, key="carried")

    @Slot()
    def _tell_about_sheet(self) -> None:
        sheet = self._session.sheet
        if sheet is None:
            return
        hidden = sheet.hidden_rows
        if Role.PHONE not in sheet.layout.columns:
            self._notice.tell(
                "warning",
                lambda: joined(
                    (
                        self.tr(
                            "No phone column was found. Click the header of the column that holds "
                            "the numbers and choose “Phone”."
                        ),
                        *self._not_searched(sheet),
                    )
                ),
                key="columns",
                standing=True,
            )
        elif sheet.layout.rival is not None:
            self._ask_which(sheet, sheet.layout.columns[Role.PHONE], sheet.layout.rival)
        elif hidden and not sheet.decisions.include_hidden:
            self._notice.tell(
                "info",
                lambda: joined(
                    (
                        self.tr("%Ln row(s) hidden in the file were left out.", "", hidden),
                        *self._about_columns(sheet),
                        *self._uncalled(sheet),
                    )
                ),
                lambda: self.tr("Include it") if hidden == 1 else self.tr("Include them"),
                self._session.include_hidden,
                key="hidden",
                standing=True,
            )
        elif self._about_columns(sheet) or sheet.uncalled is not None:
            self._notice.tell(
                "warning",
                lambda: joined((*self._about_columns(sheet), *self._uncalled(sheet))),
                key="columns",
                standing=True,
            )
        else:
            self._notice.drop("columns")

    def _not_searched(self, sheet: CallSheet) -> tuple[str, ...]:
        if sheet.rows.column_count <= MOST_COLUMNS:
            return ()
        letter = column_letter(MOST_COLUMNS - 1)
        return (self.tr("It was looked for up to column {letter}.").format(letter=letter),)

    def _about_columns(self, sheet: CallSheet) -> tuple[str, ...]:
        """What is said of a phone column that the file hides, and of numbers that stand between
        the lines of a cell of another one; nothing of columns without either."""
        phone = sheet.layout.columns[Role.PHONE]
        swallowed = self._swallowed(sheet, phone)
        if not sheet.rows.column_hidden(phone):
            return swallowed
        title = column_title(sheet.rows, sheet.layout, phone)
        sentence = self.tr(
            "The numbers come from column {letter}, “{title}”, which is hidden in the file."
        ).format(letter=column_letter(phone), title=_short(title))
        return (sentence, *swallowed)

    def _swallowed(self, sheet: CallSheet, phone: int) -> tuple[str, ...]:
        loaded = self._session.loaded
        found = loaded.state.swallowed if loaded is not None else {}
        others = {column: one for column, one in found.items() if column != phone}
        if not others:
            return ()
        column, first = min(others.items(), key=lambda item: (item[1].row, item[0]))
        sentence = self.tr(
            "%Ln cell(s) outside the phone column hold several lines with a number that will not "
            "be called; the first is {cell}.",
            "",
            sum(one.cells for one in others.values()),
        ).format(cell=self._cell(sheet, first.row, column))
        advice = self.tr(
            "If these are rows of the list, stray quotation marks have joined them: remove the "
            "marks in the file, then open it again."
        )
        return sentence, advice

    def _cell(self, sheet: CallSheet, row: int, column: int) -> str:
        """A cell as Excel calls it, with its file where the list has several."""
        place = sheet.rows.place(row)
        cell = f"{column_letter(column)}{place.number}"
        if len(sheet.rows.files) == 1:
            return cell
        return self.tr("{cell} of {file}").format(cell=cell, file=place.file)

    def _uncalled(self, sheet: CallSheet) -> tuple[str, ...]:
        """What is said of numbers in other columns; nothing without any."""
        found = sheet.uncalled
        if found is None:
            return ()
        if found.at_least:
            sentence = self.tr(
                "At least %Ln more number(s) in other columns ({columns}) will not be called; the "
                "first is in {cell}.",
                "",
                found.total,
            )
        else:
            sentence = self.tr(
                "%Ln more number(s) in other columns ({columns}) will not be called; the first is "
                "in {cell}.",
                "",
                found.total,
            )
        letters = [column_letter(one) for one in found.columns]
        columns = ", ".join([*letters[:_MOST_LETTERS], *(["…"] if letters[_MOST_LETTERS:] else [])])
        return (
            sentence.format(columns=columns, cell=self._cell(sheet, *found.first)),
            self.tr(
                "To call them too, submit this list first, then click the header of such a column "
                "and choose “Phone”."
            ),
        )

    def _ask_which(self, sheet: CallSheet, used: int, rival: int) -> None:
        """Two columns hold numbers alike: only the user knows which of them is called."""
        titles = {
            column: column_title(sheet.rows, sheet.layout, column) for column in (used, rival)
        }
        if titles[used] == titles[rival]:
            titles = {column: column_letter(column) for column in titles}

        def use(column: int) -> None:
            self._session.set_role(column, Role.PHONE)

        self._notice.tell(
            "warning",
            lambda: joined(
                (
                    self.tr(
                        "Two columns look like the phone number, “{used}” and “{other}”. "
                        "“{used}” is called."
                    ).format(used=titles[used], other=titles[rival]),
                    *self._about_columns(sheet),
                    *self._uncalled(sheet),
                )
            ),
            lambda: self.tr("Call “{column}” instead").format(column=_short(titles[rival])),
            lambda: use(rival),
            other=(
                lambda: self.tr("Keep “{column}”").format(column=_short(titles[used])),
                lambda: use(used),
            ),
            key="columns",
            standing=True,
        )

    def hold(self, locked: bool) -> None:
        """Hidden rows cannot be taken in while a list is under way: then it is not offered."""
        if locked and self._notice.standing_key == "hidden":
            self._held = True
            self._notice.drop("hidden")
        elif not locked and self._held:
            self._held = False
            self._tell_about_sheet()

    @Slot()
    def _on_replaced(self) -> None:
        open_question = self._notice.standing_key in ("columns", "hidden")
        self._notice.drop("columns")
        self._notice.drop("hidden")
        if self._session.loaded is None:
            self._held = False
            self._files = ()
            self._changed.clear()
        elif (open_question or self._newly_uncalled()) and not self._session.loading:
            self._tell_about_sheet()

    def _newly_uncalled(self) -> bool:
        """Whether only another check of the rows, for another country, showed such numbers."""
        sheet = self._session.sheet
        before, self._knows_uncalled = (
            self._knows_uncalled,
            sheet is not None and bool(sheet.uncalled),
        )
        return self._knows_uncalled and not before

    # --- it could not be read ----------------------------------------------------------------
    @Slot(object)
    def _on_failed(self, failure: LoadFailure | Words) -> None:
        if isinstance(failure, Words):
            self._notice.tell("danger", lambda: say(failure))
            return
        self._failure = failure
        if failure.password_needed:
            self._notice.drop("load")
            self._password.ask(failure.path.name, wrong=failure.password_wrong)
            return
        self._password.close_up()
        words, name = failure.words, failure.path.name

        def sentence() -> str:
            text = say(words)
            if name in text:
                return text
            return self.tr("{file}: {sentence}").format(file=name, sentence=text)

        without, real = failure.without_file(), failure.real_file
        request = failure.request if real is None else failure.with_real_file(real)
        self._notice.tell(
            "danger",
            sentence,
            lambda: (
                self.tr("Retry") if real is None else self.tr("Open {file}").format(file=real.name)
            ),
            lambda: self._session.read(request),
            other=None
            if without is None
            else (lambda: self.tr("Go on without it"), lambda: self._session.read(without)),
            key="load",
        )

    @Slot(object)
    def _on_password(self, password: str) -> None:
        failure = self._failure
        if failure is not None:
            self._password.wait()
            self._session.read(failure.with_password(password))

    @Slot()
    def _on_no_password(self) -> None:
        self._failure = None

    # --- it changed on disk ------------------------------------------------------------------
    @Slot(object)
    def tell_changed(self, files: Sequence[str]) -> None:
        """Files of the list are not those any more that were read."""
        self._files = tuple(dict.fromkeys([*self._files, *files]))
        self._on_state()

    @Slot()
    def _on_state(self) -> None:
        """Nothing is reloaded while it is read or sent: then it is not offered either."""
        if not self._files or not self._session.editable:
            self._changed.clear()
            return
        names = ", ".join(self._files)
        self._changed.tell(
            "info",
            lambda: (
                self.tr("%n file(s) changed on disk: {files}", "", len(self._files)).format(
                    files=names
                )
                if len(self._files) > 1
                else self.tr("{file} was changed on disk.").format(file=names)
            ),
            lambda: self.tr("Reload"),
            self._reload,
        )

    @Slot()
    def _on_changed_closed(self) -> None:
        self._files = ()

    def _reload(self) -> None:
        loaded = self._session.loaded
        if loaded is not None and self._session.editable:
            self._session.read(reading_anew(loaded))


def _short(title: str) -> str:
    return title if len(title) <= _TITLE_LENGTH else f"{title[: _TITLE_LENGTH - 1]}…"
