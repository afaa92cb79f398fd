"""Natural batching: whatever waits when the writer is free is written together. No timer, so no waiting at low load."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

import structlog

from chatting_rt.errors import ErrorCode, Refused, unavailable

Item = TypeVar("Item")
Result = TypeVar("Result")

log = structlog.get_logger()


class BadItem(Exception):
    """The write failed because of something in it; without that, the rest may well succeed."""


class Batcher(Generic[Item, Result]):
    """`write` gets the items in the order they came and gives a result or a refusal for each, or raises."""

    def __init__(
        self,
        write: Callable[[list[Item]], Awaitable[Sequence[Result | Refused]]],
        *,
        max_batch: int,
        max_waiting: int,
        timeout: float,
    ) -> None:
        self._write = write
        self._max_batch = max_batch
        self._max_waiting = max_waiting
        self._timeout = timeout
        self._waiting: deque[tuple[Item, asyncio.Future[Result]]] = deque()
        self._writer: asyncio.Task[None] | None = None

    @property
    def waiting(self) -> int:
        return len(self._waiting)

    async def submit(self, item: Item) -> Result:
        """The result once it is written. `overloaded` when too many wait: then nothing was done."""
        if len(self._waiting) >= self._max_waiting:
            raise Refused(ErrorCode.OVERLOADED, retry_after=1.0)
        future: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        self._waiting.append((item, future))
        if self._writer is None or self._writer.done():
            self._writer = asyncio.create_task(self._run())
        return await future

    async def _run(self) -> None:
        while self._waiting:
            batch = [self._waiting.popleft() for _ in range(min(len(self._waiting), self._max_batch))]
            await self._write_batch(batch)

    async def _write_batch(self, batch: list[tuple[Item, asyncio.Future[Result]]]) -> None:
        try:
            async with asyncio.timeout(self._timeout):
                results = await self._write([item for item, _ in batch])
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
            for (_, future), result in zip(batch, results, strict=True):
                if future.done():
                    continue
                if isinstance(result, Refused):
                    future.set_exception(result)
                else:
                    future.set_result(result)

    def _fail(self, batch: list[tuple[Item, asyncio.Future[Result]]], error: BaseException) -> None:
        for _, future in batch:
            if not future.done():
                future.set_exception(error)

    async def drain(self) -> None:
        if self._writer is not None:
            await self._writer
