"""Passwords at rest: argon2id, hashed off the loop by few threads, with a bounded number of people waiting."""

import asyncio
import contextlib
import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from chatting_rt.errors import ErrorCode, Refused

THREADS = 2
MAX_WAITING = 20  # about a second of work; beyond it hashing is being used as an attack
HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)  # memory in KiB

Result = TypeVar("Result")


class Passwords:
    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="passwords", initializer=_yield_to_chat)
        self._waiting = 0
        _of_nobody()

    async def hash(self, password: str) -> str:
        return await self.run(HASHER.hash, password)

    async def is_right(self, password: str, password_hash: str | None) -> bool:
        """Whether it fits. Without a hash (no such account) the same work is done, so that timing tells nothing."""
        fits = await self.run(self._fits, password_hash or _of_nobody(), password)
        return fits and password_hash is not None

    def _fits(self, password_hash: str, password: str) -> bool:
        with contextlib.suppress(VerificationError, InvalidHashError):
            return HASHER.verify(password_hash, password)
        return False

    async def renewed(self, password: str, password_hash: str) -> str | None:
        """A new hash where the old one was made with other parameters."""
        return await self.hash(password) if HASHER.check_needs_rehash(password_hash) else None

    async def run(self, work: Callable[..., Result], *arguments: str) -> Result:
        if self._waiting >= MAX_WAITING:
            raise Refused(ErrorCode.OVERLOADED, retry_after=2.0)
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, work, *arguments)
        finally:
            self._waiting -= 1

    def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)


def _yield_to_chat() -> None:
    """Guessing passwords must not slow anybody's messages: where threads have priorities, these come last."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 10)


@cache
def _of_nobody() -> str:
    return HASHER.hash("nobody's password")
