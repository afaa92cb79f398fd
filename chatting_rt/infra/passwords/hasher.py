"""The process that hashes, from outside."""

from __future__ import annotations

import json
import sys
from asyncio import create_subprocess_exec
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from chatting_rt.errors import unavailable

WORKER = Path(__file__).with_name("worker.py")


class Hasher:
    """For one after another. The process is started when it is first needed."""

    def __init__(self) -> None:
        self.gives_way = False
        """Whether it shall take only what nobody else wants, and not much of it."""
        self._process: Process | None = None

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

    async def _answer(self, *wish: Any) -> Any:
        process = self._process = self._process or await create_subprocess_exec(
            sys.executable, "-I", str(WORKER), stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env={}
        )
        assert process.stdin is not None
        assert process.stdout is not None
        answer = b""
        try:
            process.stdin.write(json.dumps((self.gives_way, *wish)).encode() + b"\n")
            answer = await process.stdout.readline()
        except ConnectionError:
            raise unavailable() from None
        finally:
            if not answer:  # it died; or nobody waits any more, and what it says next is nobody else's
                await self.close()
        if not answer:
            raise unavailable()
        return json.loads(answer)

    async def close(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()
