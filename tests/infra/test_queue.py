"""A job is promised by the transaction of its cause, or not at all."""

import asyncio
from contextlib import suppress
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import msgspec
import pytest
from tortoise.transactions import in_transaction

from chatting_rt.infra.migrations import migrate
from chatting_rt.infra.queue import Queue
from chatting_rt.services import Services


class Note(msgspec.Struct, forbid_unknown_fields=True):
    id: UUID


@pytest.fixture
def queue() -> Queue:
    return Queue({"note": Note})


async def waiting(services: Services) -> int:
    count: int = await services.database.value("SELECT count(*) FROM pgqueuer")
    return count


async def test_it_is_kept_with_its_transaction(services: Services, queue: Queue) -> None:
    async with in_transaction() as connection:
        id = await queue.enqueue(connection, "note", {"id": uuid4()})
        assert await waiting(services) == 0
    assert isinstance(id, int)
    assert await waiting(services) == 1


async def test_it_is_rolled_back_with_its_transaction(services: Services, queue: Queue) -> None:
    with suppress(RuntimeError):
        async with in_transaction() as connection:
            await queue.enqueue(connection, "note", {"id": uuid4()})
            raise RuntimeError
    assert await waiting(services) == 0


async def test_the_same_key_is_taken_once_and_the_transaction_goes_on(services: Services, queue: Queue) -> None:
    async with in_transaction() as connection:
        ids = [await queue.enqueue(connection, "note", {"id": uuid4()}, dedupe_key="one") for _ in range(3)]
    assert ids[1:] == [None, None]
    assert await waiting(services) == 1


@pytest.mark.parametrize(
    ("name", "payload"), [("notes", {"id": str(uuid4())}), ("note", {}), ("note", {"id": "1"}), ("note", {"x": 1})]
)
async def test_what_no_worker_would_understand_is_refused(
    services: Services, queue: Queue, name: str, payload: dict[str, Any]
) -> None:
    async with in_transaction() as connection:
        with pytest.raises((ValueError, msgspec.ValidationError)):
            await queue.enqueue(connection, name, payload)
    assert await waiting(services) == 0


@pytest.mark.slow
async def test_its_tables_are_brought_up_to_date_by_whoever_comes_first(database: dict[str, Any]) -> None:
    connection = await asyncpg.connect(**database)
    try:
        await connection.execute("DROP INDEX pgqueuer_ep_ea_idx")
        await asyncio.gather(*(migrate(database) for _ in range(4)))
        assert await connection.fetchval("SELECT to_regclass('pgqueuer_ep_ea_idx') IS NOT NULL")
    finally:
        await connection.close()
