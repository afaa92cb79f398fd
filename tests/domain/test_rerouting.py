"""Conversations that their agent does not answer, or left, find another."""

from __future__ import annotations

from collections.abc import Awaitable
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest

from chatting_rt.domain import giving_out, routing
from chatting_rt.domain.routing import Router
from chatting_rt.infra.database import Row
from chatting_rt.services import Services
from chatting_rt.settings import Settings
from chatting_rt.web import WebServer
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor, join_workspace
from tests.support.clock import MovedClock
from tests.support.routing import RULES, ask, ask_team, assignee, make_team


@pytest.fixture(name="settings")
def _settings(unlimited: Settings) -> Settings:
    return unlimited


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

    def give_again(services: Services, workspace_id: UUID, *rest: Any) -> Awaitable[list[UUID | None]]:
        turns.append(workspace_id)
        return giving_out.give_again(services, workspace_id, *rest)

    monkeypatch.setattr(routing, "give_again", give_again)
    await router.look_again()

    assert [await assignee(desk, id) for id in stuck] == [str(ben.id)] * 3, "nobody else of the team is there"
    assert [await assignee(desk, id) for id in late] == [str(ana.id)] * 3
    assert await assignee(other_desk, elsewhere) == str(olga.id)
    assert olga.workspace_id in turns[:2]


@pytest.mark.parametrize("look", ["look", "look_again"])
async def test_what_fails_in_one_workspace_holds_up_no_other(
    clock: MovedClock,
    monkeypatch: pytest.MonkeyPatch,
    services: Services,
    server: WebServer,
    connect: Connect,
    ana: AgentActor,
    olga: AgentActor,
    vera: VisitorActor,
    vlad: VisitorActor,
    look: str,
) -> None:
    await server.periodic.stop()
    otto = await join_workspace(services, olga.workspace_id, olga.site, "Otto", "agent")
    desk, tab, other_desk, other_tab = [await connect(person) for person in (ana, vera, olga, vlad)]
    await ask(tab)
    elsewhere = await ask(other_tab)
    for boss in (desk, other_desk):
        await boss.call("set_routing", RULES)
    if look == "look_again":
        await other_desk.call("assign_conversation", {"conversation_id": elsewhere, "assignee_id": str(otto.id)})
    router, open_since = Router(services), Router._open_since
    await router.look_again()
    clock.move(seconds=31)
    await server.gateway.renew_leases()

    def fails(self: Router, row: Row) -> datetime | None:
        if row["workspace_id"] == ana.workspace_id:
            raise LookupError
        return open_since(self, row)

    monkeypatch.setattr(Router, "_open_since", fails)
    await getattr(router, look)()

    assert await assignee(other_desk, elsewhere) == str(olga.id)
