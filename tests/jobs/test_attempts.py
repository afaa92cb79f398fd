"""What becomes of a job that does not succeed at once."""

import asyncio
import time
from itertools import pairwise
from typing import Any
from uuid import UUID, uuid4

import pytest

from chatting_rt.infra.attempts import Attempts
from chatting_rt.infra.failures import PermanentFailure, TransientFailure
from chatting_rt.infra.job_list import job_lines, requeue_jobs
from chatting_rt.jobs import JOBS, Registry
from chatting_rt.services import Services
from tests.jobs.conftest import Enqueue, Listed, Start
from tests.support.eventually import eventually


async def test_it_runs_within_a_second_of_the_commit(registry: Registry, start: Start, enqueue: Enqueue) -> None:
    ran: list[UUID] = []

    @registry.job()
    async def note(services: Services, id: UUID) -> None:
        ran.append(id)

    start()
    await enqueue("note", {"id": uuid4()})
    await eventually(lambda: len(ran) == 1)
    began = time.monotonic()
    id = uuid4()
    await enqueue("note", {"id": id})
    await eventually(lambda: id in ran)
    assert time.monotonic() - began < 1


async def test_it_is_tried_again_later_and_later(
    registry: Registry, start: Start, enqueue: Enqueue, listed: Listed
) -> None:
    times: list[float] = []

    @registry.job(attempts=4)
    async def flaky(services: Services) -> None:
        times.append(time.monotonic())
        if len(times) < 4:
            raise TransientFailure("not yet")

    start(first_delay=0.1)
    await enqueue("flaky")
    await eventually(lambda: len(times) == 4, within=15)
    first, second, third = (later - sooner for sooner, later in pairwise(times))
    assert first > 0.09
    assert second > 0.36
    assert third > 1.44
    await eventually(lambda: _none(listed))


async def test_after_the_last_attempt_it_is_kept_with_its_reason(
    registry: Registry, start: Start, enqueue: Enqueue, listed: Listed
) -> None:
    @registry.job(attempts=3)
    async def broken(services: Services) -> None:
        raise ValueError("it does not add up")

    start(first_delay=0.01)
    id = await enqueue("broken")
    await eventually(lambda: _states(listed, "failed"))
    (dead,) = await listed()
    assert (dead.id, dead.name, dead.attempts) == (id, "broken", 3)
    assert dead.reason == "ValueError: it does not add up"


async def test_what_is_hopeless_is_not_tried_again(
    registry: Registry, start: Start, enqueue: Enqueue, listed: Listed
) -> None:
    @registry.job()
    async def hopeless(services: Services) -> None:
        raise PermanentFailure("no such user")

    start()
    await enqueue("hopeless")
    await eventually(lambda: _states(listed, "failed"))
    (dead,) = await listed()
    assert (dead.attempts, dead.reason) == (1, "no such user")


async def test_a_dead_letter_begins_anew_when_told(
    registry: Registry, start: Start, enqueue: Enqueue, listed: Listed, database: dict[str, Any]
) -> None:
    is_mended = asyncio.Event()

    @registry.job(attempts=2)
    async def broken(services: Services) -> None:
        if not is_mended.is_set():
            raise TransientFailure("broken")

    start(first_delay=0.01)
    ids = [await enqueue("broken"), await enqueue("broken")]
    await eventually(lambda: _states(listed, "failed", "failed"))
    assert [line for line in await job_lines(database) if "broken" in line and "failed" in line]

    is_mended.set()
    assert await requeue_jobs(database, ids[0]) == 1
    await eventually(lambda: _states(listed, "failed"), within=10)
    assert await requeue_jobs(database, None) == 1
    await eventually(lambda: _none(listed), within=10)
    assert await requeue_jobs(database, ids[0]) == 0


async def test_it_is_bounded_in_time(registry: Registry, start: Start, enqueue: Enqueue, listed: Listed) -> None:
    @registry.job(timeout=0.2, attempts=1)
    async def endless(services: Services) -> None:
        await asyncio.sleep(60)

    start()
    await enqueue("endless")
    await eventually(lambda: _states(listed, "failed"))
    assert (await listed())[0].reason == "Took longer than 0.2 s"


async def test_a_payload_that_does_not_fit_any_more_is_a_dead_letter(
    registry: Registry, start: Start, enqueue: Enqueue, listed: Listed, services: Services
) -> None:
    @registry.job()
    async def note(services: Services, id: UUID) -> None: ...

    id = await enqueue("note", {"id": uuid4()})
    await services.database.fetch("UPDATE pgqueuer SET payload = '{}' WHERE id = $1", id)
    start()
    await eventually(lambda: _states(listed, "failed"))
    assert "id" in ((await listed())[0].reason or "")


async def test_one_whose_worker_died_each_time_is_given_up_without_running(
    registry: Registry, start: Start, enqueue: Enqueue, listed: Listed, services: Services
) -> None:
    ran: list[int] = []

    @registry.job(attempts=2)
    async def poison(services: Services) -> None:
        ran.append(1)

    id = await enqueue("poison")
    for _ in range(2):
        await Attempts(services.database).begin(id)
    start()
    await eventually(lambda: _states(listed, "failed"))
    assert (await listed())[0].reason == "Its worker died while it ran"
    assert ran == []


async def test_one_whose_worker_died_runs_alone(
    registry: Registry, start: Start, enqueue: Enqueue, listed: Listed, services: Services
) -> None:
    running: set[str] = set()
    company: list[set[str]] = []

    @registry.job()
    async def harmless(services: Services, name: str) -> None:
        running.add(name)
        await asyncio.sleep(0.2)
        running.discard(name)

    @registry.job()
    async def suspect(services: Services) -> None:
        for _ in range(10):
            company.append(set(running))
            await asyncio.sleep(0.03)

    await enqueue("harmless", {"name": "before"})
    await Attempts(services.database).begin(await enqueue("suspect"))
    await enqueue("harmless", {"name": "after"})
    start()
    await eventually(lambda: _none(listed))
    assert company == [set()] * 10


async def _states(listed: Listed, *states: str) -> bool:
    return [job.state for job in await listed()] == list(states)


async def _none(listed: Listed) -> bool:
    return not await listed()


def test_two_jobs_cannot_share_a_name(registry: Registry) -> None:
    async def twice(services: Services) -> None: ...

    registry.job()(twice)
    with pytest.raises(ValueError, match="two jobs named twice"):
        registry.job()(twice)


def test_every_job_takes_ids_and_nothing_else() -> None:
    for job in JOBS.values():
        assert {field for field in job.payload.__struct_fields__ if not field.endswith(("id", "ids"))} == set(), (
            job.name
        )
