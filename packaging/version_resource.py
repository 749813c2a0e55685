"""What Windows shows of the program in its properties."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
ENGLISH, UNICODE = 0x0409, 1200


def four_numbers(version: str) -> tuple[int, ...]:
    """1.2.3 as (1, 2, 3, 0)."""
    numbers = [int(one) for one in re.findall(r"\d+", version)][:4]
    return tuple([*numbers, 0, 0, 0, 0][:4])


def texts(name: str, version: str) -> dict[str, str]:
    """The named texts; the copyright is that of LICENSE."""
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    holder = next(line for line in licence.splitlines() if line.startswith("Copyright"))
    console = " (console)" if name.endswith("-console") else ""
    return {
        "CompanyName": "Yccall",
        "FileDescription": f"Yccall Desktop{console}",
        "FileVersion": version,
        "InternalName": name,
        "LegalCopyright": holder,
        "OriginalFilename": f"{name}.exe",
        "ProductName": "Yccall Desktop",
        "ProductVersion": version,
    }


def resource(name: str, version: str) -> Any:
    """PyInstaller's version resource of the program `name`."""
    from PyInstaller.utils.win32.versioninfo import (
        FixedFileInfo,
        StringFileInfo,
        StringStruct,
        StringTable,
        VarFileInfo,
        VarStruct,
        VSVersionInfo,
    )

    numbers = four_numbers(version)
    strings = [StringStruct(key, value) for key, value in texts(name, version).items()]
    return VSVersionInfo(
        ffi=FixedFileInfo(filevers=numbers, prodvers=numbers, fileType=1, OS=0x40004),
        kids=[
            StringFileInfo([StringTable(f"{ENGLISH:04X}{UNICODE:04X}", strings)]),
            VarFileInfo([VarStruct("Translation", [ENGLISH, UNICODE])]),
        ],
    )
