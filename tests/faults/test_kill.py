"""kill -9 in the middle of a stream of messages: nothing acked is lost, nothing is doubled, all see one order."""

import asyncio
import os
import signal
from typing import Any

import pytest

from tests.faults.conftest import StartServer
from tests.faults.crowd import Crowd, crowd
from tests.faults.device import Device
from tests.faults.servers import Server
from tests.support.cast import VisitorActor

pytestmark = [pytest.mark.slow, pytest.mark.timeout(150)]  # a quiet machine needs a tenth of it


async def fill(people: Crowd, *servers: Server, visitors: int = 8) -> list[asyncio.Task[None]]:
    """Visitors who write, two agents who write and one who listens, and strangers in another workspace.

    Everybody's device is on the first server, second tabs are on the last one.
    """
    cast = await people.cast()
    here, there = (lambda: servers[0].url), (lambda: servers[-1].url)
    ana = await people.device(cast.ana, here, "Ana")
    ben = await people.device(cast.ben, there, "Ben")
    await people.device(cast.ana, there, "Ana's other desk")
    await people.device(cast.olga, here, "Olga")
    stranger = await people.device(VisitorActor(cast.olga.site), there, "Vlad")

    async def visitor(n: int) -> tuple[Device, Device | None]:
        visitor = VisitorActor(cast.ana.site)
        tab = await people.device(visitor, here, f"visitor {n}")
        return tab, await people.device(visitor, there, f"visitor {n}'s other tab") if n % 4 == 0 else None

    tabs = await asyncio.gather(*(visitor(n) for n in range(visitors)))
    return [
        *(asyncio.create_task(people.visitor_talks(tab, other_tab)) for tab, other_tab in tabs),
        *(asyncio.create_task(people.agent_talks(device)) for device in (ana, ben)),
        asyncio.create_task(people.visitor_talks(stranger, is_of_acme=False)),
    ]


async def end_of(people: Crowd, talks: list[asyncio.Task[None]], within: float = 40) -> list[str]:
    """Let everybody finish their sentence, repeat some of it, and judge."""
    people.is_over = True
    async with asyncio.timeout(within):
        await asyncio.gather(*talks)
        await people.repeat_some()
    return await people.verdict()


async def kill_and_restart(server: Server) -> None:
    server.kill()
    await asyncio.to_thread(server.start)


async def test_a_killed_server_loses_and_doubles_nothing(fresh: dict[str, Any], start_server: StartServer) -> None:
    server = await asyncio.to_thread(start_server, fresh)
    async with crowd(fresh, seed=2026) as people:
        talks = await fill(people, server, visitors=20)
        for _ in range(3):
            await people.until_acked(people.random.randrange(60, 200))
            await kill_and_restart(server)
        await people.until_acked(100)

        assert await end_of(people, talks) == []
        assert all(device.joins == 4 for device in people.devices)
        assert people.history.doubted >= 10, "the kills hit nothing"


@pytest.mark.parametrize("moment", ["die_before_commit", "die_after_commit"])
async def test_killed_at_the_worst_moment(fresh: dict[str, Any], start_server: StartServer, moment: str) -> None:
    """Between the commit and the ack a message is kept whose sender does not know it; just before, the other way."""
    server = await asyncio.to_thread(start_server, fresh, twists=[f"{moment}=30"])
    async with crowd(fresh) as people:
        talks = await fill(people, server)
        await asyncio.to_thread(server.wait_until_ended)
        server.twists.clear()
        await asyncio.to_thread(server.start)
        await people.until_acked(60)

        assert await end_of(people, talks) == []
        assert people.history.doubted


async def test_a_killed_postgres_loses_and_doubles_nothing(start_server: StartServer) -> None:
    server = await asyncio.to_thread(start_server)
    async with crowd(server.database) as people:
        talks = await fill(people, server)
        await people.until_acked(150)
        os.kill(server.postmaster_pid, signal.SIGKILL)
        await people.until_acked(150)

        assert await end_of(people, talks) == []
        assert all(device.joins == 1 for device in people.devices), "sockets outlive the database"


async def test_server_and_postgres_killed_together(start_server: StartServer) -> None:
    server = await asyncio.to_thread(start_server)
    async with crowd(server.database) as people:
        talks = await fill(people, server)
        await people.until_acked(150)
        server.kill_postgres()
        await kill_and_restart(server)
        people.database = server.database
        await people.until_acked(100)

        assert await end_of(people, talks) == []


async def test_two_servers_one_killed(fresh: dict[str, Any], start_server: StartServer) -> None:
    """Without Redis they know each other only through the log. Repeats race through both."""
    one, two = [
        await asyncio.to_thread(start_server, fresh, twists=["heads=1"]),
        await asyncio.to_thread(start_server, fresh, twists=["heads=1"]),
    ]
    async with crowd(fresh) as people:
        talks = await fill(people, one, two)
        await people.until_acked(200)
        await kill_and_restart(two)
        await people.until_acked(200)

        assert await end_of(people, talks) == []
