"""Workers with jobs of the test's own, and with little patience."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Any

import asyncpg
import pytest
from tortoise.transactions import in_transaction

from chatting_rt.infra.job_list import ListedJob, list_jobs
from chatting_rt.infra.queue import Queue
from chatting_rt.jobs import Registry, Worker
from chatting_rt.services import Services

Enqueue = Callable[..., Awaitable[int]]
Start = Callable[..., Worker]
Listed = Callable[[], Awaitable[list[ListedJob]]]


@pytest.fixture
def registry() -> Registry:
    return Registry()


@pytest.fixture
async def start(services: Services, database: dict[str, Any], registry: Registry) -> AsyncIterator[Start]:
    async with AsyncExitStack() as stack:

        def start_worker(**options: Any) -> Worker:
            options = {"first_delay": 0.05, "poll": 0.1, "grace": 1.0, "jobs": registry} | options
            worker = Worker(services, database, **options)
            worker.start()
            stack.push_async_callback(worker.stop)
            return worker

        yield start_worker


@pytest.fixture
def enqueue(registry: Registry) -> Enqueue:
    async def enqueue_now(name: str, payload: dict[str, Any] | None = None, **options: Any) -> int:
        async with in_transaction() as connection:
            id = await Queue(registry.payloads()).enqueue(connection, name, payload or {}, **options)
        assert id is not None
        return id

    return enqueue_now


@pytest.fixture
async def listed(database: dict[str, Any]) -> AsyncIterator[Listed]:
    connection = await asyncpg.connect(**database)
    yield lambda: list_jobs(connection)
    await connection.close()
