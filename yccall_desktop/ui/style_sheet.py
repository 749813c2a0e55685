"""The style sheet, with $names of theme.Colours, $icons (a folder) and $suffix (light or dark)."""

STYLE_SHEET = """
* { outline: none; }
QToolTip { background: $surface; color: $text; border: 1px solid $border_strong; padding: 4px 8px; }
QMainWindow, QDialog { background: $window; }

/* frames */
QFrame[role="header"] { background: $surface; border: none; border-bottom: 1px solid $border; }
QFrame[role="bar"] { background: $surface; border: none; border-top: 1px solid $border; }
QFrame[role="card"] { background: $surface; border: 1px solid $border; border-radius: 8px; }
QFrame[role="panel"] { background: $surface; border: none; border-left: 1px solid $border; }
QFrame[role="separator"] { background: $border; border: none; max-height: 1px; min-height: 1px; }
QFrame[role="toast-danger"] { background: $danger_soft; border: none; border-radius: 8px; }
QFrame[role="toast-warning"] { background: $warning_soft; border: none; border-radius: 8px; }
QFrame[role="toast-success"] { background: $success_soft; border: none; border-radius: 8px; }
QFrame[role="toast-info"] { background: $accent_soft; border: none; border-radius: 8px; }
#banner { border: none; border-bottom: 1px solid $border; }
#banner[kind="info"] { background: $accent_soft; }
#banner[kind="success"] { background: $success_soft; }
#banner[kind="warning"] { background: $warning_soft; }
#banner[kind="error"] { background: $danger_soft; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }

/* labels */
QLabel { background: transparent; }
QLabel[role="title"] { font-size: 20px; font-weight: 600; }
QLabel[role="heading"] { font-size: 14px; font-weight: 600; }
QLabel[role="danger-heading"] { color: $danger; font-size: 14px; font-weight: 600; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { color: $muted; font-size: 12px; }
QLabel[role="big"] { font-size: 18px; font-weight: 600; }
QLabel[role="accent"] { color: $accent; }
QLabel[role="danger"] { color: $danger; }
QLabel[role="warning"] { color: $warning; }
QLabel[role="success"] { color: $success; }
QLabel[role="demo"] {
    background: $warning_soft; color: $warning; border-radius: 8px; padding: 2px 10px;
    font-size: 12px; font-weight: 600;
}
QLabel[role="key"] {
    background: $surface_alt; color: $text; border: 1px solid $border_strong; border-radius: 4px;
    padding: 2px 8px; font-size: 12px;
}

/* buttons */
QPushButton {
    background: $surface; color: $text; border: 1px solid $border_strong; border-radius: 6px;
    padding: 6px 14px; min-height: 18px;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $border; }
QPushButton:focus { border: 2px solid $accent; padding: 5px 13px; }
QPushButton:disabled { color: $disabled; border-color: $border; background: $surface_alt; }
QPushButton[role="primary"], QPushButton[role="danger"] { font-weight: 600; }
QPushButton[role="primary"] {
    background: $accent_fill; color: $on_accent; border-color: $accent_fill;
}
QPushButton[role="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[role="primary"]:pressed { background: $accent_hover; }
QPushButton[role="primary"]:focus { border: 2px solid $text; }
QPushButton[role="primary"]:disabled {
    background: $hover; color: $disabled; border-color: $hover;
}
QPushButton[role="danger"] { color: $danger; }
QPushButton[role="danger"]:hover { background: $danger_soft; border-color: $danger; }
QPushButton[role="danger"]:disabled { color: $disabled; }
QPushButton[role="quiet"], QToolButton[role="quiet"] {
    background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 5px 8px;
}
QPushButton[role="quiet"]:hover, QToolButton[role="quiet"]:hover { background: $hover; }
QPushButton[role="quiet"]:pressed, QToolButton[role="quiet"]:pressed { background: $border; }
QPushButton[role="quiet"]:focus, QToolButton[role="quiet"]:focus { border-color: $accent; }
QPushButton[role="link"] {
    background: transparent; border: 1px solid transparent; border-radius: 4px; color: $accent;
    padding: 2px 4px; text-align: left; min-height: 18px;
}
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus { border-color: $accent; }
QPushButton[role="link"]:disabled { color: $disabled; }
QPushButton[role="tab"] {
    background: transparent; border: none; border-radius: 6px; color: $muted; font-weight: 600;
    padding: 7px 14px;
}
QPushButton[role="tab"]:hover { background: $hover; color: $text; }
QPushButton[role="tab"]:checked { background: $accent_soft; color: $accent; }
QPushButton[role="tab"]:focus { border: 2px solid $accent; padding: 5px 12px; }
QPushButton[role="filter"] {
    background: transparent; border: 1px solid transparent; border-radius: 6px; color: $text;
    padding: 5px 10px; text-align: left;
}
QPushButton[role="filter"]:hover { background: $hover; }
QPushButton[role="filter"]:checked { background: $accent_soft; color: $accent; font-weight: 600; }
QPushButton[role="filter"]:focus { border-color: $accent; }
QPushButton[role="filter"]:disabled { color: $disabled; }
QPushButton::menu-indicator, QToolButton::menu-indicator { image: none; width: 0; }

/* fields */
QLineEdit, QComboBox, QDateTimeEdit, QSpinBox, QPlainTextEdit {
    background: $surface; color: $text; border: 1px solid $border_strong; border-radius: 6px;
    padding: 5px 9px; min-height: 20px; selection-background-color: $accent_fill;
    selection-color: $on_accent;
}
QLineEdit:hover, QComboBox:hover, QDateTimeEdit:hover { border-color: $muted; }
QLineEdit:focus, QComboBox:focus, QDateTimeEdit:focus, QSpinBox:focus, QPlainTextEdit:focus {
    border: 2px solid $accent; padding: 4px 8px;
}
QLineEdit[invalid="true"], QComboBox[invalid="true"], QDateTimeEdit[invalid="true"] {
    border-color: $danger;
}
QLineEdit:disabled, QComboBox:disabled, QDateTimeEdit:disabled {
    color: $disabled; background: $surface_alt; border-color: $border;
}
QLineEdit:read-only { background: $surface_alt; }
QComboBox { padding-right: 28px; }
QComboBox:focus { padding-right: 27px; }
QComboBox QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }
QComboBox QLineEdit:focus { border: none; padding: 0; }
QComboBox::drop-down, QDateTimeEdit::drop-down {
    border: none; width: 26px; subcontrol-origin: border; subcontrol-position: center right;
}
QComboBox::down-arrow, QDateTimeEdit::down-arrow {
    image: url("$icons/arrow-$suffix.svg"); width: 14px; height: 14px;
}
QComboBox { combobox-popup: 0; }
QComboBox QAbstractItemView, QComboBox QAbstractItemView:focus {
    background: $surface; color: $text; border: 1px solid $border_strong; padding: 4px;
    selection-background-color: $accent_soft; selection-color: $text;
}
QComboBox QAbstractItemView::item { min-height: 26px; padding: 0 6px; }
QCheckBox, QRadioButton { spacing: 8px; background: transparent; padding: 3px 2px; }
QCheckBox:disabled, QRadioButton:disabled { color: $disabled; }
QCheckBox::indicator, QRadioButton::indicator {
    width: 16px; height: 16px; border: 1px solid $border_strong; background: $surface;
}
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $accent;
    width: 14px; height: 14px; }
QCheckBox::indicator:checked {
    background: $accent_fill; border-color: $accent_fill; image: url("$icons/tick-white.svg");
}
QCheckBox::indicator:checked:focus { border-color: $text; }
QRadioButton::indicator:checked {
    border-color: $accent_fill; background: $accent_fill; image: url("$icons/dot-white.svg");
}
QRadioButton::indicator:checked:focus { border-color: $text; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {
    background: $surface_alt; border-color: $border;
}
QCheckBox::indicator:checked:disabled, QRadioButton::indicator:checked:disabled {
    background: $disabled; border-color: $disabled;
}

/* segments: buttons side by side that are one choice */
QPushButton[role="segment"] {
    background: $surface; border: 1px solid $border_strong; border-radius: 0; padding: 6px 8px;
    margin-left: -1px;
}
QPushButton[role="segment"]:hover { background: $hover; }
QPushButton[role="segment"]:checked {
    background: $accent_soft; color: $accent; border-color: $accent; font-weight: 600;
}
QPushButton[role="segment"]:focus { border: 2px solid $accent; padding: 5px 7px; }
QPushButton[role="segment"][place="first"] {
    border-top-left-radius: 6px; border-bottom-left-radius: 6px; margin-left: 0;
}
QPushButton[role="segment"][place="last"] {
    border-top-right-radius: 6px; border-bottom-right-radius: 6px;
}

/* tables and lists */
QTableView, QListView, QTreeView {
    background: $surface; color: $text; border: none; gridline-color: $border;
    selection-background-color: $accent_soft; selection-color: $text;
    alternate-background-color: $surface_alt;
}
QTableView:focus, QListView:focus { border: none; }
#choiceList { border: 1px solid $border_strong; border-radius: 6px; padding: 3px; }
#tasksTable::item, #batchesTable::item { padding: 0 10px; border: none; }
#tasksTable::item:selected, #batchesTable::item:selected { background: $accent_soft; color: $text; }
QTableView QTableCornerButton::section { background: $surface_alt; border: none; }
QHeaderView { background: $surface_alt; border: none; }
QHeaderView::section {
    background: $surface_alt; color: $muted; border: none; border-bottom: 1px solid $border;
    padding: 7px 10px; font-weight: 600;
}
QHeaderView::section:hover { color: $text; background: $hover; }

/* the rest */
QMenu { background: $surface; color: $text; border: 1px solid $border_strong; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }
QProgressBar {
    background: $hover; border: none; border-radius: 3px; min-height: 6px; max-height: 6px;
    color: transparent;
}
QProgressBar::chunk { background: $accent_fill; border-radius: 3px; }
QSplitter::handle { background: $border; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $border_strong; border-radius: 4px; }
QScrollBar::handle:vertical { min-height: 32px; margin: 2px; }
QScrollBar::handle:horizontal { min-width: 32px; margin: 2px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QCalendarWidget QWidget { alternate-background-color: $surface_alt; }
QCalendarWidget QToolButton { color: $text; background: transparent; padding: 4px 8px; }
"""
