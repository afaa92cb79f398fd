"""Who is on the sites now: seen by workspaces that want it, across processes, and kept nowhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import uuid4

from chatting_rt.infra.sightings import LIFE, MOST_KEPT, MOST_TOLD, RedisSightings, Sighting, Sightings
from chatting_rt.services import Services
from chatting_rt.web import WebServer
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.client import Client
from tests.support.clock import MovedClock
from tests.support.redis import RedisServer

LAMPS = {"url": "https://acme.example/lamps", "title": "Lamps", "referrer": "https://search.example/"}


async def live(server: WebServer, desk: Client) -> list[dict[str, Any]]:
    await server.gateway.tell_sightings()
    return list((await desk.call("list_live_visitors", {}))["visitors"])


async def test_agents_see_who_is_there_where_the_workspace_wants_it(
    server: WebServer, services: Services, connect: Connect, ana: AgentActor, vera: VisitorActor, viktor: VisitorActor
) -> None:
    desk, tab, neighbour = await connect(ana), await connect(vera), await connect(viktor)
    about = await neighbour.say("Hello")
    for client in (tab, neighbour):
        await client.call("view_page", LAMPS)
    assert await live(server, desk) == []
    assert (await desk.call("list_live_visitors", {}))["is_on"] is False

    changed = await desk.call("update_workspace", {"shows_live_visitors": True})
    assert changed["workspace"]["shows_live_visitors"] is True
    seen = {one["visitor_id"]: one for one in await live(server, desk)}

    assert len(seen) == 2
    known = seen.pop(about["author"]["id"])
    assert (known["conversation_id"], known["page"]["title"]) == (about["conversation_id"], "Lamps")
    [stranger] = seen.values()
    assert (stranger["conversation_id"], stranger["name"]) == (None, None)
    assert stranger["referrer"] == "https://search.example/"
    kept = await services.database.value("SELECT count(*) FROM visitor")
    assert kept == 1, "of who never writes nothing is kept"


async def test_who_leaves_or_minds_is_not_shown(
    server: WebServer,
    connect: Connect,
    ana: AgentActor,
    olga: AgentActor,
    vera: VisitorActor,
    viktor: VisitorActor,
) -> None:
    desk, stranger = await connect(ana), await connect(olga)
    for one in (desk, stranger):
        await one.call("update_workspace", {"shows_live_visitors": True})
    tab, private = await connect(vera), await connect(viktor)
    for client in (tab, private):
        await client.call("view_page", LAMPS)
    await private.call("set_consent", {"is_given": False})
    assert len(await live(server, desk)) == 1
    assert await live(server, stranger) == []

    await tab.call("set_consent", {"is_given": False})
    assert await live(server, desk) == []
    await tab.call("set_consent", {"is_given": True})
    await tab.call("view_page", LAMPS)
    assert len(await live(server, desk)) == 1
    await desk.call("update_workspace", {"shows_live_visitors": False})
    assert await live(server, desk) == []


ACME = uuid4()


def sighting(device: str, moved_at: float = 1.0) -> Sighting:
    return Sighting(ACME, device, moved_at, f"at {device}")


async def test_what_is_not_said_again_is_forgotten() -> None:
    clock = MovedClock()
    sightings = Sightings(clock)
    await sightings.put([sighting("tab", 1), sighting("phone", 2)])
    assert await sightings.of(ACME) == ["at phone", "at tab"]
    await sightings.put([sighting("tab")])
    assert await sightings.of(ACME) == ["at tab"]
    clock.move(seconds=LIFE)
    assert await sightings.of(ACME) == []


async def test_a_crowd_is_cut_to_those_who_moved_last() -> None:
    sightings = Sightings(MovedClock())
    await sightings.put([sighting(str(number), number) for number in range(MOST_KEPT + 10)])
    told = await sightings.of(ACME)
    assert (len(told), told[0]) == (MOST_TOLD, f"at {MOST_KEPT + 9}")


async def test_several_processes_see_all_and_without_redis_each_its_own(tmp_path: Path) -> None:
    redis, clock = RedisServer(tmp_path).start(), MovedClock()
    one, two = RedisSightings(clock, redis.url), RedisSightings(clock, redis.url)
    try:
        await one.put([sighting("tab", 1)])
        await two.put([sighting("phone", 2)])
        assert await one.of(ACME) == await two.of(ACME) == ["at phone", "at tab"]
        redis.kill()
        assert await one.of(ACME) == ["at tab"]
        assert await two.of(ACME) == ["at phone"]
    finally:
        redis.kill()
        for each in (one, two):
            await each.close()
