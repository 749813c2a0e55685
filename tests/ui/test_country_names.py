"""Names of countries inside sentences follow the window's language."""

from PySide6.QtWidgets import QApplication

from yccall_desktop.core.cells import CellKind
from yccall_desktop.core.phone import PhoneChecker
from yccall_desktop.ui import i18n


def test_a_country_in_a_problem_is_named_in_the_windows_language(qapp: QApplication) -> None:
    problem = PhoneChecker("CN").check("+852 5123 4567", CellKind.TEXT).problem
    assert problem is not None
    i18n.install(qapp, "zh_CN")
    try:
        assert "中国香港" in i18n.say(problem.words())
    finally:
        i18n.install(qapp, "en")
    assert "Hong Kong" in i18n.say(problem.words())
