"""Jobs run side by side. One that may have killed its worker before runs alone, so that it takes no other with it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Isolation:
    def __init__(self) -> None:
        self._changed = asyncio.Condition()
        self._running = 0
        self._is_taken = False

    @asynccontextmanager
    async def entered(self, *, alone: bool) -> AsyncIterator[None]:
        async with self._alone() if alone else self._together():
            yield

    @asynccontextmanager
    async def _together(self) -> AsyncIterator[None]:
        async with self._changed:
            await self._changed.wait_for(lambda: not self._is_taken)
            self._running += 1
        try:
            yield
        finally:
            async with self._changed:
                self._running -= 1
                self._changed.notify_all()

    @asynccontextmanager
    async def _alone(self) -> AsyncIterator[None]:
        async with self._changed:
            await self._changed.wait_for(lambda: not self._is_taken)
            self._is_taken = True
        try:
            async with self._changed:
                await self._changed.wait_for(lambda: self._running == 0)
            yield
        finally:
            async with self._changed:
                self._is_taken = False
                self._changed.notify_all()
