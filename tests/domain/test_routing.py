"""Conversations that find their agents by themselves, over real sockets. The router looks once a second."""

from __future__ import annotations

import asyncio
from collections import Counter

import pytest

from chatting_rt.domain.routing import Router
from chatting_rt.services import Services
from chatting_rt.settings import Settings
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor, join_workspace
from tests.support.routing import RULES, ask, assignee


@pytest.fixture(name="settings")
def _settings(unlimited: Settings) -> Settings:
    return unlimited


async def test_a_conversation_finds_its_agent_and_says_why(
    connect: Connect, ana: AgentActor, vera: VisitorActor
) -> None:
    desk, tab = await connect(ana), await connect(vera)
    await desk.call("set_routing", RULES)

    id = await ask(tab)

    told = await desk.receive("conversation_updated")
    assert (told["data"]["assignee_id"], told["actor"]["type"]) == (str(ana.id), "system")
    while (line := (await desk.receive("message_created"))["data"])["kind"] != "activity":
        pass
    ana_author = {"type": "agent", "id": str(ana.id), "name": "Ana"}
    assert line["author"] == {"type": "system", "id": None, "name": None}
    assert line["activity"] == {
        "what": "routed", "agent": ana_author, "previous": None, "reason": "least_loaded", "load": 0, "capacity": 10,
        "team_name": None,
    }  # fmt: skip
    page = await desk.call("list_messages", {"conversation_id": id})
    assert page["messages"][-1] == line
    item = (await desk.call("get_conversation", {"conversation_id": id}))["item"]
    assert item["conversation"]["last_message"]["body"] == "Anybody?"
    assert (await tab.receive("conversation_updated"))["data"]["assignee"] == ana_author
    assert [m["body"] for m in (await tab.call("list_messages", {"conversation_id": id}))["messages"]] == ["Anybody?"]


async def test_nobody_is_given_more_than_they_may_have(
    services: Services, connect: Connect, ana: AgentActor, ben: AgentActor, vera: VisitorActor
) -> None:
    desk, _, tab = await connect(ana), await connect(ben), await connect(vera)
    ids = [await ask(tab) for _ in range(5)]
    await desk.call("set_capacity", {"agent_id": str(ben.id), "capacity": 1})

    await desk.call("set_routing", RULES | {"mode": "round_robin", "capacity": 2})
    await Router(services).look()

    given = [await assignee(desk, id) for id in ids]
    assert Counter(given) == {str(ana.id): 2, str(ben.id): 1, None: 2}
    assert given[3:] == [None, None], "the oldest come first"
    first = given.index(str(ben.id))
    await desk.call("set_conversation_status", {"conversation_id": ids[first], "status": "resolved"})
    await Router(services).look()
    assert await assignee(desk, ids[3]) == str(ben.id)


async def test_who_is_away_or_not_there_gets_nothing(
    services: Services, connect: Connect, ana: AgentActor, ben: AgentActor, vera: VisitorActor
) -> None:
    desk, tab = await connect(ana), await connect(vera)
    await desk.call("set_availability", {"availability": "busy"})
    await desk.call("set_routing", RULES)
    id = await ask(tab)
    await Router(services).look()
    assert await assignee(desk, id) is None

    await desk.call("set_availability", {"availability": "online"})
    await Router(services).look()

    assert await assignee(desk, id) == str(ana.id)


async def test_off_leaves_it_to_the_agents(
    services: Services, connect: Connect, ana: AgentActor, vera: VisitorActor
) -> None:
    desk, tab = await connect(ana), await connect(vera)
    await desk.call("set_routing", RULES | {"mode": "off"})
    id = await ask(tab)
    await Router(services).look()
    assert await assignee(desk, id) is None


async def test_routers_that_look_together_give_each_conversation_once(
    services: Services, connect: Connect, ana: AgentActor, vera: VisitorActor
) -> None:
    team = [await join_workspace(services, ana.workspace_id, ana.site, f"Agent{n}", "agent") for n in range(4)]
    desk, tab = await connect(ana), await connect(vera)
    for agent in team:
        await connect(agent)
    ids = [await ask(tab) for _ in range(20)]
    await desk.call("set_routing", RULES)

    await asyncio.gather(*(Router(services).look() for _ in range(8)))
    await Router(services).look()

    loads = Counter([await assignee(desk, id) for id in ids])
    assert None not in loads
    assert max(loads.values()) - min(loads.values()) <= 1
    for id in ids:
        lines = (await desk.call("list_messages", {"conversation_id": id}))["messages"]
        assert [line["kind"] for line in lines] == ["reply", "activity"]


async def test_an_agent_does_not_set_it(connect: Connect, ana: AgentActor, ben: AgentActor, olga: AgentActor) -> None:
    desk = await connect(ben)
    for name, payload in (("set_routing", RULES), ("set_capacity", {"agent_id": str(ben.id), "capacity": 3})):
        assert (await desk.refusal(name, payload))["code"] == "forbidden"
    boss = await connect(ana)
    assert (await boss.refusal("set_routing", RULES | {"capacity": 0}))["code"] == "invalid_payload"
    foreign = await boss.refusal("set_capacity", {"agent_id": str(olga.id), "capacity": 3})
    assert foreign["code"] == "not_found"
    assert (await boss.call("start", {}))["routing"]["mode"] == "off"
    await boss.call("set_routing", RULES)
    assert (await desk.receive("routing_updated"))["data"] == RULES == (await desk.call("start", {}))["routing"]


async def test_nobody_writes_an_activity_by_hand(connect: Connect, ana: AgentActor, vera: VisitorActor) -> None:
    desk, tab = await connect(ana), await connect(vera)
    id = await ask(tab)
    message = {"conversation_id": id, "client_id": id, "body": "I was never here", "kind": "activity"}
    assert (await desk.refusal("send_message", message))["code"] == "invalid_payload"
