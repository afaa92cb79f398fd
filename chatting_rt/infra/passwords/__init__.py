"""Passwords at rest: argon2id, in few processes of low priority, with a bounded number of people waiting.

In threads of ours they would slow the chat: one of low priority that holds Python's lock keeps it while it is not let
run, and judging a password holds the lock all the time.
"""

from __future__ import annotations

import asyncio
import json
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from chatting_rt.errors import ErrorCode, Refused, unavailable

WORKER = Path(__file__).with_name("worker.py")
PROCESSES = 2
MAX_WAITING = 20  # about half a second of work; beyond it hashing is being used as an attack


class Passwords:
    """The processes are started when they are first needed."""

    def __init__(self) -> None:
        self._places = asyncio.Semaphore(PROCESSES)
        self._processes: set[Process] = set()
        self._idle: list[Process] = []
        self._waiting = 0

    async def hash(self, password: str) -> str:
        return str(await self._answer("hashed", password))

    async def is_right(self, password: str, password_hash: str) -> bool:
        (fits,) = await self.fitting(password, [password_hash])
        return fits

    async def fitting(self, password: str, password_hashes: Sequence[str | None]) -> list[bool]:
        """Which of them it fits. For one that is missing the same work is done, so that timing tells nothing."""
        return list(await self._answer("fitting", password, password_hashes))

    async def renewed(self, password: str, password_hash: str) -> str | None:
        """A new hash where the old one was made with other parameters."""
        renewed: str | None = await self._answer("renewed", password, password_hash)
        return renewed

    async def score(self, password: str, known: list[str]) -> int:
        """How hard it is to guess for who knows this of the person, from 0 to 4. Nobody else is asked."""
        return int(await self._answer("score", password, known))

    def check_room(self) -> None:
        """`overloaded` where nobody else may wait. Asked before an attempt is counted, which would come to nothing."""
        if self._waiting >= MAX_WAITING:
            raise Refused(ErrorCode.OVERLOADED, retry_after=2.0)

    async def _answer(self, *wish: Any) -> Any:
        self.check_room()
        self._waiting += 1
        try:
            async with self._places:
                return json.loads(await self._asked(json.dumps(wish).encode() + b"\n"))
        finally:
            self._waiting -= 1

    async def _asked(self, line: bytes) -> bytes:
        process = self._idle.pop() if self._idle else await self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        answer = b""
        try:
            process.stdin.write(line)
            answer = await process.stdout.readline()
        except ConnectionError:
            raise unavailable() from None
        finally:
            if answer:
                self._idle.append(process)
            else:  # it died; or nobody waits any more, and what it says next is nobody else's
                await self._end(process)
        if not answer:
            raise unavailable()
        return answer

    async def _started(self) -> Process:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-I", str(WORKER), stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env={}
        )
        self._processes.add(process)
        return process

    async def _end(self, process: Process) -> None:
        self._processes.discard(process)
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()

    async def close(self) -> None:
        for process in list(self._processes):
            await self._end(process)
