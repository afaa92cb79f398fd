"""PostgreSQL frozen, locked, drained or restarted: refusals come in time, nothing hangs, and all heals by itself."""

import asyncio
import os
import signal
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from tests.faults.crowd import Crowd, crowd
from tests.faults.device import Device
from tests.faults.line import JoinRefused, Line
from tests.faults.servers import Server
from tests.support.cast import VisitorActor

pytestmark = [pytest.mark.slow, pytest.mark.timeout(150)]

PROMISED = 3.0  # seconds until a refusal
ROOM = 1.0  # for a busy machine
AT_ONCE = 1.0  # what does not have to wait for the database, on a busy machine


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """With a PostgreSQL of its own, which these tests may do anything to."""
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        server = Server(Path(folder))
        try:
            yield server.start()
        finally:
            server.end()


class Small:
    """Vera and Viktor in their conversations with Ana."""

    def __init__(self, people: Crowd, ana: Device, vera: Device, viktor: Device, talks: dict[Device, str]) -> None:
        self.people, self.ana, self.vera, self.viktor, self.talks = people, ana, vera, viktor, talks
        self.counter = 0

    async def send(self, device: Device) -> tuple[dict[str, Any], float]:
        """One attempt: the ack, and after how long. A refused one is tried again by `heal`."""
        self.counter += 1
        send = self.people.history.begin(device.name, self.counter, self.talks[device])
        began = time.monotonic()
        ack = await device.ask("send_message", send.payload(device.person.namespace), within=10)
        took = time.monotonic() - began
        send.answered(ack)
        return ack, took

    async def heal(self) -> list[str]:
        """Everything that is in doubt is repeated; then the verdict."""
        devices = {device.name: device for device in self.people.devices}
        for send in self.people.history.sends:
            if send.outcome == "unknown":
                await self.people.deliver(devices[send.writer], send)
        return await self.people.verdict()


@asynccontextmanager
async def small(server: Server) -> AsyncIterator[Small]:
    async with crowd(server.database) as people:
        cast = await people.cast()
        where = lambda: server.url  # noqa: E731
        ana = await people.device(cast.ana, where, "Ana")
        tabs = [await people.device(VisitorActor(cast.ana.site), where, name) for name in ("Vera", "Viktor")]
        sends = [await people.say(tab, 0, None) for tab in tabs]
        talks = {tab: send.acks[0]["conversation_id"] for tab, send in zip(tabs, sends, strict=True)}
        yield Small(people, ana, *tabs, talks | {ana: talks[tabs[0]]})


@asynccontextmanager
async def frozen(server: Server) -> AsyncIterator[None]:
    """All of PostgreSQL stopped in its tracks: connections stay open, and nothing answers."""
    pids = server.postgres_pids
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in pids:
            os.kill(pid, signal.SIGCONT)


@asynccontextmanager
async def held(server: Server, lock: str, *arguments: object) -> AsyncIterator[None]:
    """A lock in somebody else's open transaction."""
    connection = await asyncpg.connect(**server.database)
    try:
        async with connection.transaction():
            await connection.execute(lock, *arguments)
            yield
    finally:
        await connection.close()


def assert_unavailable(answers: list[tuple[dict[str, Any], float]]) -> None:
    for ack, took in answers:
        assert not ack["ok"] and ack["error"]["code"] == "unavailable", ack
        assert ack["error"]["retry_after"] > 0
        assert took < PROMISED + ROOM, f"refused after {took:.1f} s"


async def test_a_frozen_postgres_is_refused_in_time_and_heals(server: Server) -> None:
    async with small(server) as scene:
        async with frozen(server):
            for _ in range(2):  # at first connections look healthy, then there are none
                assert_unavailable(
                    await asyncio.gather(*(scene.send(d) for d in (scene.ana, scene.vera, scene.viktor)))
                )
            await health_is_told(server)

        assert await scene.heal() == []
        assert all(device.joins == 1 for device in scene.people.devices)
        assert await asyncio.to_thread(server.status, "/readyz") == 200


async def health_is_told(server: Server) -> None:
    async def status(path: str) -> tuple[int | None, float]:
        began = time.monotonic()
        return await asyncio.to_thread(server.status, path, 15), time.monotonic() - began

    (alive, at_once), (ready, in_time) = await asyncio.gather(status("/healthz"), status("/readyz"))
    assert alive == 200 and at_once < AT_ONCE
    assert ready == 503 and in_time < PROMISED + ROOM, f"{ready} after {in_time:.1f} s"


async def test_a_frozen_postgres_is_noticed_by_whoever_comes_first(server: Server) -> None:
    """While every connection of the pool still looks healthy."""
    async with small(server) as scene:
        async with frozen(server):
            (code, took), _ = await asyncio.gather(joins(server, scene), health_is_told(server))
            assert code == "unavailable" and took < PROMISED + ROOM, f"{code} after {took:.1f} s"
        assert await scene.heal() == []


async def joins(server: Server, scene: Small) -> tuple[str, float]:
    began = time.monotonic()
    auth = scene.vera.person.auth()
    try:
        await Line.join(scene.people.http, server.url, "/visitor", auth, lambda *_: None, within=15)
    except JoinRefused as refused:
        return refused.code, time.monotonic() - began
    return "was let in", 0


async def test_a_locked_conversation_stops_only_its_own_writers(server: Server) -> None:
    async with small(server) as scene:
        lock = "SELECT FROM conversation WHERE id = $1 FOR UPDATE"
        async with held(server, lock, scene.talks[scene.vera]):
            stuck = asyncio.gather(scene.send(scene.vera), scene.send(scene.ana))
            others = [await scene.send(scene.viktor) for _ in range(5)]
            assert_unavailable(await stuck)

        assert all(ack["ok"] for ack, _ in others), others
        assert all(took < AT_ONCE for _, took in others), others
        assert await scene.heal() == []


async def test_a_table_that_is_locked_uses_up_the_connections(server: Server) -> None:
    async with small(server) as scene:
        async with held(server, "LOCK TABLE conversation IN ACCESS EXCLUSIVE MODE"):
            assert_unavailable(await asyncio.gather(*(scene.send(device) for device in scene.talks)))
            assert await asyncio.to_thread(server.status, "/healthz", 1) == 200
        assert await scene.heal() == []


@pytest.mark.parametrize("whom", ["postmaster", "backend"])
async def test_a_postgres_that_crashes_comes_back(server: Server, whom: str) -> None:
    """The postmaster told to stop at once (pg_ctl -m immediate), or one of its processes killed."""
    async with small(server) as scene:
        if whom == "postmaster":
            os.kill(server.postmaster_pid, signal.SIGQUIT)
        else:
            os.kill(backend_of(server), signal.SIGKILL)
        await asyncio.gather(*(scene.people.say(device, 1, talk) for device, talk in scene.talks.items()))

        assert await scene.heal() == []
        assert all(device.joins == 1 for device in scene.people.devices)


def backend_of(server: Server) -> int:
    """A process that serves one of its connections."""
    titles = {pid: Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")[0] for pid in server.postgres_pids}
    return next(pid for pid, title in titles.items() if b" chatting " in title)
