"""Rows by key, read afresh for whoever asks; those who ask while a read is under way share the next one."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from chatting_rt.infra.batcher import Batcher

PER_STATEMENT = 500
MOST_WAITING = 5000
TIMEOUT = 2.0  # seconds; less than a command's, so that the answer still says why

Key = tuple[object, ...]
Fetch = Callable[..., Awaitable[list[Any]]]


class Lookups:
    """One reader for each statement. Nothing is kept: a row comes from a statement that began after the question."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._readers: dict[str, Batcher[Key, Any]] = {}

    def find(self, sql: str, key: Key) -> asyncio.Future[Any]:
        """The row or None, once awaited. `sql` takes an array for each part of the key; its rows begin with the key."""
        reader = self._readers.get(sql)
        if reader is None:
            read = partial(self._read, sql)
            reader = Batcher(read, max_batch=PER_STATEMENT, max_waiting=MOST_WAITING, timeout=TIMEOUT)
            self._readers[sql] = reader
        return reader.submit(key)

    async def _read(self, sql: str, keys: list[Key]) -> list[Any]:
        asked = list(dict.fromkeys(keys))
        parts = len(asked[0])
        found = {tuple(row)[:parts]: row for row in await self._fetch(sql, *zip(*asked, strict=True))}
        return [found.get(key) for key in keys]
