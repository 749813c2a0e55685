"""The window's language: which there are, switching while running, sentences from below the UI."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from yccall_desktop.core.countries import country_name
from yccall_desktop.errors import Words
from yccall_desktop.paths import resource

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Language:
    """A language the window speaks: its code as in `--language`, and its own name."""

    code: str
    name: str


LANGUAGES = (Language("en", "English"), Language("zh_CN", "简体中文"))

_FULL_WIDTH_ENDS = "\u3002\uff1a\uff01\uff1f"

_installed: dict[str, list[QTranslator]] = {}
"""The translators in use by the code of their language; one entry at most."""


def chosen_language(code: str) -> str:
    """The code to use: `code` if there is such a language, else the system's, else English."""
    codes = [language.code for language in LANGUAGES]
    if code in codes:
        return code
    for name in QLocale.system().uiLanguages():
        first = name.replace("-", "_").split("_")[0]
        match = next((known for known in codes if known.split("_")[0] == first), None)
        if match:
            return match
    return "en"


def install(app: QCoreApplication, language: str) -> str:
    """Switch the program to `language` ("" is the system's); returns the code that is used.

    When it is another one, every widget gets a LanguageChange event and retranslates itself.
    """
    code = chosen_language(language)
    if code in _installed:
        return code
    for old in chain(*_installed.values()):
        app.removeTranslator(old)
        old.deleteLater()
    _installed.clear()
    translators = _installed[code] = []
    QLocale.setDefault(QLocale(code))
    qt_files = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    ours = str(resource("translations"))
    for name, folder in (("qtbase", qt_files), ("yccall", ours)):
        translator = QTranslator(app)
        if translator.load(f"{name}_{code}", folder):
            app.installTranslator(translator)
            translators.append(translator)
        elif name == "yccall" and code != "en":
            _log.info("no translation file for %s", code)
    return code


def say(words: Words) -> str:
    """A sentence from below the UI in the window's language: translated first, then filled in."""
    template = QCoreApplication.translate(words.context, words.template)
    if not words.values:
        return template
    values = dict(words.values)
    if "region" in values:
        values["country"] = country_name(values["region"], QLocale().name())
    if "days" in values:
        values["day"] = _Ago().text(int(values["days"]))
    try:
        return template.format_map(values)
    except (KeyError, IndexError, ValueError):
        _log.warning("the translation of %r has other places to fill in", words.template)
        return words.english()


class _Ago(QObject):
    """How long ago a day was; an object, since only `tr` of one is known to have plural forms."""

    def text(self, days: int) -> str:
        if days == 0:
            return self.tr("today")
        if days == 1:
            return self.tr("yesterday")
        return self.tr("%n day(s) ago", "", days)


def say_all(sentences: Iterable[Words]) -> str:
    """Several sentences from below the UI, one after the other."""
    return joined(say(words) for words in sentences)


def joined(sentences: Iterable[str]) -> str:
    """Sentences one after the other; where one ends in full-width punctuation it needs no space."""
    text = ""
    for sentence in sentences:
        text += " " if text and text[-1] not in _FULL_WIDTH_ENDS else ""
        text += sentence
    return text


def count(number: int) -> str:
    """A count as the window's language writes it: 12,430."""
    return QLocale().toString(number)
