"""Processes telling each other what to deliver, through a real Redis that comes and goes."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from chatting_rt.infra import bus
from chatting_rt.infra.bus import CHANNEL, MAX_WAITING, RedisBus
from tests.support.redis import RedisServer


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[RedisServer]:
    server = RedisServer(tmp_path).start()
    yield server
    server.kill()


class Listener:
    """A bus, and what it heard."""

    def __init__(self, url: str) -> None:
        self.bus = RedisBus(url)
        self.heard: asyncio.Queue[tuple[str, str]] = asyncio.Queue()
        self.bus.on_message = lambda room, text: self.heard.put_nowait((room, text))

    async def next(self) -> tuple[str, str]:
        return await asyncio.wait_for(self.heard.get(), 10)


@pytest.fixture
async def pair(redis: RedisServer) -> AsyncIterator[tuple[Listener, Listener]]:
    one, two = Listener(redis.url), Listener(redis.url)
    for listener in (one, two):
        await listener.bus.start()
    await in_touch(one, two)
    yield one, two
    for listener in (one, two):
        await listener.bus.stop()


async def in_touch(one: Listener, two: Listener) -> None:
    """Until each hears the other; until then what is published is lost, as it may be."""
    for sender, receiver in ((one, two), (two, one)):
        async with asyncio.timeout(20):
            while receiver.heard.empty():
                sender.bus.publish("room", "2/hello")
                await asyncio.sleep(0.02)
    await asyncio.sleep(0.1)
    for listener in (one, two):
        while not listener.heard.empty():
            listener.heard.get_nowait()


async def test_the_other_process_hears_it_in_order_and_the_own_one_does_not(pair: tuple[Listener, Listener]) -> None:
    one, two = pair
    for n in range(100):
        one.bus.publish("agents:acme", f'2/agent,["n", {n}]')
    assert [await two.next() for _ in range(100)] == [("agents:acme", f'2/agent,["n", {n}]') for n in range(100)]
    two.bus.publish("room", "2/audible")
    assert await one.next() == ("room", "2/audible")


@pytest.mark.parametrize(
    "junk", [b"", b" ", b"\xff\xfe\x00", b"no-spaces", b"name room", b"name room 9/agent,[]", b"1" * 100_000, b"a  2/"]
)
async def test_junk_on_the_channel_does_no_harm(
    redis: RedisServer, pair: tuple[Listener, Listener], junk: bytes
) -> None:
    one, two = pair
    redis.publish(CHANNEL, junk)
    one.bus.publish("room", "2/audible")
    while (heard := await two.next()) != ("room", "2/audible"):
        assert heard[0] == ""  # a room that nobody is in


async def test_a_delivery_that_cannot_be_delivered_does_not_deafen(pair: tuple[Listener, Listener]) -> None:
    one, two = pair
    take, two.bus.on_message = two.bus.on_message, lambda *_: 1 / 0  # type: ignore[assignment, return-value]
    one.bus.publish("room", "2/lost")
    await asyncio.sleep(0.2)
    two.bus.on_message = take
    await in_touch(one, two)


@pytest.mark.slow
async def test_a_frozen_redis_keeps_nobody_waiting_and_takes_bounded_memory(
    redis: RedisServer, pair: tuple[Listener, Listener]
) -> None:
    one, two = pair
    redis.freeze()
    began = time.monotonic()
    for n in range(MAX_WAITING + 1000):
        one.bus.publish("room", f"2/{n}")
    assert time.monotonic() - began < 1
    assert one.bus._waiting.qsize() <= MAX_WAITING
    redis.thaw()
    while (await two.next())[1] != f"2/{MAX_WAITING + 999}":
        pass


async def test_after_a_killed_redis_both_find_each_other_again(
    monkeypatch: pytest.MonkeyPatch, redis: RedisServer, pair: tuple[Listener, Listener]
) -> None:
    monkeypatch.setattr(bus, "RETRY", 0.1)
    one, two = pair
    redis.kill()
    one.bus.publish("room", "2/lost")
    redis.start()
    await in_touch(one, two)


async def test_starting_and_stopping_do_not_need_redis(redis: RedisServer) -> None:
    redis.kill()
    lonely = Listener(redis.url)
    await lonely.bus.start()
    lonely.bus.publish("room", "2/lost")
    await asyncio.sleep(0.05)
    async with asyncio.timeout(5):
        await lonely.bus.stop()
