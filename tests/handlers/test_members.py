"""Roles, leaving and being removed; and that a workspace always has an owner."""

import asyncio

import pytest

from chatting_rt.services import Services
from models import Membership
from tests.conftest import Connect
from tests.support.cast import PASSWORD, AgentActor, VisitorActor, join_workspace
from tests.support.client import Client, CommandRefused
from tests.support.letters import mails_to, run_jobs
from tests.support.passwords import give_password


@pytest.fixture
async def carl(services: Services, ana: AgentActor) -> AgentActor:
    """Another owner of Acme."""
    return await join_workspace(services, ana.workspace_id, ana.site, "Carl", "owner")


@pytest.fixture
async def ada(services: Services, ana: AgentActor) -> AgentActor:
    """An admin at Acme."""
    return await join_workspace(services, ana.workspace_id, ana.site, "Ada", "admin")


async def code_of(desk: Client, name: str, payload: object) -> str:
    try:
        await desk.call(name, payload)
    except CommandRefused as refused:
        return refused.code
    return "ok"


async def test_a_promotion_counts_from_the_next_command_on(connect: Connect, ana: AgentActor, ben: AgentActor) -> None:
    desk, bens = await connect(ana), await connect(ben)
    assert (await bens.refusal("create_team", {"name": "Night"}))["code"] == "forbidden"

    await desk.call("change_role", {"agent_id": str(ben.id), "role": "admin"})

    assert (await bens.receive("agent_updated"))["data"]["role"] == "admin"
    await bens.call("create_team", {"name": "Night"})


async def test_a_demotion_takes_the_powers_at_once_and_the_socket_soon(
    connect: Connect, ana: AgentActor, ada: AgentActor
) -> None:
    desk, adas = await connect(ana), await connect(ada)

    await desk.call("change_role", {"agent_id": str(ada.id), "role": "agent"})

    assert await code_of(adas, "create_team", {"name": "Night"}) == "forbidden"
    async with asyncio.timeout(2):
        await adas.is_gone.wait()
    assert "session_revoked" not in [name for name, _ in adas.heard_so_far()]
    assert (await (await connect(ada)).call("start", {}))["agent"]["role"] == "agent"


async def test_who_is_removed_is_refused_at_once_and_cut_soon(
    services: Services, connect: Connect, ana: AgentActor, ben: AgentActor, vera: VisitorActor
) -> None:
    desk, bens, tab = await connect(ana), await connect(ben), await connect(vera)
    message = await tab.say("Hello")
    await bens.say("Good morning!", message["conversation_id"])
    await desk.call("assign_conversation", {"conversation_id": message["conversation_id"], "assignee_id": str(ben.id)})
    team = (await desk.call("create_team", {"name": "Night", "agent_ids": [str(ben.id)]}))["team"]

    await desk.call("remove_member", {"agent_id": str(ben.id)})

    assert await bens.is_shut_out("list_conversations", {})
    async with asyncio.timeout(2):
        await bens.receive("session_revoked")
        await bens.is_gone.wait()
    assert (await desk.receive("agent_removed"))["data"] == {"id": str(ben.id)}
    desk.heard_so_far()
    await run_jobs(services)
    given_up = await desk.receive("conversation_updated")
    assert (given_up["data"]["assignee_id"], given_up["actor"]["type"]) == (None, "system")
    again = {"conversation_id": message["conversation_id"], "assignee_id": str(ben.id)}
    assert (await desk.refusal("assign_conversation", again))["field"] == "assignee_id"
    teams = (await desk.call("list_teams"))["teams"]
    assert [(each["id"], each["agent_ids"]) for each in teams] == [(team["id"], [])]
    told = await mails_to(services, ben.email)
    assert [mail["Subject"] for mail in told] == ["You are no longer a member of Acme"]
    page = await desk.call("list_messages", {"conversation_id": message["conversation_id"]})
    assert [each["author"]["name"] for each in page["messages"] if each["body"] == "Good morning!"] == ["Ben"]


async def test_who_leaves_gets_no_mail(services: Services, connect: Connect, ana: AgentActor, ben: AgentActor) -> None:
    bens = await connect(ben)

    await bens.call("leave_workspace")

    async with asyncio.timeout(2):
        await bens.is_gone.wait()
    assert await mails_to(services, ben.email) == []
    assert [each["agent"]["name"] for each in (await (await connect(ana)).call("list_members"))["members"]] == ["Ana"]


async def test_the_last_owner_stays(connect: Connect, ana: AgentActor, ada: AgentActor) -> None:
    desk = await connect(ana)

    for name, payload in (
        ("leave_workspace", {}),
        ("change_role", {"agent_id": str(ana.id), "role": "admin"}),
        ("remove_member", {"agent_id": str(ana.id)}),
    ):
        assert (await desk.refusal(name, payload))["code"] == "conflict"
    assert (await desk.call("start", {}))["agent"]["role"] == "owner"


@pytest.mark.parametrize("deed", ["demote each other", "leave", "remove each other"])
async def test_of_two_owners_who_go_at_once_one_stays(
    services: Services, connect: Connect, ana: AgentActor, carl: AgentActor, deed: str
) -> None:
    desks = {ana.id: await connect(ana), carl.id: await connect(carl)}
    other = {ana.id: carl.id, carl.id: ana.id}

    async def go(own: AgentActor) -> None:
        about = {"agent_id": str(other[own.id])}
        if deed == "leave":
            await code_of(desks[own.id], "leave_workspace", {})
        elif deed == "demote each other":
            await code_of(desks[own.id], "change_role", about | {"role": "agent"})
        else:
            await code_of(desks[own.id], "remove_member", about)

    await asyncio.gather(go(ana), go(carl))

    assert await Membership.filter(workspace_id=ana.workspace_id, role="owner", removed_at=None).count() == 1


async def test_nobody_gives_or_takes_what_is_above_them(
    connect: Connect, ana: AgentActor, ada: AgentActor, ben: AgentActor
) -> None:
    adas, bens = await connect(ada), await connect(ben)

    assert (await adas.refusal("change_role", {"agent_id": str(ben.id), "role": "owner"}))["field"] == "role"
    assert (await adas.refusal("change_role", {"agent_id": str(ana.id), "role": "agent"}))["code"] == "forbidden"
    assert (await adas.refusal("remove_member", {"agent_id": str(ana.id)}))["code"] == "forbidden"
    assert (await bens.refusal("change_role", {"agent_id": str(ben.id), "role": "admin"}))["code"] == "forbidden"
    assert (await bens.refusal("remove_member", {"agent_id": str(ada.id)}))["code"] == "forbidden"
    assert (await adas.call("change_role", {"agent_id": str(ben.id), "role": "admin"}))["agent"]["role"] == "admin"


async def test_ownership_is_handed_over_with_the_password(
    services: Services, connect: Connect, ana: AgentActor, ben: AgentActor
) -> None:
    await give_password(ana.account_id)
    desk = await connect(ana)
    to_ben = {"agent_id": str(ben.id)}
    wrong = await desk.refusal("transfer_ownership", to_ben | {"password": "not it at all"})
    assert (wrong["code"], wrong["field"]) == ("forbidden", "password")

    await desk.call("transfer_ownership", to_ben | {"password": PASSWORD})

    roles = {each.id: each.role for each in await Membership.filter(workspace_id=ana.workspace_id)}
    assert roles == {ana.id: "admin", ben.id: "owner"}
    assert await code_of(desk, "transfer_ownership", to_ben | {"password": PASSWORD}) == "forbidden"
