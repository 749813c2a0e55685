"""The field for the calls per idle agent."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QWidget

from yccall_desktop.ui.steady import SteadyCombo

RATIOS = ("1:1", "1:2", "1:3", "1:5", "1:8", "1:10")
_LONGEST = 16


class RatioCombo(SteadyCombo):
    """A ratio to choose, or to type as agents:calls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ratioCombo")
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        line = self.lineEdit()
        if line is not None:
            line.setMaxLength(_LONGEST)
        self.setCompleter(None)  # type: ignore[arg-type]
        self.addItems(RATIOS)
