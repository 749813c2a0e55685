"""Phone numbers as keyed hashes: what the do-not-call list keeps, and forgotten numbers leave."""

from __future__ import annotations

import hashlib
import os
from array import array
from collections.abc import Iterable
from itertools import accumulate
from pathlib import Path

from yccall_desktop.core.do_not_call import ListBrokenError
from yccall_desktop.errors import QT_TRANSLATE_NOOP, Words
from yccall_desktop.paths import replace_patiently
from yccall_desktop.store.failures import DO_NOT_CALL, Sentences, file_failure
from yccall_desktop.store.schema import private, sync_folder

KEY_SIZE = 32
DIGEST_SIZE = 16

_BUCKETS = 1 << 16
_SIEVE_PLACES = 4
"""Places of the sieve for each number: of those that are not on the list, 1 in 4 passes it."""


class NumberHash:
    """Hashes E.164 digits with a secret key: without it nobody can try out which number it was."""

    def __init__(self, key: bytes) -> None:
        self.hasher = hashlib.blake2b(key=key, digest_size=DIGEST_SIZE).copy

    def __call__(self, key: int) -> bytes:
        hasher = self.hasher()
        hasher.update(b"%d" % key)
        return hasher.digest()

    def mark(self) -> bytes:
        """What tells this key from others; it tells nothing of the key."""
        hasher = self.hasher()
        hasher.update(b"key of the do-not-call list")
        return hasher.digest()


class HashedNumbers:
    """The BlockedNumbers port: 20 to 24 bytes a number. Immutable.

    A look-up hashes the number, then asks a sieve, which spares most numbers the search in one of
    65,536 short buckets of sorted hashes.
    """

    def __init__(self, number_hash: NumberHash, digests: Iterable[bytes]) -> None:
        """`digests` are sorted and different."""
        self._hasher = number_hash.hasher
        counts = [0] * _BUCKETS
        joined = bytearray()
        for digest in digests:
            counts[digest[0] << 8 | digest[1]] += DIGEST_SIZE
            joined += digest
        self._digests = bytes(joined)
        self._starts = array("I", accumulate(counts, initial=0))
        self._mask = (1 << (len(self) * _SIEVE_PLACES).bit_length()) - 1
        sieve = bytearray(self._mask + 1)
        for start in range(0, len(self._digests), DIGEST_SIZE):
            sieve[hash(self._digests[start : start + DIGEST_SIZE]) & self._mask] = 1
        self._sieve = bytes(sieve)

    def __len__(self) -> int:
        return len(self._digests) // DIGEST_SIZE

    def __contains__(self, key: int, /) -> bool:
        hasher = self._hasher()
        hasher.update(b"%d" % key)
        digest = hasher.digest()
        if not self._sieve[hash(digest) & self._mask]:
            return False
        bucket = digest[0] << 8 | digest[1]
        begin, end = self._starts[bucket], self._starts[bucket + 1]
        found = self._digests.find(digest, begin, end)
        while found >= 0 and (found - begin) % DIGEST_SIZE:  # across two hashes
            found = self._digests.find(digest, found + 1, end)
        return found >= 0


def new_key(path: Path, sentences: Sentences = DO_NOT_CALL) -> bytes:
    """A key of random bytes in a file that only its owner may read. Raises AppError."""
    key = os.urandom(KEY_SIZE)
    fresh = path.with_name(path.name + ".new")
    try:
        private(fresh)
        with fresh.open("wb") as file:
            file.write(key)
            file.flush()
            os.fsync(file.fileno())
        replace_patiently(fresh, path)
        sync_folder(path.parent)
    except OSError as error:
        raise file_failure(error, path, sentences) from error
    return key


def stored_key(path: Path, sentences: Sentences = DO_NOT_CALL) -> bytes | None:
    """The key in a file; None when there is none or it is not whole. Raises AppError."""
    try:
        key = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise file_failure(error, path, sentences) from error
    return key if len(key) == KEY_SIZE else None


def key_lost(path: Path) -> ListBrokenError:
    """The numbers on the list were hashed with a key that is no longer there."""
    template = QT_TRANSLATE_NOOP(
        "DoNotCall",
        "The key of the do-not-call list, {file}, is missing or is another one, so the numbers on "
        "the list can no longer be recognised. Put a copy of the file in its place, or start with "
        "an empty list and add your sheets again.",
    )
    return ListBrokenError(Words("DoNotCall", template, {"file": str(path)}), "key lost")


def list_lost(path: Path) -> ListBrokenError:
    """The key is there, so there was a list; its file is not."""
    template = QT_TRANSLATE_NOOP(
        "DoNotCall",
        "The do-not-call list {file} is missing. Put a copy of the file in its place, or start "
        "with an empty list and add your sheets again.",
    )
    return ListBrokenError(Words("DoNotCall", template, {"file": str(path)}), "list lost")
