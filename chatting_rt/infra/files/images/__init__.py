"""Pictures, made anew in a process of their own: whatever hides in one, only its pixels come out."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Any

from chatting_rt.errors import ErrorCode, Refused, unavailable
from chatting_rt.infra.files.images.fork_server import ForkServer
from chatting_rt.infra.files.spool import Spool

AT_ONCE = max(1, min(4, (os.cpu_count() or 1) - 1))  # processes; each takes a core for a second, and one is for chat
MAX_WAITING = 40
TIMEOUT = 25.0  # seconds for one picture; a process ends by itself after as many
REFUSALS = {
    "unreadable": (ErrorCode.UNREADABLE_FILE, "The image cannot be read; it may be damaged."),
    "pixels": (ErrorCode.UNREADABLE_FILE, "The image has too many pixels; 25 megapixels are the most."),
    "frames": (ErrorCode.UNREADABLE_FILE, "The animation has too many frames."),
}


@dataclass(frozen=True)
class Picture:
    """What became of an image: `full` and `thumbnail` hold the new bytes."""

    media_type: str
    width: int
    height: int
    full: Spool
    thumbnail: Spool

    async def __aenter__(self) -> Picture:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.full.__aexit__()
        await self.thumbnail.__aexit__()


class Images:
    def __init__(self, new_spool: Callable[[], Spool]) -> None:
        self._new_spool = new_spool
        self._processes = ForkServer()
        self._free = asyncio.Semaphore(AT_ONCE)
        self._waiting = 0

    async def remade(self, source: Spool, *, is_avatar: bool = False) -> Picture:
        """The same picture, upright, without anything that is not picture, and a small one of it."""
        if self._waiting >= MAX_WAITING:
            raise Refused(ErrorCode.OVERLOADED, retry_after=5.0)
        self._waiting += 1
        try:
            async with self._free:
                return await self._remade(source, is_avatar)
        finally:
            self._waiting -= 1

    async def _remade(self, source: Spool, is_avatar: bool) -> Picture:
        async with AsyncExitStack() as stack:
            full = await stack.enter_async_context(self._new_spool())
            thumbnail = await stack.enter_async_context(self._new_spool())
            descriptors = [source.descriptor, full.descriptor, thumbnail.descriptor]
            try:
                async with asyncio.timeout(TIMEOUT):
                    said = await self._processes.run(b"a" if is_avatar else b"p", descriptors)
            except TimeoutError:
                raise unavailable() from None
            told = _understood(said)
            if "refused" in told:
                raise Refused(*REFUSALS[told["refused"]])
            await full.measured()
            await thumbnail.measured()
            stack.pop_all()
            return Picture(told["media_type"], told["width"], told["height"], full, thumbnail)

    def close(self) -> None:
        self._processes.close()


def _understood(said: bytes) -> dict[str, Any]:
    """One that dies of an image, or of the memory or the time that it takes, says nothing: it is unreadable."""
    try:
        told: dict[str, Any] = json.loads(said)
    except ValueError:
        return {"refused": "unreadable"}
    return told
