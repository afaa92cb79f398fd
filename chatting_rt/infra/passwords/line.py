"""Who waits for their turn, and who is turned away where too many wait."""

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from chatting_rt.errors import ErrorCode, Refused

RETRY_AFTER = 5.0  # seconds


class Line:
    """One after another. Where it is full, one of those who wait most often gives way, by lot.

    If whoever comes last had to go, those who ask again as soon as they are answered would have it to themselves.
    """

    def __init__(self, longest: int, patience: float) -> None:
        self._longest = longest
        self._patience = patience
        self._is_free = True
        self._waiting: dict[asyncio.Future[bool], str] = {}

    @property
    def waiting(self) -> int:
        return len(self._waiting)

    @asynccontextmanager
    async def turn(self, whose: str) -> AsyncIterator[None]:
        """`overloaded` for who is turned away, or waits too long."""
        if not self._is_free:
            await self._called(whose)
        self._is_free = False
        try:
            yield
        finally:
            self._call_next()

    async def _called(self, whose: str) -> None:
        turn: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting[turn] = whose
        if len(self._waiting) > self._longest:
            self._turn_one_away()
        try:
            await asyncio.wait([turn], timeout=self._patience)
        except asyncio.CancelledError:
            if turn.done() and turn.result():  # called at the moment in which they went
                self._call_next()
            raise
        finally:
            self._waiting.pop(turn, None)
        if not turn.done() or not turn.result():
            raise Refused(ErrorCode.OVERLOADED, retry_after=RETRY_AFTER)

    def _turn_one_away(self) -> None:
        places = Counter(self._waiting.values())
        most = max(places.values())
        chosen = random.choice([turn for turn, whose in self._waiting.items() if places[whose] == most])  # noqa: S311 (no secret)
        del self._waiting[chosen]
        chosen.set_result(False)

    def _call_next(self) -> None:
        turn = next(iter(self._waiting), None)
        if turn is None:
            self._is_free = True
        else:
            del self._waiting[turn]
            turn.set_result(True)
