"""Two processes around a real Redis, which is only ever a hint: it may die, freeze and talk nonsense."""

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from chatting_rt.infra.bus import CHANNEL
from tests.faults.crowd import Cast, Crowd, crowd
from tests.faults.device import Device
from tests.faults.servers import Server
from tests.faults.test_kill import end_of, fill
from tests.support.cast import VisitorActor
from tests.support.postgres import new_database
from tests.support.redis import RedisServer

pytestmark = [pytest.mark.slow, pytest.mark.timeout(150)]

QUICKER = ["heads=1.5", "leases=1"]
HEALED = 10.0  # seconds for everybody to have everything: the head's interval, and room for a busy machine


@dataclass
class Pair:
    one: Server
    two: Server
    redis: RedisServer
    database: dict[str, Any]


@pytest.fixture(scope="module")
def pair(postgres: dict[str, Any]) -> Iterator[Pair]:
    database = asyncio.run(new_database(postgres))
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        redis = RedisServer(Path(folder)).start()
        servers = [Server(Path(folder) / name, database, redis.url, QUICKER) for name in ("one", "two")]
        try:
            for server in servers:
                server.launch()
            for server in servers:
                server.wait_until_ready()
            yield Pair(*servers, redis, database)
        finally:
            for server in servers:
                server.end()
            redis.kill()


@dataclass
class Scene:
    """Vera is on the first server, Ana and Ben are on the second."""

    people: Crowd
    cast: Cast
    vera: Device
    ana: Device
    ben: Device
    talk: str

    async def vera_says(self, counter: int) -> float:
        """Seconds until her ack."""
        began = time.monotonic()
        await self.people.say(self.vera, counter, self.talk)
        return time.monotonic() - began


@asynccontextmanager
async def scene_on(pair: Pair) -> AsyncIterator[Scene]:
    async with crowd(pair.database) as people:
        cast = await people.cast()
        vera = await people.device(VisitorActor(cast.ana.site), lambda: pair.one.url, "Vera")
        ana, ben = [await people.device(person, lambda: pair.two.url, person.name) for person in (cast.ana, cast.ben)]
        start = await people.say(vera, 0, None)
        await people.settled(HEALED)
        yield Scene(people, cast, vera, ana, ben, start.acks[0]["conversation_id"])


async def until(condition: Callable[[], bool], within: float = HEALED) -> None:
    async with asyncio.timeout(within):
        while not condition():
            await asyncio.sleep(0.01)


async def live_again(scene: Scene, counter: int = 100) -> None:
    """Messages come by themselves again, without anybody having to ask."""
    async with asyncio.timeout(HEALED * 2):
        while True:
            await scene.people.settled(HEALED)
            asked = scene.ana.syncs
            counter += 1
            await scene.vera_says(counter)
            await scene.people.settled(HEALED)
            if scene.ana.syncs == asked:
                return


async def test_what_happens_on_one_is_heard_on_the_other(pair: Pair) -> None:
    async with scene_on(pair) as scene:
        await live_again(scene)
        for n in range(200, 230):
            await scene.vera_says(n)
            await scene.people.say(scene.ana, n, scene.talk)
        typing = {"conversation_id": scene.talk, "is_typing": True}
        assert (await scene.ana.ask("set_typing", typing))["ok"]
        await until(lambda: ("typing_changed", "Ana") in typists(scene.vera))
        assert (await scene.vera.ask("set_typing", typing))["ok"]
        await until(lambda: ("typing_changed", None) in typists(scene.ben))

        assert await scene.people.verdict() == []


def typists(device: Device) -> list[tuple[str, str | None]]:
    return [(name, payload["author"]["name"]) for name, payload in device.heard if name == "typing_changed"]


async def test_what_a_visitor_writes_is_seen_on_the_other_by_who_has_it_open_only(pair: Pair) -> None:
    async with scene_on(pair) as scene:
        people, cast = scene.people, scene.cast
        phone = await people.device(cast.ana, lambda: pair.two.url, "Ana's phone")
        olga = await people.device(cast.olga, lambda: pair.two.url, "Olga")
        viktor = await people.device(VisitorActor(cast.ana.site), lambda: pair.two.url, "Viktor")
        assert (await scene.ana.ask("update_workspace", {"shows_typing_previews": True}))["ok"]
        assert (await scene.ana.ask("set_viewing", {"conversation_id": scene.talk}))["ok"]
        writing = {"conversation_id": scene.talk, "is_typing": True, "preview": "my card is 4111"}

        assert (await scene.vera.ask("set_typing", writing))["ok"]
        assert (await scene.vera.ask("set_typing", {"conversation_id": scene.talk, "is_typing": False}))["ok"]

        seen = {"conversation_id": scene.talk, "preview": "my card is 4111"}
        await until(lambda: len(typists(scene.ana)) == 2)
        assert ("typing_previewed", seen) in scene.ana.heard
        for somebody in (phone, scene.ben, olga, viktor, scene.vera):
            assert (await somebody.ask("start", {}))["ok"]  # by now they would have heard it
            assert "4111" not in str(somebody.heard), somebody.name


async def test_presence_crosses_and_ends(pair: Pair) -> None:
    async with scene_on(pair) as scene:
        visitor = VisitorActor(scene.cast.ana.site)
        viktor = await Device(scene.people.http, lambda: pair.one.url, visitor).open()
        told = {"type": "visitor", "id": viktor.visitor_id}
        await until(lambda: ("presence_changed", {"subject": told, "is_online": True}) in scene.ana.heard)
        await viktor.close()
        await until(lambda: ("presence_changed", {"subject": told, "is_online": False}) in scene.ana.heard)


async def test_a_killed_redis_loses_nothing(pair: Pair) -> None:
    async with crowd(pair.database) as people:
        talks = await fill(people, pair.one, pair.two)
        await people.until_acked(100)
        pair.redis.kill()
        await people.until_acked(200)
        assert await end_of(people, talks) == []
        assert all(device.joins == 1 for device in people.devices)
    await asyncio.to_thread(pair.redis.start)
    async with scene_on(pair) as scene:
        await live_again(scene)


async def test_a_frozen_redis_delays_nobody(pair: Pair) -> None:
    async with scene_on(pair) as scene:
        before = sorted([await scene.vera_says(n) for n in range(1, 101)])
        pair.redis.freeze()
        try:
            during = sorted([await scene.vera_says(n) for n in range(101, 201)])
            began = time.monotonic()
            visitors = [VisitorActor(scene.cast.ana.site) for _ in range(10)]
            await asyncio.gather(
                *(
                    scene.people.device(visitor, lambda: pair.one.url, f"newcomer {n}")
                    for n, visitor in enumerate(visitors)
                )
            )
            joining = time.monotonic() - began
            await scene.people.settled(HEALED)
        finally:
            pair.redis.thaw()
        assert during[98] < 3 * before[98] + 0.25, f"p99 {before[98]:.3f} s, with Redis frozen {during[98]:.3f} s"
        assert joining < 5, f"ten newcomers took {joining:.1f} s"
        await live_again(scene, 300)
        assert await scene.people.verdict() == []


@pytest.mark.parametrize("junk", [b"\xff\x00", b"no spaces", b"x agents: 2/agent,[", b"0" * 1_000_000])
async def test_junk_on_the_channel_does_no_harm(pair: Pair, junk: bytes) -> None:
    async with scene_on(pair) as scene:
        for _ in range(20):
            pair.redis.publish(CHANNEL, junk)
        await live_again(scene)
        assert await scene.people.verdict() == []
        assert all(device.joins == 1 for device in scene.people.devices)
