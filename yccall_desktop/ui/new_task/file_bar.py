"""The bar above the table: which files, sheet, header row, encoding; and opening another list."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QFileInfo, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStyle,
    QStyleOptionComboBox,
    QToolButton,
    QWidget,
)

from yccall_desktop.core.ports import SheetInfo
from yccall_desktop.ui import icons, theme
from yccall_desktop.ui.elided import ElidedLabel
from yccall_desktop.ui.new_task.loaded import Loaded
from yccall_desktop.ui.plain_tip import plain_tip
from yccall_desktop.ui.steady import SteadyCombo

HEADER_ROWS = 30
"""How many rows from the top can be made the header by the box."""

_PREVIEW = 48
_HEADER_WIDTH = 136
_SHORT = Qt.ItemDataRole.UserRole + 1
_DETECT = "detect"


class _ShortCombo(SteadyCombo):
    """Closed it shows the short text of the item, cut with … if need be; open the long
    one."""

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        short = self.currentData(_SHORT)
        text = short if isinstance(short, str) else option.currentText
        option.currentText = option.fontMetrics.elidedText(
            text, Qt.TextElideMode.ElideRight, self._room(option)
        )

    def _room(self, option: QStyleOptionComboBox) -> int:
        part = QStyle.SubControl.SC_ComboBoxEditField
        field = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        return field.width() - 2

    def fit(self, text: str, least: int) -> None:
        """Make it as wide as a text needs in the font of the system, `least` pixels at least."""
        self.ensurePolished()
        self.setFixedWidth(least)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        needed = option.fontMetrics.horizontalAdvance(text) + least - self._room(option)
        self.setFixedWidth(max(least, needed))


class FileBar(QFrame):
    """Shows what is loaded; asks for another list, sheet, encoding or header row."""

    open_wanted = Signal()
    recent_wanted = Signal(object)
    """A Path."""
    sheet_wanted = Signal(object)
    """A sheet's name."""
    header_wanted = Signal(object)
    """A row (0-based), or None for no header."""
    detect_wanted = Signal()
    """The header is to be found by itself, whatever is remembered."""
    encoding_wanted = Signal(object)
    """An encoding's name."""
    paste_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "header")
        self._loaded: Loaded | None = None
        self._name_text = ""
        self._recent: Sequence[str] = ()
        self._icon = QLabel()
        icons.set_pixmap(self._icon, "sheet", "accent", 20)
        self._name = ElidedLabel()
        self._name.setObjectName("fileName")
        theme.set_role(self._name, "heading")
        self._sheet_label, self._header_label, self._encoding_label = QLabel(), QLabel(), QLabel()
        self.sheets = self._combo("sheetCombo", 208, self._sheet_label)
        self.headers = self._combo("headerCombo", _HEADER_WIDTH, self._header_label)
        self.encodings = self._combo("encodingCombo", 168, self._encoding_label)
        self.encodings.activated.connect(self._on_encoding)
        self.sheets.activated.connect(self._on_sheet)
        self.headers.activated.connect(self._on_header)
        self.open_button = QPushButton()
        self.open_button.setObjectName("openButton")
        self.open_button.setAutoDefault(False)
        icons.set_icon(self.open_button, "open")
        self.open_button.clicked.connect(lambda _checked=False: self.open_wanted.emit())
        self.paste_button = QPushButton()
        self.paste_button.setObjectName("pasteButton")
        self.paste_button.setAutoDefault(False)
        icons.set_icon(self.paste_button, "paste")
        self.paste_button.clicked.connect(lambda _checked=False: self.paste_wanted.emit())
        self.recent_button = QToolButton()
        self.recent_button.setObjectName("recentButton")
        self.recent_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.recent_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.set_role(self.recent_button, "quiet")
        icons.set_icon(self.recent_button, "clock", "muted")
        self._menu = QMenu(self)
        self.recent_button.setMenu(self._menu)
        self._lay_out()
        self.retranslate()

    def _combo(self, name: str, width: int, label: QLabel) -> _ShortCombo:
        combo = _ShortCombo()
        combo.setObjectName(name)
        combo.setFixedWidth(width)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.view().setMinimumWidth(320)
        combo.view().setTextElideMode(Qt.TextElideMode.ElideRight)
        theme.set_role(label, "muted")
        label.setBuddy(combo)
        return combo

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE * 2, theme.SPACE, theme.SPACE * 2, theme.SPACE)
        row.setSpacing(theme.SPACE)
        row.addWidget(self._icon)
        row.addWidget(self._name, 1)
        for label, combo in (
            (self._sheet_label, self.sheets),
            (self._encoding_label, self.encodings),
            (self._header_label, self.headers),
        ):
            row.addWidget(label)
            row.addWidget(combo)
        row.addSpacing(theme.SPACE)
        row.addWidget(self.recent_button)
        row.addWidget(self.open_button)
        row.addWidget(self.paste_button)

    def retranslate(self) -> None:
        self._sheet_label.setText(self.tr("Sheet"))
        self._header_label.setText(self.tr("Header"))
        self._encoding_label.setText(self.tr("Encoding"))
        self.encodings.setAccessibleName(self.tr("Encoding of the text file"))
        self.encodings.setToolTip(
            self.tr("How the letters of the text file are written; choose the one that reads well")
        )
        self.sheets.setAccessibleName(self.tr("Sheet"))
        self.headers.setAccessibleName(self.tr("Header row"))
        self.headers.fit(self.tr("no header"), _HEADER_WIDTH)
        self.open_button.setText(self.tr("Open…"))
        self.open_button.setToolTip(self.tr("Open phone sheets (Ctrl+O)"))
        self.paste_button.setText(self.tr("Paste"))
        self.paste_button.setToolTip(self.tr("Read rows copied in Excel (Ctrl+V)"))
        self.recent_button.setAccessibleName(self.tr("Recent files"))
        self.recent_button.setToolTip(self.tr("Recent files"))
        self.show_loaded(self._loaded, self._name_text)
        self.show_recent(self._recent)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    # --- showing -----------------------------------------------------------------------------
    def show_loaded(self, loaded: Loaded | None, loading_name: str) -> None:
        """Show the sheet, or the name of a file that is about to be."""
        self._loaded, self._name_text = loaded, loading_name
        single = loaded is not None and len(loaded.files) == 1
        encodings = loaded.info.encodings if single and loaded is not None else ()
        for widget in (self._header_label, self.headers):
            widget.setVisible(loaded is not None)
        for widget in (self._encoding_label, self.encodings):
            widget.setVisible(len(encodings) > 1 and loaded is not None and not loaded.pasted)
        for widget in (self._sheet_label, self.sheets):
            widget.setVisible(single and not encodings)
        name = loading_name or (self._list_name(loaded) if loaded else "")
        self._icon.setVisible(bool(name))
        self._name.setText(name or self.tr("New task"))
        self._say_header(loaded)
        if loaded is not None:
            paths = "\n".join(str(file.path) for file in loaded.files)
            self._name.setToolTip(plain_tip(paths))
            self._fill_sheets(loaded)
            self._fill_headers(loaded)
            self._fill_encodings(loaded)

    def _list_name(self, loaded: Loaded) -> str:
        others = len(loaded.files) - 1
        name = loaded.path.name
        return self.tr("{file} and %n more", "", others).format(file=name) if others else name

    def _say_header(self, loaded: Loaded | None) -> None:
        """That the layout is remembered is said here: it needs nothing to be done."""
        text = self.tr("The row with the columns' names; rows after it are read")
        if loaded is not None and loaded.state.known is not None:
            text += "\n" + self.tr("Layout as last time; “Detect again” in the list drops it")
        self.headers.setToolTip(text)
        self.headers.setAccessibleDescription(text)

    def set_choices_enabled(self, enabled: bool, *, opening: bool) -> None:
        """Whether sheet, encoding and header, and whether another list can be chosen."""
        self.sheets.setEnabled(enabled)
        self.headers.setEnabled(enabled)
        self.encodings.setEnabled(enabled)
        self.paste_button.setEnabled(opening)
        self.open_button.setEnabled(opening)
        self.recent_button.setEnabled(opening)

    def _sheet_text(self, info: SheetInfo, rows_read: int | None) -> str:
        """`rows_read`: the rows below the header, once they are known."""
        rows = self.tr("%Ln row(s)", "", info.rows if rows_read is None else rows_read)
        text = self.tr("{sheet}, {rows}").format(sheet=info.name, rows=rows)
        return self.tr("{sheet} (hidden)").format(sheet=text) if info.hidden else text

    def _fill_sheets(self, loaded: Loaded) -> None:
        self.sheets.clear()
        for info in loaded.info.sheets:
            rows = loaded.end - loaded.sheet.first_row if info.name == loaded.info.sheet else None
            counted = rows is None or not self._name_text
            text = self._sheet_text(info, rows) if counted else info.name
            self.sheets.addItem(text, info.name)
        self.sheets.setCurrentIndex(self.sheets.findData(loaded.info.sheet))

    def _fill_headers(self, loaded: Loaded) -> None:
        self.headers.clear()
        rows, header = loaded.sheet.rows, loaded.sheet.layout.header_row
        self.headers.addItem(self.tr("no header"), None)
        self.headers.setItemData(0, self.tr("no header"), _SHORT)
        last = min(max(HEADER_ROWS, (header or 0) + 1), loaded.end)
        for row in range(last):
            if rows.place(row).file != rows.place(0).file:
                break
            cells = (rows.text(row, column) for column in range(min(rows.column_count, 8)))
            preview = ", ".join(" ".join(cell.split())[:24] for cell in cells if cell)[:_PREVIEW]
            text = self.tr("row {row}").format(row=rows.number(row))
            self.headers.addItem(f"{text} · {preview}" if preview else text, row)
            self.headers.setItemData(row + 1, text, _SHORT)
        self.headers.setCurrentIndex(0 if header is None else header + 1)
        if loaded.state.known is not None:
            self.headers.addItem(self.tr("Detect again"), _DETECT)

    def _fill_encodings(self, loaded: Loaded) -> None:
        self.encodings.clear()
        for place, one in enumerate(loaded.info.encodings):
            preview = " ".join(one.preview.split())
            name = encoding_title(one.name)
            self.encodings.addItem(f"{name} · {preview}" if preview else name, one.name)
            self.encodings.setItemData(place, name, _SHORT)
        self.encodings.setCurrentIndex(self.encodings.findData(loaded.info.encoding))

    def show_recent(self, files: Sequence[str]) -> None:
        """The files of the menu, newest first."""
        self._recent = tuple(files)
        self._menu.clear()
        for file in self._recent:
            action = self._menu.addAction(icons.icon("sheet", "muted"), Path(file).name)
            action.setToolTip(plain_tip(file))
            folder = QFileInfo(file).path()
            action.setText(f"{Path(file).name}\t{_short(folder)}".replace("&", "&&"))
            action.triggered.connect(
                lambda _checked=False, path=Path(file): self.recent_wanted.emit(path)
            )
        self.recent_button.setVisible(bool(self._recent))

    def _on_sheet(self, index: int) -> None:
        loaded = self._loaded
        if loaded is not None and self.sheets.itemData(index) != loaded.info.sheet:
            self.sheet_wanted.emit(self.sheets.itemData(index))

    def _on_encoding(self, index: int) -> None:
        loaded = self._loaded
        if loaded is not None and self.encodings.itemData(index) != loaded.info.encoding:
            self.encoding_wanted.emit(self.encodings.itemData(index))

    def _on_header(self, index: int) -> None:
        loaded = self._loaded
        row = self.headers.itemData(index)
        if row == _DETECT:
            self.detect_wanted.emit()
        elif loaded is not None and row != loaded.sheet.layout.header_row:
            self.header_wanted.emit(row)


def _short(folder: str) -> str:
    return folder if len(folder) <= 40 else "…" + folder[-39:]


def encoding_title(name: str) -> str:
    """An encoding as office programs write it: GBK (GB18030), Windows-1252, Shift-JIS."""
    known = {"gb18030": "GBK (GB18030)", "big5": "Big5", "shift_jis": "Shift-JIS", "cp850": "CP850"}
    if name in known:
        return known[name]
    if name.startswith("cp"):
        return f"Windows-{name.removeprefix('cp')}"
    return name.upper().replace("_", "-")
