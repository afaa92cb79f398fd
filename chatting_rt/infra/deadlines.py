"""Waiting for tasks no longer than they may take. All have the same time, so one timer serves thousands of them."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Any


class Deadlines:
    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._waiting: deque[tuple[float, asyncio.Future[bool]]] = deque()
        self._timer: asyncio.TimerHandle | None = None

    async def met(self, task: asyncio.Future[Any]) -> bool:
        """Whether it was done in time. One that was not goes on, whatever it does about being cancelled."""
        loop = task.get_loop()
        answer: asyncio.Future[bool] = loop.create_future()

        def done(_: object) -> None:
            if not answer.done():
                answer.set_result(True)

        task.add_done_callback(done)
        self._waiting.append((loop.time() + self._seconds, answer))
        if self._timer is None:
            self._timer = loop.call_later(self._seconds, self._end, loop)
        return await answer

    def _end(self, loop: asyncio.AbstractEventLoop) -> None:
        now = loop.time()
        while self._waiting and (self._waiting[0][1].done() or self._waiting[0][0] <= now):
            _, answer = self._waiting.popleft()
            if not answer.done():
                answer.set_result(False)
        self._timer = loop.call_at(self._waiting[0][0], self._end, loop) if self._waiting else None
