"""Conversations that find their agents by themselves, over real sockets. The router looks once a second."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable
from typing import Any
from uuid import UUID

import pytest

from chatting_rt.domain import giving_out, routing
from chatting_rt.domain.giving_out import AT_ONCE
from chatting_rt.domain.routing import Router
from chatting_rt.services import Services
from chatting_rt.settings import Settings
from chatting_rt.web import WebServer
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor, join_workspace
from tests.support.client import Client
from tests.support.clock import MovedClock

RULES: dict[str, Any] = {"mode": "least_loaded", "capacity": 10, "reroutes_offline": True, "answer_minutes": None}


@pytest.fixture(name="settings")
def _settings(unlimited: Settings) -> Settings:
    return unlimited


async def assignee(desk: Client, conversation_id: str) -> str | None:
    found = await desk.call("get_conversation", {"conversation_id": conversation_id})
    assigned: str | None = found["item"]["conversation"]["assignee_id"]
    return assigned


async def ask(tab: Client) -> str:
    return str((await tab.say("Anybody?"))["conversation_id"])


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


async def test_who_does_not_answer_loses_it_to_who_may(
    clock: MovedClock,
    services: Services,
    server: WebServer,
    connect: Connect,
    ana: AgentActor,
    ben: AgentActor,
    vera: VisitorActor,
) -> None:
    desk, _, tab = await connect(ana), await connect(ben), await connect(vera)
    unanswered, answered = await ask(tab), await ask(tab)
    for id in (unanswered, answered):
        await desk.call("assign_conversation", {"conversation_id": id, "assignee_id": str(ana.id)})
    await desk.say("Here", conversation_id=answered)
    await desk.call("set_routing", RULES | {"answer_minutes": 5})
    await tab.say("Hello?", conversation_id=unanswered)
    await Router(services).look_again()
    assert await assignee(desk, unanswered) == str(ana.id)

    clock.move(minutes=5, seconds=1)
    await server.gateway.renew_leases()
    await Router(services).look_again()

    assert await assignee(desk, unanswered) == str(ben.id)
    assert await assignee(desk, answered) == str(ana.id)
    line = (await desk.call("list_messages", {"conversation_id": unanswered}))["messages"][-1]["activity"]
    assert (line["reason"], line["previous"]["name"], line["agent"]["name"]) == ("unanswered", "Ana", "Ben")
    await Router(services).look_again()
    assert await assignee(desk, unanswered) == str(ben.id), "they have their five minutes too"


async def test_who_left_keeps_nobody_waiting(
    clock: MovedClock,
    services: Services,
    server: WebServer,
    connect: Connect,
    ana: AgentActor,
    ben: AgentActor,
    vera: VisitorActor,
) -> None:
    desk, tab = await connect(ana), await connect(vera)
    id = await ask(tab)
    await desk.call("set_routing", RULES)
    await desk.call("assign_conversation", {"conversation_id": id, "assignee_id": str(ben.id)})
    router = Router(services)

    await router.look_again()
    assert await assignee(desk, id) == str(ben.id), "they may only be loading the page again"
    clock.move(seconds=29)
    await server.gateway.renew_leases()
    await router.look_again()
    assert await assignee(desk, id) == str(ben.id)
    clock.move(seconds=2)
    await server.gateway.renew_leases()
    await router.look_again()

    assert await assignee(desk, id) == str(ana.id)
    line = (await desk.call("list_messages", {"conversation_id": id}))["messages"][-1]["activity"]
    assert (line["reason"], line["previous"]["name"]) == ("offline", "Ben")


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


async def make_team(desk: Client, *members: AgentActor, **rules: Any) -> str:
    wish = {"name": "Night", "agent_ids": [str(member.id) for member in members]} | rules
    return str((await desk.call("create_team", wish))["team"]["id"])


async def ask_team(tab: Client, desk: Client, team_id: str) -> str:
    id = await ask(tab)
    await desk.call("assign_team", {"conversation_id": id, "team_id": team_id})
    return id


async def test_a_teams_conversation_goes_to_its_agents_only_and_says_so(
    services: Services, connect: Connect, ana: AgentActor, ben: AgentActor, vera: VisitorActor
) -> None:
    desk, colleague, tab = await connect(ana), await connect(ben), await connect(vera)
    team_id = await make_team(desk, ben)
    of_team = [await ask_team(tab, desk, team_id) for _ in range(3)]
    nobodys = await ask(tab)
    await colleague.call("set_availability", {"availability": "busy"})

    await desk.call("set_routing", RULES | {"capacity": 2})
    await Router(services).look()
    assert [await assignee(desk, id) for id in (*of_team, nobodys)] == [None, None, None, str(ana.id)]
    await colleague.call("set_availability", {"availability": "online"})
    await Router(services).look()

    assert [await assignee(desk, id) for id in of_team] == [str(ben.id), str(ben.id), None], "and has no more room"
    line = (await desk.call("list_messages", {"conversation_id": of_team[1]}))["messages"][-1]["activity"]
    assert (line["team_name"], line["load"], line["capacity"]) == ("Night", 1, 2)
    await desk.call("delete_team", {"team_id": team_id})
    await Router(services).look()
    assert await assignee(desk, of_team[2]) == str(ana.id), "no team's, once its team is gone"


async def test_a_team_has_its_own_way_and_its_own_capacity(
    services: Services, connect: Connect, ana: AgentActor, ben: AgentActor, vera: VisitorActor
) -> None:
    """The workspace leaves it to its agents; then it routes, and the team does not."""
    desk, _, tab = await connect(ana), await connect(ben), await connect(vera)
    team_id = await make_team(desk, ana, ben, routing_mode="round_robin", capacity=2)
    first = [await ask_team(tab, desk, team_id) for _ in range(5)]
    nobodys = await ask(tab)
    for id in (await ask(tab), await ask(tab)):
        await desk.call("assign_conversation", {"conversation_id": id, "assignee_id": str(ana.id)})

    await Router(services).look()

    assert Counter([await assignee(desk, id) for id in first]) == {str(ana.id): 2, str(ben.id): 2, None: 1}
    assert await assignee(desk, nobodys) is None
    line = (await desk.call("list_messages", {"conversation_id": first[2]}))["messages"][-1]["activity"]
    assert (line["reason"], line["load"], line["capacity"]) == ("round_robin", 1, 2), (
        "what is not the team's is not counted"
    )

    await desk.call("update_team", {"team_id": team_id, "routing_mode": "off"})
    await desk.call("set_routing", RULES)
    await Router(services).look()
    assert [await assignee(desk, id) for id in (first[4], nobodys)] == [None, str(ben.id)]
    await desk.call("update_team", {"team_id": team_id, "routing_mode": None, "capacity": None})
    await Router(services).look()
    assert await assignee(desk, first[4]) == str(ben.id)


async def test_a_team_takes_turns_that_no_other_disturbs(
    services: Services, connect: Connect, ana: AgentActor, ben: AgentActor, vera: VisitorActor
) -> None:
    desk, _, tab = await connect(ana), await connect(ben), await connect(vera)
    night = await make_team(desk, ana, ben, routing_mode="round_robin")
    day = await make_team(desk, ben, name="Day", routing_mode="round_robin")
    given = []
    for team_id in (night, day, night, day, night):
        id = await ask_team(tab, desk, team_id)
        await Router(services).look()
        given.append(await assignee(desk, id))
    assert len(set(given[::4])) == 1 and given[0] != given[2], "each its turn"
    assert given[1::2] == [str(ben.id)] * 2


@pytest.mark.slow
async def test_more_than_are_looked_at_at_once_hold_up_no_other_team(
    services: Services, connect: Connect, ana: AgentActor, ben: AgentActor, vera: VisitorActor
) -> None:
    desk, tab = await connect(ana), await connect(vera)
    absent = await make_team(desk, ben)
    for _ in range(AT_ONCE + 1):
        await ask_team(tab, desk, absent)
    nobodys = await ask(tab)
    await desk.call("set_routing", RULES)

    await Router(services).look()

    assert await assignee(desk, nobodys) == str(ana.id)


async def test_what_a_team_does_not_answer_stays_in_the_team(
    clock: MovedClock,
    services: Services,
    server: WebServer,
    connect: Connect,
    ana: AgentActor,
    ben: AgentActor,
    vera: VisitorActor,
) -> None:
    cleo = await join_workspace(services, ana.workspace_id, ana.site, "Cleo", "agent")
    desk, _, tab = await connect(ana), await connect(ben), await connect(vera)
    team_id = await make_team(desk, ben, cleo)
    id = await ask_team(tab, desk, team_id)
    await desk.call("assign_conversation", {"conversation_id": id, "assignee_id": str(ben.id)})
    await desk.call("set_routing", RULES | {"answer_minutes": 5, "reroutes_offline": False})
    clock.move(minutes=5, seconds=1)
    await server.gateway.renew_leases()

    await Router(services).look_again()
    assert await assignee(desk, id) == str(ben.id), "nobody else of the team is there"
    await connect(cleo)
    await Router(services).look_again()

    assert await assignee(desk, id) == str(cleo.id)


async def test_all_that_is_late_finds_its_agent_and_no_workspace_waits_for_anothers_crowd(
    clock: MovedClock,
    monkeypatch: pytest.MonkeyPatch,
    services: Services,
    server: WebServer,
    connect: Connect,
    ana: AgentActor,
    ben: AgentActor,
    olga: AgentActor,
    vera: VisitorActor,
    vlad: VisitorActor,
) -> None:
    """More than a batch that nobody can take, and more than a batch behind it that Ana can."""
    await server.periodic.stop()
    monkeypatch.setattr(routing, "AT_ONCE", 2)
    desk, tab = await connect(ana), await connect(vera)
    team_id = await make_team(desk, ben)
    stuck = [await ask_team(tab, desk, team_id) for _ in range(3)]
    late = [await ask(tab) for _ in range(3)]
    for id in (*stuck, *late):
        await desk.call("assign_conversation", {"conversation_id": id, "assignee_id": str(ben.id)})
    otto = await join_workspace(services, olga.workspace_id, olga.site, "Otto", "agent")
    other_desk, other_tab = await connect(olga), await connect(vlad)
    elsewhere = await ask(other_tab)
    await other_desk.call("assign_conversation", {"conversation_id": elsewhere, "assignee_id": str(otto.id)})
    for boss in (desk, other_desk):
        await boss.call("set_routing", RULES)
    router = Router(services)
    await router.look_again()
    clock.move(seconds=31)
    await server.gateway.renew_leases()
    turns = []

    def give_again(services: Services, workspace_id: UUID, *rest: Any) -> Awaitable[bool]:
        turns.append(workspace_id)
        return giving_out.give_again(services, workspace_id, *rest)

    monkeypatch.setattr(routing, "give_again", give_again)
    await router.look_again()

    assert [await assignee(desk, id) for id in stuck] == [str(ben.id)] * 3, "nobody else of the team is there"
    assert [await assignee(desk, id) for id in late] == [str(ana.id)] * 3
    assert await assignee(other_desk, elsewhere) == str(olga.id)
    assert olga.workspace_id in turns[:2]
