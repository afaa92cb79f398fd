"""Natural batching: whatever waits when the writer is free is written together. No timer, so no waiting at low load."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import structlog

from chatting_rt.errors import ErrorCode, Refused, unavailable

Item = TypeVar("Item")
Result = TypeVar("Result")

PAUSE = 0.02  # seconds until an item that could not be written now is tried again

log = structlog.get_logger()


class NotNow:
    """In place of a result: somebody else holds what this item needs. The others did not wait for it."""


class BadItem(Exception):
    """The write failed because of something in it; without that, the rest may well succeed."""


@dataclass(slots=True)
class Waiting(Generic[Item, Result]):
    item: Item
    future: asyncio.Future[Result]
    until: float


class Batcher(Generic[Item, Result]):
    """`write` gets the items in the order they came and gives a result, a refusal or NotNow for each, or raises."""

    def __init__(
        self,
        write: Callable[[list[Item]], Awaitable[Sequence[Result | Refused | NotNow]]],
        *,
        max_batch: int,
        max_waiting: int,
        timeout: float,
    ) -> None:
        self._write = write
        self._max_batch = max_batch
        self._max_waiting = max_waiting
        self._timeout = timeout
        self._waiting: deque[Waiting[Item, Result]] = deque()
        self._writer: asyncio.Task[None] | None = None

    @property
    def waiting(self) -> int:
        return len(self._waiting)

    def submit(self, item: Item) -> asyncio.Future[Result]:
        """The result, once it is awaited and written. `overloaded` when too many wait: then nothing was done."""
        if len(self._waiting) >= self._max_waiting:
            raise Refused(ErrorCode.OVERLOADED, retry_after=1.0)
        loop = asyncio.get_running_loop()
        waiting: Waiting[Item, Result] = Waiting(item, loop.create_future(), loop.time() + self._timeout)
        self._enqueue(waiting)
        return waiting.future

    def _enqueue(self, waiting: "Waiting[Item, Result]") -> None:
        self._waiting.append(waiting)
        if self._writer is None or self._writer.done():
            self._writer = asyncio.create_task(self._run())

    async def _run(self) -> None:
        while self._waiting:
            batch = [self._waiting.popleft() for _ in range(min(len(self._waiting), self._max_batch))]
            # Whoever asked may have been answered `unavailable` meanwhile, and is about to ask again.
            if wanted := [waiting for waiting in batch if not waiting.future.done()]:
                await self._write_batch(wanted)

    async def _write_batch(self, batch: "list[Waiting[Item, Result]]") -> None:
        try:
            async with asyncio.timeout(self._timeout):
                results = await self._write([waiting.item for waiting in batch])
        except BadItem as error:
            if len(batch) > 1:
                for single in batch:
                    await self._write_batch([single])
            else:
                self._fail(batch, error.__cause__ or error)
        except Exception as error:
            log.error("batch_failed", size=len(batch), error=type(error).__name__)
            self._fail(batch, error if isinstance(error, Refused) else unavailable())
        else:
            for waiting, result in zip(batch, results, strict=True):
                if isinstance(result, NotNow):
                    self._postpone(waiting)
                elif waiting.future.done():
                    continue
                elif isinstance(result, Refused):
                    waiting.future.set_exception(result)
                else:
                    waiting.future.set_result(result)

    def _postpone(self, waiting: "Waiting[Item, Result]") -> None:
        loop = asyncio.get_running_loop()
        if loop.time() < waiting.until:
            loop.call_later(PAUSE, self._enqueue, waiting)
        else:
            self._fail([waiting], unavailable())

    def _fail(self, batch: "list[Waiting[Item, Result]]", error: BaseException) -> None:
        for waiting in batch:
            if not waiting.future.done():
                waiting.future.set_exception(error)

    async def drain(self) -> None:
        if self._writer is not None:
            await self._writer
