"""Workers share the work, stop in time, and come back when the database does."""

import asyncio
import time
from itertools import pairwise
from typing import Any

import asyncpg
import pytest
from pgqueuer import PgQueuer

from chatting_rt.jobs import JOBS, Registry
from chatting_rt.jobs.registry import with_seconds_last
from chatting_rt.services import Services
from tests.jobs.conftest import Enqueue, Listed, Start
from tests.support.eventually import eventually

pytestmark = pytest.mark.slow


async def test_two_share_the_work_and_do_nothing_twice(
    registry: Registry, start: Start, enqueue: Enqueue, listed: Listed
) -> None:
    ran: list[int] = []

    @registry.job()
    async def count(services: Services, n: int) -> None:
        ran.append(n)
        await asyncio.sleep(0.05)

    workers = [start(), start()]
    for n in range(60):
        await enqueue("count", {"n": n})
    await eventually(lambda: len(ran) >= 60, within=15)
    for worker in workers:
        await worker.stop()
    assert sorted(ran) == list(range(60))
    assert await listed() == []


async def test_only_so_many_run_at_once_as_may(registry: Registry, start: Start, enqueue: Enqueue) -> None:
    running, most, ended = 0, 0, 0

    @registry.job(at_once=2)
    async def slow(services: Services) -> None:
        nonlocal running, most, ended
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.1)
        running -= 1
        ended += 1

    for _ in range(8):
        await enqueue("slow")
    start()
    start()
    await eventually(lambda: ended == 8, within=10)
    assert most == 2


async def test_one_that_is_stopped_lets_its_jobs_end(
    registry: Registry, start: Start, enqueue: Enqueue, listed: Listed
) -> None:
    began, ended = asyncio.Event(), asyncio.Event()

    @registry.job()
    async def slow(services: Services) -> None:
        began.set()
        await asyncio.sleep(0.5)
        ended.set()

    worker = start()
    await enqueue("slow")
    await asyncio.wait_for(began.wait(), 5)
    await worker.stop()
    assert ended.is_set()
    assert await listed() == []


async def test_a_job_too_long_for_the_drain_is_given_back_uncounted(
    registry: Registry, start: Start, enqueue: Enqueue, listed: Listed
) -> None:
    began = asyncio.Event()

    @registry.job(attempts=1)
    async def slow(services: Services, seconds: float = 60) -> None:
        began.set()
        await asyncio.sleep(60)

    worker = start(grace=0.3)
    await enqueue("slow")
    await asyncio.wait_for(began.wait(), 5)
    stopped_at = time.monotonic()
    await worker.stop()
    assert time.monotonic() - stopped_at < 2
    (job,) = await listed()
    assert (job.state, job.attempts) == ("waiting", 0)

    began.clear()
    start(grace=0.3)
    await asyncio.wait_for(began.wait(), 5)


async def test_one_that_lost_its_connection_comes_back(
    registry: Registry, start: Start, enqueue: Enqueue, database: dict[str, Any]
) -> None:
    ran: list[int] = []

    @registry.job()
    async def count(services: Services, n: int) -> None:
        ran.append(n)

    start()
    for n in range(3):
        await enqueue("count", {"n": n})
        await eventually(lambda n=n: ran == list(range(n + 1)))
        await _cut_listeners(database)


async def _cut_listeners(database: dict[str, Any]) -> None:
    connection = await asyncpg.connect(**database)
    try:
        await connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE query LIKE '%pgqueuer%' AND pid <> pg_backend_pid()"
        )
    finally:
        await connection.close()


async def test_an_idle_worker_hardly_asks(registry: Registry, start: Start, services: Services) -> None:
    @registry.job()
    async def never(services: Services) -> None: ...

    start(poll=5)
    await asyncio.sleep(1.5)
    before = await _statements(services)
    await asyncio.sleep(2)
    assert await _statements(services) - before < 40  # a worker that asked again at once would be in the hundreds


async def _statements(services: Services) -> int:
    await services.database.fetch("SELECT pg_stat_force_next_flush()")
    count: int = await services.database.value(
        "SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()"
    )
    return count


async def test_what_is_scheduled_comes_round(registry: Registry, start: Start, listed: Listed) -> None:
    ran: list[float] = []

    @registry.scheduled("* * * * * *")
    async def tick(services: Services) -> None:
        ran.append(time.monotonic())

    start()
    start()
    await eventually(lambda: len(ran) >= 2, within=10)
    assert all(later - sooner > 0.5 for sooner, later in pairwise(ran))


async def test_of_what_is_scheduled_only_the_newest_failure_is_kept(
    registry: Registry, start: Start, listed: Listed
) -> None:
    ran: list[float] = []

    @registry.scheduled("* * * * * *", attempts=1)
    async def broken(services: Services) -> None:
        ran.append(1)
        raise RuntimeError

    start()
    await eventually(lambda: len(ran) >= 3, within=15)
    assert len([job for job in await listed() if job.state == "failed"]) <= 1


def test_seconds_stand_first() -> None:
    assert with_seconds_last("30 0 4 * * 1") == "0 4 * * 1 30"
    assert with_seconds_last("17 4 * * *") == "17 4 * * *"
    with pytest.raises(ValueError, match="Not a schedule"):
        with_seconds_last("* * *")


def test_every_schedule_is_one() -> None:
    queue = PgQueuer.in_memory()
    for job in JOBS.values():
        if job.cron is not None:
            queue.schedule(job.name, job.cron)(job.function)
