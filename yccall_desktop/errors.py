"""Sentences that a user may read, and the base of every error that carries one.

Below the window nothing is translated: an English template and its values are kept apart, so that
a surface can translate the template first and fill it in afterwards. A leaf: imports nothing of
the program.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: ARG001
    """Mark `text` for translation under `context`; returns it unchanged. lupdate knows the name."""
    return text


@dataclass(frozen=True, slots=True)
class Words:
    """One sentence: a translatable English template, its context, and the values that fill it."""

    context: str
    template: str
    values: Mapping[str, str] = field(default_factory=dict)

    def english(self) -> str:
        """The sentence as the command line and the log show it."""
        return self.template.format_map(self.values) if self.values else self.template


class AppError(Exception):
    """Something went wrong that has a sentence: what happened, where, what to do.

    `words` is the sentence; `detail` is for the log and for support, never shown alone.
    """

    def __init__(self, words: Words, detail: str = "") -> None:
        super().__init__(words.english())
        self.words = words
        self.detail = detail
