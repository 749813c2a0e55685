"""Workbooks of LibreOffice (.ods), written as raw XML."""

from __future__ import annotations

import zipfile
from pathlib import Path

TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "table": "table",
        "text": "text",
        "style": "style",
    }.items()
)
_STYLES = "".join(
    f'<style:style style:name="{name}" style:family="table">'
    f'<style:table-properties table:display="{display}"/></style:style>'
    for name, display in (("shown", "true"), ("hidden", "false"))
) + "".join(
    f'<style:style style:name="{name}" style:family="table-row">'
    f"<style:table-row-properties {properties}/></style:style>"
    for name, properties in (
        ("tall", 'style:row-height="0.5cm"'),
        ("flat", 'style:row-height="0.00cm" style:use-optimal-row-height="false"'),
        ("fitted", 'style:row-height="0cm" style:use-optimal-row-height="true"'),
    )
)


def table(rows: str, name: str = "Leads", hidden: bool = False) -> str:
    style = "hidden" if hidden else "shown"
    return f'<table:table table:name="{name}" table:style-name="{style}">{rows}</table:table>'


def line(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def number(value: object, shown: str | None = None, attributes: str = "") -> str:
    text = str(value) if shown is None else shown
    return (
        f'<table:table-cell office:value-type="float" office:value="{value}" {attributes}>'
        f"<text:p>{text}</text:p></table:table-cell>"
    )


def words(text: str, attributes: str = "") -> str:
    return (
        f'<table:table-cell office:value-type="string" {attributes}>'
        f"<text:p>{text}</text:p></table:table-cell>"
    )


def blank(times: int = 1) -> str:
    return f'<table:table-cell table:number-columns-repeated="{times}"/>'


def ods(path: Path, *tables: str, manifest: str = "", before: str = "") -> Path:
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NAMES} '
        f'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
        f"<office:automatic-styles>{_STYLES}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{before}{''.join(tables)}</office:spreadsheet>"
        "</office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", TYPE, zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", f"<manifest>{manifest}</manifest>")
    return path
