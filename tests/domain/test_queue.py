"""Where waiting visitors stand, told over real sockets."""

from __future__ import annotations

from typing import Any

import pytest

from chatting_rt.settings import Settings
from chatting_rt.web import WebServer
from chatting_rt.wire.hours import DAYS
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.routing import RULES, ask, ask_team, make_team

CLOSED: dict[str, Any] = {"is_on": True, "week": {day: [] for day in DAYS}, "holidays": []}


@pytest.fixture(name="settings")
def _settings(unlimited: Settings) -> Settings:
    return unlimited


async def test_visitors_hear_their_place_and_move_up(
    server: WebServer, connect: Connect, ana: AgentActor, vera: VisitorActor, viktor: VisitorActor
) -> None:
    desk, tab, neighbour = await connect(ana), await connect(vera), await connect(viktor)
    await desk.call("set_availability", {"availability": "busy"})
    await desk.call("set_routing", RULES | {"capacity": 1})
    first, second = await ask(tab), await ask(neighbour)
    for _ in range(2):
        await server.queue.look()

    assert await tab.receive("queue_changed") == {
        "conversation_id": first, "place": {"position": 1, "wait_minutes": None},
    }  # fmt: skip
    assert (await neighbour.receive("queue_changed"))["place"]["position"] == 2
    (thread,) = (await neighbour.call("start", {}))["conversations"]
    assert thread["queue"] == {"position": 2, "wait_minutes": None}

    await desk.call("assign_conversation", {"conversation_id": first, "assignee_id": str(ana.id)})
    await server.queue.look()
    assert await tab.receive("queue_changed") == {"conversation_id": first, "place": None}
    assert await neighbour.receive("queue_changed") == {
        "conversation_id": second, "place": {"position": 1, "wait_minutes": None},
    }  # fmt: skip
    assert first not in str(neighbour.heard_so_far())


async def test_there_is_no_queue_where_agents_choose_or_the_team_is_closed(
    server: WebServer, connect: Connect, ana: AgentActor, vera: VisitorActor
) -> None:
    desk, tab = await connect(ana), await connect(vera)
    await desk.call("set_availability", {"availability": "busy"})
    id = await ask(tab)
    for _ in range(2):
        await server.queue.look()
    assert (await tab.call("start", {}))["conversations"][0]["queue"] is None

    await desk.call("set_routing", RULES)
    for _ in range(2):
        await server.queue.look()
    assert (await tab.receive("queue_changed"))["place"]["position"] == 1
    await desk.call("set_hours", CLOSED)
    await server.queue.look()
    assert await tab.receive("queue_changed") == {"conversation_id": id, "place": None}


async def test_a_neighbouring_workspace_has_its_own_queue(
    server: WebServer, connect: Connect, ana: AgentActor, olga: AgentActor, vera: VisitorActor, vlad: VisitorActor
) -> None:
    tabs = []
    for agent, visitor in ((ana, vera), (olga, vlad)):
        desk = await connect(agent)
        await desk.call("set_availability", {"availability": "busy"})
        await desk.call("set_routing", RULES)
        tabs.append(await connect(visitor))
        await ask(tabs[-1])
    for _ in range(2):
        await server.queue.look()
    for tab in tabs:
        assert (await tab.receive("queue_changed"))["place"]["position"] == 1


async def test_a_team_has_its_own_queue_and_one_without_agents_none(
    server: WebServer, connect: Connect, ana: AgentActor, vera: VisitorActor, viktor: VisitorActor
) -> None:
    desk, tab, neighbour = await connect(ana), await connect(vera), await connect(viktor)
    await desk.call("set_availability", {"availability": "busy"})
    team_id = await make_team(desk, ana, routing_mode="round_robin")
    nobodys, of_team = await ask(tab), await ask_team(neighbour, desk, team_id)
    for _ in range(2):
        await server.queue.look()

    assert (await neighbour.receive("queue_changed"))["place"]["position"] == 1
    await desk.call("set_routing", RULES)
    for _ in range(2):
        await server.queue.look()
    assert await tab.receive("queue_changed") == {
        "conversation_id": nobodys, "place": {"position": 1, "wait_minutes": None},
    }  # fmt: skip
    await desk.call("update_team", {"team_id": team_id, "agent_ids": []})
    await server.queue.look()
    assert await neighbour.receive("queue_changed") == {"conversation_id": of_team, "place": None}
    await desk.call("delete_team", {"team_id": team_id})
    for _ in range(2):
        await server.queue.look()
    assert (await neighbour.receive("queue_changed"))["place"]["position"] == 2
