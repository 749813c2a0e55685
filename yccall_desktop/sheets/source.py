"""A file on disk or bytes in memory, behind one door."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO


@dataclass(frozen=True, slots=True)
class Source:
    """What is read. `path` is the file, or only the name of the bytes in `data`."""

    path: Path
    data: bytes | None = field(default=None, repr=False)

    def open(self) -> IO[bytes]:
        return self.path.open("rb") if self.data is None else io.BytesIO(self.data)
