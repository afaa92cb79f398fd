"""A worker outlives its PostgreSQL."""

import asyncio
import os
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from chatting_rt.infra.embedded import EmbeddedPostgres
from chatting_rt.infra.migrations import migrate
from chatting_rt.infra.queue import Queue
from chatting_rt.jobs import Registry, Worker
from chatting_rt.services import Services
from chatting_rt.settings import Settings
from tests.jobs.conftest import Enqueue
from tests.support.apart import services_apart
from tests.support.eventually import eventually


@pytest.fixture
def own_postgres() -> Iterator[EmbeddedPostgres]:
    with tempfile.TemporaryDirectory(prefix="emb-") as place, EmbeddedPostgres(Path(place)) as embedded:
        yield embedded


def kill(embedded: EmbeddedPostgres) -> None:
    """All of PostgreSQL; its supervisor starts it again."""
    pid = int((embedded._home / "data" / "postmaster.pid").read_text().splitlines()[0])
    os.kill(pid, signal.SIGKILL)


@pytest.mark.slow
@pytest.mark.timeout(120)
async def test_it_comes_back_with_the_database_and_does_what_waited(
    own_postgres: EmbeddedPostgres, registry: Registry, enqueue: Enqueue, tmp_path: Path
) -> None:
    ran: list[int] = []

    @registry.job()
    async def count(services: Services, n: int) -> None:
        ran.append(n)

    database = own_postgres.address.credentials()
    await migrate(database)
    async with services_apart(Settings(data_dir=tmp_path), database) as services:
        services.queue = Queue(registry.payloads())
        worker = Worker(services, database, registry, first_delay=0.1, poll=0.2, heartbeat_timeout=2)
        worker.start()
        for n in range(3):
            await _enqueue_as_soon_as_possible(enqueue, n)
            await eventually(lambda n=n: n in ran, within=30)
            kill(own_postgres)
            await asyncio.sleep(0.2)
        await worker.stop()


async def _enqueue_as_soon_as_possible(enqueue: Enqueue, n: int) -> None:
    async with asyncio.timeout(20):
        while True:
            try:
                await enqueue("count", {"n": n})
            except Exception:
                await asyncio.sleep(0.1)
            else:
                return
