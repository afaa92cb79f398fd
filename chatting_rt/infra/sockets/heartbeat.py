"""Whether peers are still there. Every wait has the same length, so two queues and one timer serve all sockets."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

TURNS = 10  # in an interval; a ping may be late by one


class Beating(Protocol):
    """`pinged_at` is the time of a ping without an answer yet."""

    pinged_at: float | None


S = TypeVar("S", bound=Beating)


class Heartbeat(Generic[S]):
    """`ping` sends one and says when; `find` gives None for a socket that is gone; `lost` ends one that is silent."""

    def __init__(
        self,
        interval: float,
        timeout: float,
        *,
        find: Callable[[str], S | None],
        ping: Callable[[S], None],
        lost: Callable[[S], None],
    ) -> None:
        self._interval = interval
        self._timeout = timeout
        self._find, self._ping, self._lost = find, ping, lost
        self._resting: deque[tuple[float, str]] = deque()
        self._asked: deque[tuple[float, str]] = deque()
        self._timer: asyncio.TimerHandle | None = None

    def rest(self, sid: str) -> None:
        """It is there just now: ask again after the interval."""
        loop = asyncio.get_running_loop()
        self._resting.append((loop.time() + self._interval, sid))
        if self._timer is None:
            self._timer = loop.call_later(self._interval / TURNS, self._turn, loop)

    def _turn(self, loop: asyncio.AbstractEventLoop) -> None:
        now = loop.time()
        while self._resting and self._resting[0][0] <= now:
            _, sid = self._resting.popleft()
            if (socket := self._find(sid)) is not None:
                socket.pinged_at = now
                self._asked.append((now + self._timeout, sid))
                self._ping(socket)
        while self._asked and self._asked[0][0] <= now:
            _, sid = self._asked.popleft()
            socket = self._find(sid)
            if socket is not None and socket.pinged_at is not None and socket.pinged_at + self._timeout <= now:
                self._lost(socket)
        is_needed = bool(self._resting or self._asked)
        self._timer = loop.call_later(self._interval / TURNS, self._turn, loop) if is_needed else None
