"""Passwords at rest: argon2id, in a process of low priority, with a bounded number of people waiting for it.

In threads of ours it would slow the chat: one of low priority that holds Python's lock keeps it while it is not let
run, and judging a password holds the lock all the time.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from chatting_rt.infra.passwords.hasher import Hasher
from chatting_rt.infra.passwords.line import Line

MAX_WAITING = 40
PATIENCE = 6.0  # seconds
CROWD = 3


class Passwords:
    """One hasher, and those who wait for it."""

    def __init__(self, *, of_strangers: bool = False) -> None:
        """Where many strangers wait, somebody guesses: then hashing gives way to all else."""
        self._of_strangers = of_strangers
        self._hasher = Hasher()
        self._line = Line(MAX_WAITING, PATIENCE)

    @asynccontextmanager
    async def turn(self, whose: str) -> AsyncIterator[Hasher]:
        """The hasher, for oneself alone. `whose` is whom a crowd in the line is counted by."""
        async with self._line.turn(whose):
            self._hasher.gives_way = self._of_strangers and self._line.waiting > CROWD
            yield self._hasher

    async def close(self) -> None:
        await self._hasher.close()
