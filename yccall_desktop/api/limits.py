"""How long a request may take and how much it may bring: every wait is bounded."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds and bytes; the defaults are the product's, tests use shorter ones.

    `connect`: one connection attempt (a name may have several addresses); `connect_in_all`: name
    lookup, all attempts and the secure handshake together; `stall`: one write of the upload;
    `upload`: the upload in all; `answer`: from the last byte sent to the last byte read;
    `answer_bytes`: the longest answer; `look`: a look through the task list, all pages together;
    `numbers`: reading all numbers of a task, all pages together.
    """

    connect: float = 10.0
    connect_in_all: float = 30.0
    stall: float = 30.0
    upload: float = 600.0
    answer: float = 60.0
    answer_bytes: int = 8 * 1024 * 1024
    look: float = 120.0
    numbers: float = 600.0
