"""Where uploads wait, and how many may come in at once: else a few slow senders would keep everybody out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.infra.files.spool import Spool

AT_ONCE = 64
OF_ONE_PERSON = 6
OF_ONE_ADDRESS = 24


class Incoming:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._running: Counter[object] = Counter()

    def spool(self) -> Spool:
        return Spool(self._folder)

    @contextmanager
    def place(self, person: UUID, address: str) -> Iterator[None]:
        """Room for one upload, or `rate_limited`, or `overloaded`."""
        if self._running[None] >= AT_ONCE:
            raise Refused(ErrorCode.OVERLOADED, retry_after=5.0)
        if self._running[person] >= OF_ONE_PERSON or self._running[address] >= OF_ONE_ADDRESS:
            raise Refused(ErrorCode.RATE_LIMITED, "Too many uploads at once.", retry_after=3.0)
        keys = (None, person, address)
        self._running.update(keys)
        try:
            yield
        finally:
            self._running.subtract(keys)
            for key in keys:
                if self._running[key] <= 0:
                    del self._running[key]
