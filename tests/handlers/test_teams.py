"""Teams: who answers together."""

import asyncio

from chatting_rt.services import Services
from models import Membership
from tests.conftest import Connect
from tests.support.cast import AgentActor
from tests.support.client import CommandRefused


async def test_colleagues_hear_of_a_team(connect: Connect, ana: AgentActor, ben: AgentActor) -> None:
    desk, colleague = await connect(ana), await connect(ben)

    team = (await desk.call("create_team", {"name": " Night shift ", "agent_ids": [str(ben.id), str(ben.id)]}))["team"]

    assert (team["name"], team["agent_ids"]) == ("Night shift", [str(ben.id)])
    assert (await colleague.receive("team_created"))["data"] == team
    assert (await colleague.call("start", {}))["teams"] == [team]
    both = sorted([str(ana.id), str(ben.id)])
    changed = (await desk.call("update_team", {"team_id": team["id"], "name": "Day", "agent_ids": both}))["team"]
    assert (changed["name"], changed["agent_ids"]) == ("Day", both)
    assert (await colleague.receive("team_updated"))["data"] == changed
    await desk.call("delete_team", {"team_id": team["id"]})
    assert (await colleague.receive("team_deleted"))["data"] == {"id": team["id"]}
    assert (await colleague.call("list_teams"))["teams"] == []


async def test_a_new_name_leaves_the_agents_and_new_agents_leave_the_name(
    connect: Connect, ana: AgentActor, ben: AgentActor
) -> None:
    desk = await connect(ana)
    team = (await desk.call("create_team", {"name": "Night", "agent_ids": [str(ben.id)]}))["team"]

    await desk.call("update_team", {"team_id": team["id"], "name": "Day"})
    await desk.call("update_team", {"team_id": team["id"], "agent_ids": [str(ana.id)]})

    assert (await desk.call("list_teams"))["teams"] == [team | {"name": "Day", "agent_ids": [str(ana.id)]}]


async def test_how_a_team_routes_is_said_with_it_and_bounded(connect: Connect, ana: AgentActor) -> None:
    desk = await connect(ana)
    wish = {"name": "Night", "routing_mode": "least_loaded", "capacity": 3}
    team = (await desk.call("create_team", wish))["team"]
    assert {field: team[field] for field in wish} == wish

    changed = (await desk.call("update_team", {"team_id": team["id"], "capacity": None}))["team"]
    assert changed == team | {"capacity": None}
    assert (await desk.call("start", {}))["teams"] == [changed]
    for wrong in ({"capacity": 0}, {"capacity": 1001}, {"routing_mode": "random"}):
        assert (await desk.refusal("update_team", {"team_id": team["id"]} | wrong))["code"] == "invalid_payload"


async def test_a_name_is_there_once(connect: Connect, ana: AgentActor, olga: AgentActor) -> None:
    desk = await connect(ana)
    other = (await desk.call("create_team", {"name": "Day"}))["team"]

    async def make() -> str:
        try:
            await desk.call("create_team", {"name": "Night"})
        except CommandRefused as refused:
            return f"{refused.code} {refused.error['field']}"
        return "made"

    assert sorted(await asyncio.gather(make(), make())) == ["conflict name", "made"]
    assert (await desk.refusal("create_team", {"name": "NIGHT"}))["code"] == "conflict"
    assert (await desk.refusal("update_team", {"team_id": other["id"], "name": "night"}))["field"] == "name"
    assert (await desk.refusal("create_team", {"name": "  "}))["code"] == "invalid_payload"
    await (await connect(olga)).call("create_team", {"name": "Night"})


async def test_an_agent_looks_on(connect: Connect, ana: AgentActor, ben: AgentActor) -> None:
    team = (await (await connect(ana)).call("create_team", {"name": "Night"}))["team"]
    desk = await connect(ben)

    for name, payload in (
        ("create_team", {"name": "Ours"}),
        ("update_team", {"team_id": team["id"], "agent_ids": [str(ben.id)]}),
        ("delete_team", {"team_id": team["id"]}),
    ):
        assert (await desk.refusal(name, payload))["code"] == "forbidden"
    assert (await desk.call("list_teams"))["teams"] == [team]


async def test_who_was_removed_joins_no_team(
    connect: Connect, services: Services, ana: AgentActor, ben: AgentActor
) -> None:
    await Membership.filter(id=ben.id).update(removed_at=services.clock.now())

    refusal = await (await connect(ana)).refusal("create_team", {"name": "Night", "agent_ids": [str(ben.id)]})

    assert (refusal["code"], refusal["field"]) == ("not_found", "agent_ids")


async def test_members_are_listed_with_what_colleagues_may_know(
    connect: Connect, ana: AgentActor, ben: AgentActor, olga: AgentActor
) -> None:
    members = (await (await connect(ben)).call("list_members"))["members"]

    assert [(member["agent"]["name"], member["agent"]["role"], member["email"]) for member in members] == [
        ("Ana", "owner", ana.email),
        ("Ben", "agent", ben.email),
    ]
    assert members[0]["has_two_factor"] is False
    assert members[0]["last_seen_at"]
