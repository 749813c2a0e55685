"""The texts that the cells of a workbook share."""

from __future__ import annotations

import zipfile

from yccall_desktop.sheets.values import unescape
from yccall_desktop.sheets.workbook import feed, local, make_parser


def read_strings(archive: zipfile.ZipFile, part: str) -> list[str]:
    """The texts in order, without their phonetic guides; `part` '' means that there are none."""
    if not part:
        return []
    collector = _Collector()
    parser = make_parser()
    parser.StartElementHandler = collector.start
    parser.EndElementHandler = collector.end
    parser.CharacterDataHandler = collector.data
    with archive.open(part) as file:
        for _ in feed(parser, file):
            pass
    return collector.found


class _Collector:
    def __init__(self) -> None:
        self.found: list[str] = []
        self._parts: list[str] = []
        self._text = False
        self._guide = False

    def start(self, name: str, _: dict[str, str]) -> None:
        element = local(name)
        if element == "si":
            self._parts = []
        elif element == "t":
            self._text = not self._guide
        elif element == "rPh":
            self._guide = True

    def end(self, name: str) -> None:
        element = local(name)
        if element == "si":
            self.found.append(unescape("".join(self._parts)))
        elif element == "t":
            self._text = False
        elif element == "rPh":
            self._guide = False

    def data(self, text: str) -> None:
        if self._text:
            self._parts.append(text)
