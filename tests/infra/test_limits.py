"""Counting together through a real Redis, and alone without it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.infra.limits import REDIS_PAUSE, SWEEP_EVERY, Limits
from tests.support.clock import MovedClock
from tests.support.redis import RedisServer


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock()


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[RedisServer]:
    server = RedisServer(tmp_path).start()
    yield server
    server.kill()


async def allowed(limits: Limits, attempts: int = 20, key: str = "vera") -> int:
    """How many of these were let through."""
    through = 0
    for _ in range(attempts):
        refused = await refusal(limits, key)
        if refused is None:
            through += 1
        else:
            assert refused.code is ErrorCode.RATE_LIMITED
            assert refused.retry_after is not None and 0 < refused.retry_after <= 60
    return through


async def refusal(limits: Limits, key: str) -> Refused | None:
    try:
        await limits.hit("10/minute", "send", key)
    except Refused as refused:
        return refused
    return None


async def test_processes_count_together(redis: RedisServer) -> None:
    one, two = Limits(MovedClock(), redis.url), Limits(MovedClock(), redis.url)
    assert await allowed(one, 6) + await allowed(two, 20) == 10
    assert await allowed(two, key="viktor") == 10


async def test_without_redis_each_counts_alone(redis: RedisServer) -> None:
    redis.kill()
    one, two = Limits(MovedClock(), redis.url), Limits(MovedClock(), redis.url)
    assert (await allowed(one), await allowed(two)) == (10, 10)


async def test_a_frozen_redis_costs_one_short_wait(redis: RedisServer) -> None:
    limits = Limits(MovedClock(), redis.url)
    await limits.hit("10/minute", "send", "viktor")
    redis.freeze()
    began = time.monotonic()
    assert await allowed(limits) == 10
    assert time.monotonic() - began < 1.5
    redis.thaw()


async def test_they_count_together_again_once_redis_is_back(redis: RedisServer) -> None:
    clock = MovedClock()
    one, two = Limits(clock, redis.url), Limits(clock, redis.url)
    redis.kill()
    assert await allowed(one, 1) == 1
    redis.start()
    clock.move(seconds=REDIS_PAUSE + 1)
    assert await allowed(one, 6) + await allowed(two, 20) == 10


async def test_switched_off_nobody_is_counted(redis: RedisServer) -> None:
    assert await allowed(Limits(MovedClock(), redis.url, is_on=False), 50) == 50


async def test_the_window_moves(clock: MovedClock) -> None:
    limits = Limits(clock)
    assert await allowed(limits, 6) == 6
    clock.move(seconds=40)
    assert await allowed(limits) == 4
    clock.move(seconds=20)
    assert await allowed(limits) == 6, "the first six are a minute old"


async def test_a_clock_set_back_locks_nobody_out(monkeypatch: pytest.MonkeyPatch, clock: MovedClock) -> None:
    limits = Limits(clock)
    assert await allowed(limits) == 10
    earlier = time.time() - 3600
    monkeypatch.setattr(time, "time", lambda: earlier)
    clock.move(seconds=60)
    assert await allowed(limits) == 10


async def test_what_was_counted_long_ago_is_forgotten(clock: MovedClock) -> None:
    limits = Limits(clock)
    for number in range(100):
        limits.hit_here("10/minute", "send", str(number))
    assert len(limits._alone._hits) == 100
    clock.move(seconds=SWEEP_EVERY + 60)
    limits.hit_here("10/minute", "send", "vera")
    assert len(limits._alone._hits) == 1


async def test_the_commands_of_a_socket_do_not_wait_for_redis(redis: RedisServer) -> None:
    limits = Limits(MovedClock(), redis.url)
    redis.freeze()
    began = time.monotonic()
    limits.hit_here("10/minute", "send", "vera")
    assert time.monotonic() - began < 0.1
    redis.thaw()
