"""A team's conversations find their agents among the team, in its own way."""

from __future__ import annotations

from collections import Counter

import pytest

from chatting_rt.domain.giving_out import AT_ONCE
from chatting_rt.domain.routing import Router
from chatting_rt.services import Services
from chatting_rt.settings import Settings
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.routing import RULES, ask, ask_team, assignee, make_team


@pytest.fixture(name="settings")
def _settings(unlimited: Settings) -> Settings:
    return unlimited


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
