"""A network that loses, cuts, stalls and delays between a client and the server."""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.faults.crowd import Cast, Crowd, crowd
from tests.faults.device import Device
from tests.faults.line import LineLost
from tests.faults.proxy import Proxy
from tests.faults.servers import Server, rss_of
from tests.support.cast import VisitorActor
from tests.support.postgres import new_database

pytestmark = [pytest.mark.slow, pytest.mark.timeout(150)]

SOON = 1.0  # seconds after which this client gives up on an ack, so that the tests are quick


@pytest.fixture(scope="module")
def database(postgres: dict[str, Any]) -> dict[str, Any]:
    return asyncio.run(new_database(postgres))


@pytest.fixture(scope="module")
def server(database: dict[str, Any]) -> Iterator[Server]:
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        server = Server(Path(folder), database, twists=["heads=1.5"])
        try:
            yield server.start()
        finally:
            server.end()


@dataclass
class Scene:
    """Vera sits behind the proxy; Ana does not."""

    people: Crowd
    cast: Cast
    proxy: Proxy
    vera: Device
    ana: Device
    talk: str


@asynccontextmanager
async def scene_on(server: Server, database: dict[str, Any]) -> AsyncIterator[Scene]:
    async with Proxy(server.port) as proxy, crowd(database) as people:
        cast = await people.cast()
        ana = await people.device(cast.ana, lambda: server.url, "Ana")
        vera = await people.device(VisitorActor(cast.ana.site), lambda: proxy.url, "Vera")
        first = await people.say(vera, 0, None)
        yield Scene(people, cast, proxy, vera, ana, first.acks[0]["conversation_id"])


async def test_lost_acks_are_answered_again(server: Server, database: dict[str, Any]) -> None:
    """The send arrives, its ack does not: the repeat gets the first result, and there is one message."""
    async with scene_on(server, database) as scene:
        send = scene.people.history.begin("Vera", 1, scene.talk)
        scene.proxy.down.is_lossy = True
        with pytest.raises(LineLost):
            await scene.vera.ask("send_message", send.payload("/visitor"), within=SOON)
        send.unanswered()
        heard = [
            event["data"]["body"]
            for event in scene.ana.tracks["workspace"].applied
            if event["type"] == "message_created"
        ]
        assert send.body in heard, "it did not arrive, so nothing is proved"
        scene.proxy.heal()
        await scene.people.deliver(scene.vera, send)
        await scene.people.deliver(scene.vera, send)

        assert len(send.acks) == 2
        assert await scene.people.verdict() == []


async def test_a_first_message_whose_ack_is_lost_starts_one_conversation(
    server: Server, database: dict[str, Any]
) -> None:
    async with scene_on(server, database) as scene:
        visitor = VisitorActor(scene.cast.ana.site)
        viktor = await scene.people.device(visitor, lambda: scene.proxy.url, "Viktor")
        send = scene.people.history.begin("Viktor", 0, None)
        scene.proxy.down.is_lossy = True
        with pytest.raises(LineLost):
            await viktor.ask("send_message", send.payload("/visitor"), within=SOON)
        send.unanswered()
        scene.proxy.heal()
        await scene.people.deliver(viktor, send)

        assert await scene.people.verdict() == []
        assert len(viktor.tracks) == 1


@pytest.mark.parametrize("way", ["up", "down"])
async def test_cut_in_the_middle_of_a_frame(server: Server, database: dict[str, Any], way: str) -> None:
    async with scene_on(server, database) as scene:
        for n in range(1, 16):
            weather = scene.proxy.up if way == "up" else scene.proxy.down
            weather.cut_after = scene.people.random.randrange(1, 400)
            await scene.people.say(scene.vera, n, scene.talk, padding="." * 300)

        assert await scene.people.verdict() == []
        assert scene.vera.joins > 5, "it was hardly ever cut"


async def test_a_client_that_was_away_misses_nothing(server: Server, database: dict[str, Any]) -> None:
    async with scene_on(server, database) as scene:
        scene.proxy.is_closed = True
        scene.proxy.reset()
        await scene.people.monologue(scene.ana, range(250), scene.talk)  # more than a page
        scene.proxy.heal()

        assert await scene.people.verdict() == []
        assert scene.vera.syncs >= 2


async def test_a_slow_and_uneven_line_keeps_the_order(server: Server, database: dict[str, Any]) -> None:
    async with scene_on(server, database) as scene:
        scene.proxy.down.delay = scene.proxy.up.delay = 0.05
        other_tab = await scene.people.device(scene.vera.person, lambda: server.url, "Vera's other tab")
        await asyncio.gather(*(talk(scene, device) for device in (scene.vera, scene.ana, other_tab)))

        assert await scene.people.verdict() == []
        assert scene.vera.joins == 1


async def talk(scene: Scene, device: Device) -> None:
    for n in range(1, 20):
        await scene.people.say(device, n, scene.talk)


async def test_a_reader_that_stalls_costs_others_nothing_and_comes_back(
    server: Server, database: dict[str, Any]
) -> None:
    async with scene_on(server, database) as scene:
        before = rss_of(server.pid)
        ben = await scene.people.device(scene.cast.ben, lambda: server.url, "Ben")
        scene.proxy.down.is_stalled = True
        waits: list[float] = []
        while '"reads too slowly"' not in server.log:  # the kernel takes some megabytes before it tells
            assert len(waits) < 3000, "20 MB are waiting for a client that does not read"
            counters = range(len(waits), len(waits) + 50)
            writing = (
                scene.people.monologue(device, counters, scene.talk, padding="." * 7900) for device in (scene.ana, ben)
            )
            waits += [wait for of_one in await asyncio.gather(*writing) for wait in of_one]
        assert sorted(waits)[len(waits) * 98 // 100] < 0.5
        assert rss_of(server.pid) - before < 30_000_000
        scene.proxy.heal()

        assert await scene.people.verdict() == []
