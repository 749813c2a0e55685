"""A box to choose a country from, by typing a part of its name or code."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from yccall_desktop.core.countries import country_name, supported_regions
from yccall_desktop.ui.steady import SteadyCombo


class RegionCombo(SteadyCombo):
    """Lists `China (CN)` in the window's language, sorted as the language sorts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(14)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(completer)
        self.retranslate()

    @property
    def region(self) -> str:
        """The chosen ISO code; '' while what is typed names no country."""
        typed = self.currentText().strip()
        row = self.findText(typed, Qt.MatchFlag.MatchFixedString)
        if row < 0 and len(typed) == 2:
            row = self.findData(typed.upper())
        return str(self.itemData(row)) if row >= 0 else ""

    def choose(self, region: str) -> None:
        """Choose a country by its ISO code."""
        self.setCurrentIndex(self.findData(region))

    def retranslate(self) -> None:
        """The names in the language of the moment; what was chosen stays chosen."""
        language, chosen = QLocale().name(), self.region
        named = sorted((country_name(code, language), code) for code in supported_regions())
        self.blockSignals(True)
        self.clear()
        for name, code in named:
            self.addItem(f"{name} ({code})", code)
        self.choose(chosen or "CN")
        self.blockSignals(False)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
