"""Work that comes round. One failure is logged and the next round comes all the same."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

log = structlog.get_logger()


class Periodic:
    def __init__(self) -> None:
        self._tasks: list[asyncio.Task[None]] = []

    def every(self, seconds: float, work: Callable[[], Awaitable[object]]) -> None:
        self._tasks.append(asyncio.create_task(self._repeat(seconds, work)))

    async def _repeat(self, seconds: float, work: Callable[[], Awaitable[object]]) -> None:
        name = getattr(work, "__name__", type(work).__name__)
        while True:
            await asyncio.sleep(seconds)
            try:
                async with asyncio.timeout(max(10.0, seconds)):
                    await work()
            except Exception as error:
                log.warning("periodic_work_failed", work=name, error=type(error).__name__)

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
