"""Rows are read afresh, and together where many ask at once."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.infra.lookups import Lookups


class Table:
    """Answers with what it holds at the moment it is read; waits where it is told to."""

    def __init__(self, rows: dict[Any, str]) -> None:
        self.rows = rows
        self.asked: list[tuple[Any, ...]] = []
        self.began = asyncio.Event()
        self.go = asyncio.Event()
        self.go.set()

    async def fetch(self, sql: str, *columns: tuple[Any, ...]) -> list[Any]:
        self.asked.append((sql, *columns))
        keys = list(zip(*columns, strict=True))
        found = [(*key, self.rows[key]) for key in keys if key in self.rows]
        self.began.set()
        await self.go.wait()
        return found


async def test_everybody_gets_their_own_row_and_a_missing_one_is_none() -> None:
    table = Table({(1, "a"): "one", (2, "b"): "two"})
    lookups = Lookups(table.fetch)

    rows = await asyncio.gather(*(lookups.find("person", key) for key in [(2, "b"), (1, "a"), (1, "b"), (2, "b")]))

    assert rows == [(2, "b", "two"), (1, "a", "one"), None, (2, "b", "two")]
    assert table.asked == [("person", (2, 1, 1), ("b", "a", "b"))], "one statement, each key in it once"


async def test_who_asks_during_a_read_is_answered_by_a_later_one() -> None:
    """Else a demotion between question and answer could go unnoticed."""
    table = Table({(1,): "admin"})
    lookups = Lookups(table.fetch)
    table.go.clear()
    before = asyncio.ensure_future(lookups.find("person", (1,)))
    await table.began.wait()
    table.rows[(1,)] = "agent"
    after = [asyncio.ensure_future(lookups.find("person", (1,))) for _ in range(3)]
    await asyncio.sleep(0)

    table.go.set()

    assert await before == (1, "admin")
    assert await asyncio.gather(*after) == [(1, "agent")] * 3
    assert len(table.asked) == 2


async def test_statements_do_not_wait_for_each_other() -> None:
    persons, go = Table({(1,): "Ana"}), asyncio.Event()

    async def fetch(sql: str, *columns: tuple[Any, ...]) -> list[Any]:
        if sql == "slow":
            await go.wait()
        return await persons.fetch(sql, *columns)

    lookups = Lookups(fetch)
    slow = asyncio.ensure_future(lookups.find("slow", (1,)))
    await asyncio.sleep(0)

    assert await lookups.find("person", (1,)) == (1, "Ana")
    go.set()
    assert await slow == (1, "Ana")


async def test_a_failed_read_is_unavailable_and_the_next_goes_on() -> None:
    table, is_failing = Table({(1,): "Ana"}), True

    async def fetch(sql: str, *columns: tuple[Any, ...]) -> list[Any]:
        if is_failing:
            raise OSError("gone")
        return await table.fetch(sql, *columns)

    lookups = Lookups(fetch)
    with pytest.raises(Refused) as refused:
        await lookups.find("person", (1,))
    is_failing = False

    assert refused.value.code == ErrorCode.UNAVAILABLE
    assert await lookups.find("person", (1,)) == (1, "Ana")
