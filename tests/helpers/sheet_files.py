"""Sheet files made in code: by openpyxl, and as raw XML for what openpyxl cannot write."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import openpyxl

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

STYLES = (
    f'{DECLARATION}<styleSheet xmlns="{MAIN}"><numFmts count="2">'
    '<numFmt numFmtId="170" formatCode="00000000000"/>'
    '<numFmt numFmtId="171" formatCode="yyyy&quot;年&quot;m/d"/></numFmts>'
    '<cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="46"/>'
    '<xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>'
)
DATE_STYLE, DURATION_STYLE, PADDED_STYLE, CHINESE_DATE_STYLE = 1, 2, 3, 4


@dataclass(frozen=True)
class RawSheet:
    """A sheet as XML: what stands in <sheetData>, or the `whole` part."""

    data: str = ""
    name: str = "Leads"
    state: str = ""
    chart: bool = False
    before: str = ""
    after: str = ""
    whole: str | bytes = field(default="")

    def part(self) -> str | bytes:
        if self.whole:
            return self.whole
        if self.chart:
            return f'{DECLARATION}<chartsheet xmlns="{MAIN}"/>'
        return (
            f'{DECLARATION}<worksheet xmlns="{MAIN}">{self.before}'
            f"<sheetData>{self.data}</sheetData>{self.after}</worksheet>"
        )


def styles(*codes: str) -> str:
    """The styles part of a workbook whose cell styles 1, 2 ... have these number formats."""
    formats = "".join(
        f'<numFmt numFmtId="{170 + number}" formatCode={quoteattr(code)}/>'
        for number, code in enumerate(codes)
    )
    cells = "".join(f'<xf numFmtId="{170 + number}"/>' for number in range(len(codes)))
    return (
        f'{DECLARATION}<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts>'
        f'<cellXfs><xf numFmtId="0"/>{cells}</cellXfs></styleSheet>'
    )


def raw_xlsx(
    path: Path,
    *sheets: RawSheet | str,
    strings: str = "",
    unused: int = 0,
    style_part: str = STYLES,
) -> Path:
    """Write a workbook of raw sheets; a str is the <sheetData> of one. `strings` are <si>...</si>.

    `unused` bytes of zeros lie in another part of the archive.
    """
    raw = [RawSheet(sheet) if isinstance(sheet, str) else sheet for sheet in sheets]
    listed, relations = "", ""
    for number, sheet in enumerate(raw, 1):
        state = f' state="{sheet.state}"' if sheet.state else ""
        listed += (
            f'<sheet name={quoteattr(sheet.name)} sheetId="{number}"{state} r:id="s{number}"/>'
        )
        kind = "chartsheet" if sheet.chart else "worksheet"
        relations += _relation(f"s{number}", kind, f"{kind}s/sheet{number}.xml")
    relations += _relation("st", "styles", "styles.xml")
    relations += _relation("ss", "sharedStrings", "/xl/sharedStrings.xml")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _content_types(raw))
        archive.writestr(
            "_rels/.rels", _relations(_relation("w", "officeDocument", "xl/workbook.xml"))
        )
        archive.writestr(
            "xl/workbook.xml",
            f'{DECLARATION}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">'
            f"<sheets>{listed}</sheets></workbook>",
        )
        archive.writestr("xl/_rels/workbook.xml.rels", _relations(relations))
        archive.writestr("xl/styles.xml", style_part)
        archive.writestr(
            "xl/sharedStrings.xml", f'{DECLARATION}<sst xmlns="{MAIN}">{strings}</sst>'
        )
        for number, sheet in enumerate(raw, 1):
            folder = "chartsheets" if sheet.chart else "worksheets"
            archive.writestr(f"xl/{folder}/sheet{number}.xml", sheet.part())
        if unused:
            archive.writestr("xl/media/image1.png", bytes(unused))
    return path


def _relation(name: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"/>'


def _relations(inner: str) -> str:
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}">{inner}</Relationships>'


def _content_types(sheets: Sequence[RawSheet]) -> str:
    base = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    parts = {
        "workbook.xml": "sheet.main+xml",
        "styles.xml": "styles+xml",
        "sharedStrings.xml": "sharedStrings+xml",
    }
    for number, sheet in enumerate(sheets, 1):
        kind = "chartsheet" if sheet.chart else "worksheet"
        parts[f"{kind}s/sheet{number}.xml"] = f"{kind}+xml"
    listed = "".join(
        f'<Override PartName="/xl/{part}" ContentType="{base}{kind}"/>'
        for part, kind in parts.items()
    )
    return (
        f'{DECLARATION}<Types xmlns="{TYPES}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def row(number: int, *cells: str, attributes: str = "") -> str:
    """A <row>; each cell is XML with `@` where its row number stands."""
    inner = "".join(cells).replace("@", str(number))
    return f'<row r="{number}"{attributes}>{inner}</row>'


def num(column: str, value: object, style: int = 0) -> str:
    return f'<c r="{column}@" s="{style}"><v>{value}</v></c>'


def text(column: str, value: str) -> str:
    inner = f'<t xml:space="preserve">{escape(value)}</t>'
    return f'<c r="{column}@" t="inlineStr"><is>{inner}</is></c>'


def xlsx(path: Path, sheets: Mapping[str, Sequence[Sequence[object]]]) -> Path:
    """A workbook as openpyxl writes it. A str that starts with = becomes a formula."""
    book = openpyxl.Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for cells in rows:
            sheet.append(list(cells))
    book.save(path)
    return path


def phone(index: int) -> str:
    """The index-th number of a run of valid Chinese mobile numbers."""
    return str(13_800_000_000 + index)
