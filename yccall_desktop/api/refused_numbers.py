"""`invaliddata`: the numbers that the platform refused, in a form that nobody has described."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from yccall_desktop.api.envelope import elements_of, text_of
from yccall_desktop.core.outcomes import RefusedNumber

_NUMBER_KEYS = ("phone", "telphone")
_REASON_KEYS = ("reason", "codemsg", "desc", "msg", "message", "error")
_NO_REASON = (*_NUMBER_KEYS, "list", "data", "items", "numbers", "result")
_NO_NUMBER = (
    *("time", "userid", "memberid", "chengshudu", "customuuid"),
    *("customtaskid", "taskid", "disnumber", "code", "status"),
)
_LONGEST_TEXT = 200
_DEEPEST = 8

_INDEX = re.compile(r"[0-9]{1,4}")
"""A place in a request of at most 10,000 numbers."""
_NUMBER = re.compile(r"(?!\d{4}-\d\d-\d\d)\+?(?:[ ().*-]*[0-9]){5,20}")

Told = tuple[str, str]
"""A number and the reason, which may be empty."""


def refused_numbers(invalid: object) -> tuple[RefusedNumber, ...]:
    """The refused numbers in the server's order, each once, with the reason where one is told.

    Elements may be text, numbers, maps with `phone` or `telphone`, or JSON of these in a text. In
    any other form it is what looks like a number; an element that says something else is told as it
    came, so that nothing that was refused goes unseen.
    """
    found: dict[str, str] = {}
    for element in _elements(invalid):
        for number, reason in _told(element):
            text = number[:_LONGEST_TEXT]
            found[text] = found.get(text) or reason[:_LONGEST_TEXT]
    return tuple(RefusedNumber(number, reason) for number, reason in found.items())


def _elements(invalid: object) -> list[object]:
    """The elements of a list in any form; a map that is no list with holes is one element."""
    if isinstance(invalid, str):
        parsed = _parsed(invalid)
        if parsed is None:
            return list(re.split(r"[\s,;]+", invalid))
        invalid = parsed
    if isinstance(invalid, dict) and not all(map(_INDEX.fullmatch, invalid)):
        return [invalid]
    return elements_of(invalid)


def _told(element: object) -> list[Told]:
    """What one element says was refused."""
    parsed = _parsed(element) if isinstance(element, str) else None
    whole = element if parsed is None else parsed
    if isinstance(whole, dict):
        named = next((text for key in _NUMBER_KEYS if (text := text_of(whole.get(key)))), "")
        if named and _parsed(named) is None:
            return [(named, _reason(whole))]
    if not isinstance(whole, list | dict):
        text = text_of(whole)
        return [(text, "")] if text else []
    numbers = list(_search(whole, "", _DEEPEST))
    if numbers or not _says(whole, _DEEPEST):
        return numbers
    return [(json.dumps(whole, ensure_ascii=False), "")]


def _search(value: object, reason: str, depth: int) -> Iterator[Told]:
    """All that looks like a number, however deep."""
    if depth == 0:
        return
    if isinstance(value, str):
        parsed = _parsed(value)
        if parsed is not None:
            yield from _search(parsed, reason, depth - 1)
            return
        for text in re.split(r"[,;|]", value):
            if _NUMBER.fullmatch(text.strip()):
                yield text.strip(), reason
    elif isinstance(value, dict):
        yield from _search_map(value, reason, depth)
    else:
        others = (text_of(one) for one in elements_of(value))
        words = next((text for text in others if text and not _NUMBER.fullmatch(text)), reason)
        for one in elements_of(value):
            yield from _search(one, words, depth - 1)


def _search_map(value: Mapping[str, object], reason: str, depth: int) -> Iterator[Told]:
    """The same in a map; a key may be the reason of several numbers, or a number itself."""
    said = _reason(value) or reason
    for key, one in value.items():
        if key.casefold() in _NO_NUMBER or key in _REASON_KEYS:
            continue
        title = key if isinstance(one, list | dict) and key not in _NO_REASON else ""
        title = "" if _INDEX.fullmatch(key) else title
        numbers = list(_search(one, said or title, depth - 1))
        if not numbers and _NUMBER.fullmatch(key):
            numbers = [(key, said or text_of(one) or _reason(one))]
        yield from numbers


def _reason(entry: object) -> str:
    if not isinstance(entry, dict):
        return ""
    return next((said for key in _REASON_KEYS if (said := text_of(entry.get(key)))), "")


def _says(value: object, depth: int) -> bool:
    """Whether there is any text in it but an empty count."""
    if isinstance(value, list | dict):
        return depth == 0 or any(_says(one, depth - 1) for one in elements_of(value))
    return text_of(value) not in ("", "0")


def _parsed(text: str) -> list[object] | dict[str, object] | None:
    """A list or map that was written as JSON into a text; None for any other text."""
    if not text.lstrip().startswith(("[", "{")):
        return None
    try:
        value = json.loads(text, parse_int=str, parse_float=str)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, list | dict) else None
