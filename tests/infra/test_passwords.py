"""One hasher: few wait for it, nobody keeps the others out of the line, and no answer goes to somebody else."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import AsyncIterator
from contextlib import suppress

import pytest

from bench.processes import cpu_of
from chatting_rt.errors import Refused
from chatting_rt.infra.passwords import CROWD, MAX_WAITING, Passwords
from chatting_rt.infra.passwords.line import Line
from tests.support.eventually import eventually

pytestmark = pytest.mark.slow


@pytest.fixture
async def passwords() -> AsyncIterator[Passwords]:
    passwords = Passwords()
    yield passwords
    await passwords.close()


async def hashed(passwords: Passwords, password: str = "right") -> str:
    async with passwords.turn("ana") as hasher:
        return await hasher.hash(password)


async def is_right(passwords: Passwords, password: str, password_hash: str) -> bool:
    async with passwords.turn("ana") as hasher:
        return await hasher.is_right(password, password_hash)


async def test_hashing_is_no_way_to_take_the_cpu(passwords: Passwords) -> None:
    """One at a time hashes, few wait, and the others hear it at once, with when to come again."""
    right = await hashed(passwords)
    passwords._line = Line(MAX_WAITING, patience=60)  # a busy machine hashes slowly
    guesses = [is_right(passwords, "guess", right) for _ in range(MAX_WAITING + 16)]
    results = await asyncio.gather(*guesses, return_exceptions=True)
    refused = [result for result in results if isinstance(result, Refused)]
    assert [(result.code, bool(result.retry_after)) for result in refused] == [("overloaded", True)] * 15
    assert results.count(False) == MAX_WAITING + 1
    assert await is_right(passwords, "right", right), "and afterwards all is well"


async def test_a_crowd_of_strangers_gets_what_nobody_else_wants_and_not_much_of_it() -> None:
    passwords = Passwords(of_strangers=True)
    right = await hashed(passwords)
    process = passwords._hasher._process
    assert process is not None
    assert os.sched_getscheduler(process.pid) == os.SCHED_OTHER
    guesses = [asyncio.create_task(is_right(passwords, "guess", right)) for _ in range(CROWD + 8)]

    await eventually(lambda: os.sched_getscheduler(process.pid) == os.SCHED_IDLE)
    used, began = cpu_of(process.pid), time.monotonic()
    await asyncio.wait(guesses)
    await is_right(passwords, "guess", right)
    assert cpu_of(process.pid) - used <= (time.monotonic() - began) * 0.7, "it rests between two of the crowd"
    assert os.sched_getscheduler(process.pid) == os.SCHED_OTHER, "and who comes alone is served at once"
    await passwords.close()


async def test_an_answer_that_nobody_waited_for_is_nobody_elses(passwords: Passwords) -> None:
    right = await hashed(passwords)
    for _ in range(6):
        with suppress(TimeoutError):
            async with asyncio.timeout(0.005):
                await is_right(passwords, "right", right)
        assert not await is_right(passwords, "wrong", right)


async def test_a_process_that_dies_costs_one_answer(passwords: Passwords) -> None:
    right = await hashed(passwords)
    assert passwords._hasher._process is not None
    passwords._hasher._process.kill()
    with pytest.raises(Refused, match="unavailable"):
        await is_right(passwords, "right", right)
    assert await is_right(passwords, "right", right)


async def wait_in(line: Line, whose: str, served: list[str]) -> None:
    async with line.turn(whose):
        served.append(whose)


async def test_a_crowd_gives_way_to_who_comes_alone() -> None:
    line, served = Line(longest=5, patience=5), list[str]()
    async with line.turn("first"):
        crowd = [asyncio.create_task(wait_in(line, "crowd", served)) for _ in range(20)]
        await asyncio.sleep(0)
        alone = asyncio.create_task(wait_in(line, "ana", served))
        await asyncio.sleep(0)
    await alone
    refused = await asyncio.gather(*crowd, return_exceptions=True)
    assert served == ["crowd"] * 4 + ["ana"]
    assert sum(isinstance(one, Refused) for one in refused) == 16


async def test_who_came_last_has_the_same_chance_as_who_came_first() -> None:
    """Else those who ask again as soon as they are answered would have the line to themselves."""
    last_ones = 0
    for _ in range(200):
        line, served = Line(longest=4, patience=5), list[str]()
        async with line.turn("first"):
            waiting = [asyncio.create_task(wait_in(line, str(n), served)) for n in range(5)]
            await asyncio.sleep(0)
        await asyncio.gather(*waiting, return_exceptions=True)
        last_ones += "4" in served
    assert 120 < last_ones < 195, "four of five; eight standard deviations either way would be a wonder"


async def test_nobody_waits_for_longer_than_they_are_patient_and_who_goes_blocks_nobody() -> None:
    line, served = Line(longest=5, patience=0.05), list[str]()
    async with line.turn("first"):
        gone = asyncio.create_task(wait_in(line, "gone", served))
        await asyncio.sleep(0)
        gone.cancel()
        with pytest.raises(Refused, match="overloaded"):
            await wait_in(line, "patient", served)
        called = asyncio.create_task(wait_in(line, "called", served))
        await asyncio.sleep(0)
    called.cancel()  # at the moment in which it is their turn
    await asyncio.gather(gone, called, return_exceptions=True)
    await wait_in(line, "next", served)
    assert served == ["next"]
