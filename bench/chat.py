"""People who chat all the time, as fast as visitors may, and how long each of their messages waited for its ack."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import uuid4

from bench.peers import Visitor
from bench.scenarios import BODY

PACE = 0.22  # seconds between two messages of one visitor, as fast as they may write


class Chat:
    def __init__(self) -> None:
        self.waits: list[float] = []
        """In seconds. Whoever measures a slice of time begins a new list."""

    async def write(self, visitor: Visitor, at: float) -> None:
        await asyncio.sleep(at)
        while True:
            began = time.perf_counter()
            command = {"client_id": str(uuid4()), "body": BODY, "conversation_id": visitor.conversation_id}
            await visitor.tab.ask("send_message", command)
            self.waits.append(time.perf_counter() - began)
            await asyncio.sleep(max(0.0, PACE - self.waits[-1]))


@asynccontextmanager
async def chat_of(visitors: list[Visitor]) -> AsyncIterator[Chat]:
    chat = Chat()
    starts = [(PACE * n / len(visitors), visitor) for n, visitor in enumerate(visitors)]
    writing = [asyncio.create_task(chat.write(visitor, at)) for at, visitor in starts]
    try:
        yield chat
    finally:
        for task in writing:
            task.cancel()
        await asyncio.wait(writing)
