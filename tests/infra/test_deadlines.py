"""A task is done in time or it is not; nobody waits for it longer, and one timer sees to all."""

from __future__ import annotations

import asyncio

from chatting_rt.infra.deadlines import Deadlines
from tests.support.eventually import eventually

TIME = 0.1


async def test_what_is_done_in_time_is_told_at_once() -> None:
    deadlines = Deadlines(60)
    for work in (asyncio.sleep(0), asyncio.sleep(0.01)):
        assert await deadlines.met(asyncio.ensure_future(work))


async def test_a_failure_and_a_cancellation_are_also_ends() -> None:
    async def fail() -> None:
        raise ValueError

    failing, cancelled = asyncio.ensure_future(fail()), asyncio.ensure_future(asyncio.sleep(60))
    cancelled.cancel()
    deadlines = Deadlines(60)
    assert await deadlines.met(failing) and await deadlines.met(cancelled)
    assert isinstance(failing.exception(), ValueError)


async def test_each_gets_its_time_and_no_more() -> None:
    deadlines, loop = Deadlines(TIME), asyncio.get_running_loop()

    async def waited_for(task: asyncio.Future[None]) -> tuple[bool, float]:
        began = loop.time()
        return await deadlines.met(task), loop.time() - began

    end = asyncio.Event()
    stuck = [asyncio.ensure_future(end.wait()) for _ in range(3)]
    waits = []
    for task in stuck:
        waits.append(asyncio.create_task(waited_for(task)))  # type: ignore[arg-type]
        waits.append(asyncio.create_task(waited_for(asyncio.ensure_future(asyncio.sleep(0)))))
        await asyncio.sleep(TIME / 3)
    results = await asyncio.gather(*waits)

    assert [met for met, _ in results] == [False, True] * 3
    assert all(TIME <= took < TIME + 1 for met, took in results if not met)
    end.set()
    await asyncio.gather(*stuck)


async def test_nothing_ticks_when_nobody_waits() -> None:
    deadlines = Deadlines(TIME)
    assert await deadlines.met(asyncio.ensure_future(asyncio.sleep(0)))
    await eventually(lambda: deadlines._timer is None and not deadlines._waiting)
