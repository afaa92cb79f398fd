"""Pictures, made anew in a process of their own: whatever hides in one, only its pixels come out."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.infra.files.spool import Spool

WORKER = Path(__file__).with_name("worker.py")
AT_ONCE = 2  # processes; each may take a core for a second
MAX_WAITING = 40
TIMEOUT = 25.0  # seconds for one picture
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

    def close(self) -> None:
        self.full.__exit__()
        self.thumbnail.__exit__()


class Images:
    def __init__(self, new_spool: Callable[[], Spool]) -> None:
        self._new_spool = new_spool
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
        with ExitStack() as stack:
            full = stack.enter_context(self._new_spool())
            thumbnail = stack.enter_context(self._new_spool())
            wish = {
                "source": source.descriptor,
                "full": full.descriptor,
                "thumbnail": thumbnail.descriptor,
                "is_avatar": is_avatar,
            }
            told = await _run(wish)
            if "refused" in told:
                raise Refused(*REFUSALS[told["refused"]])
            await full.measured()
            await thumbnail.measured()
            stack.pop_all()
            return Picture(told["media_type"], told["width"], told["height"], full, thumbnail)


async def _run(wish: dict[str, Any]) -> dict[str, Any]:
    """What the worker says. One that dies of an image, of memory or of time says nothing: then it is unreadable."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-I", str(WORKER), json.dumps(wish),
        stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
        pass_fds=(wish["source"], wish["full"], wish["thumbnail"]), env={},
    )  # fmt: skip
    try:
        async with asyncio.timeout(TIMEOUT):
            said, _ = await process.communicate()
    except TimeoutError:
        return {"refused": "unreadable"}
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    try:
        told: dict[str, Any] = json.loads(said)
    except ValueError:
        return {"refused": "unreadable"}
    return told
