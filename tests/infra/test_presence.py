"""Leases: in one process's memory, and in a real Redis for several. They end by themselves."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from chatting_rt.infra import presence as presence_module
from chatting_rt.infra.clock import Clock
from chatting_rt.infra.presence import LEASE, REDIS_PAUSE, Lease, Presence, RedisPresence, Subject
from tests.support.clock import MovedClock
from tests.support.redis import RedisServer

ACME, OTHER = uuid4(), uuid4()
ANA, VERA = Subject("agent", uuid4()), Subject("visitor", uuid4())
DESK, PHONE = Lease(ACME, ANA, "desk"), Lease(ACME, ANA, "phone")
TAB = Lease(ACME, VERA, "tab")


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[RedisServer]:
    server = RedisServer(tmp_path).start()
    yield server
    server.kill()


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock()


@pytest.fixture
async def pair(redis: RedisServer, clock: MovedClock) -> AsyncIterator[tuple[RedisPresence, RedisPresence]]:
    one, two = RedisPresence(clock, redis.url), RedisPresence(clock, redis.url)
    yield one, two
    await one.close()
    await two.close()


async def test_a_lease_ends_by_itself() -> None:
    clock = MovedClock()
    presence = Presence(clock)
    await presence.renew([DESK, TAB])
    clock.move(seconds=LEASE - 1)
    await presence.renew([DESK])
    assert await presence.online(ACME) == {ANA, VERA}
    clock.move(seconds=2)
    assert await presence.online(ACME) == {ANA}
    clock.move(seconds=LEASE)
    assert await presence.online(ACME) == set()


async def test_the_last_device_counts() -> None:
    presence = Presence(Clock())
    await presence.renew([DESK, PHONE])
    await presence.release(DESK)
    assert await presence.online(ACME) == {ANA}
    await presence.release(PHONE)
    assert await presence.online(ACME) == set()
    await presence.release(PHONE)
    assert await presence.online(OTHER) == set()


async def test_processes_see_each_others_leases(pair: tuple[RedisPresence, RedisPresence]) -> None:
    one, two = pair
    await one.renew([DESK])
    await two.renew([TAB])
    assert await one.online(ACME) == await two.online(ACME) == {ANA, VERA}
    assert await two.online(OTHER) == set()
    await one.release(DESK)
    assert await two.online(ACME) == {VERA}


async def test_the_leases_of_a_killed_process_end_by_themselves(
    monkeypatch: pytest.MonkeyPatch, pair: tuple[RedisPresence, RedisPresence]
) -> None:
    one, two = pair
    monkeypatch.setattr(presence_module, "LEASE", 1.0)
    await one.renew([DESK])
    assert await two.online(ACME) == {ANA}
    async with asyncio.timeout(5):
        while await two.online(ACME):
            await asyncio.sleep(0.05)


async def test_without_redis_each_knows_its_own(
    redis: RedisServer, clock: MovedClock, pair: tuple[RedisPresence, RedisPresence]
) -> None:
    one, two = pair
    redis.kill()
    await one.renew([DESK])
    await two.renew([TAB])
    assert (await one.online(ACME), await two.online(ACME)) == ({ANA}, {VERA})
    await one.release(DESK)
    assert await one.online(ACME) == set()
    redis.start()
    clock.move(seconds=REDIS_PAUSE + 1)
    await one.renew([DESK])
    await two.renew([TAB])
    assert await one.online(ACME) == {ANA, VERA}


async def test_a_frozen_redis_is_waited_for_once_and_not_by_everybody(
    redis: RedisServer, pair: tuple[RedisPresence, RedisPresence]
) -> None:
    """Joining and starting ask for presence: what is only nice to know must not hold them up."""
    one, _ = pair
    await one.renew([DESK])
    redis.freeze()
    began = time.monotonic()
    for _ in range(20):
        await one.renew([TAB])
        assert await one.online(ACME) == {ANA, VERA}
    took = time.monotonic() - began
    redis.thaw()
    assert took < 2.5, f"{took:.1f} s for 20 who came"
