"""A test fails on a log record of WARNING or above that it did not announce."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, field


@dataclass
class Expected:
    """A log record that a test announced, and whether it came."""

    pattern: str
    level: int
    logger: str
    seen: bool = False

    def fits(self, record: logging.LogRecord) -> bool:
        return (
            record.levelno == self.level
            and record.name.startswith(self.logger)
            and re.search(self.pattern, record.getMessage()) is not None
        )


@dataclass
class LogGuard(logging.Handler):
    """Collects the records of one test at the root logger."""

    records: list[logging.LogRecord] = field(default_factory=list)
    expected: list[Expected] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(logging.WARNING)

    __hash__ = logging.Handler.__hash__

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)

    def __call__(
        self, pattern: str = "", level: int = logging.WARNING, logger: str = "yccall_desktop"
    ) -> None:
        """Announce records of exactly `level` whose message matches `pattern` (at least one)."""
        self.expected.append(Expected(pattern, level, logger))

    def complaints(self) -> list[str]:
        """What came unannounced, and what was announced and did not come."""
        lines = []
        for record in self.records:
            fitting = [one for one in self.expected if one.fits(record)]
            for one in fitting:
                one.seen = True
            if not fitting:
                text = logging.Formatter("%(levelname)s %(name)s: %(message)s").format(record)
                lines.append(f"unexpected log record: {text}")
        lines += [
            f"expected a {logging.getLevelName(one.level)} that matches {one.pattern!r}; none came"
            for one in self.expected
            if not one.seen
        ]
        return lines
