"""Who answers a conversation: given, taken, raced for."""

from __future__ import annotations

import asyncio
from collections import Counter
from uuid import uuid4

import pytest

from chatting_rt.services import Services
from chatting_rt.settings import Settings
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor, join_workspace
from tests.support.client import Client

AGENTS = 50
ROUNDS = 5  # the first only opens the pool's connections


@pytest.fixture(name="settings")
def _settings(unlimited: Settings) -> Settings:
    return unlimited


async def test_giving_taking_back_and_giving_again(
    connect: Connect, ana: AgentActor, ben: AgentActor, vera: VisitorActor
) -> None:
    tab, desk = await connect(vera), await connect(ana)
    about = {"conversation_id": (await tab.say("Hello"))["conversation_id"]}

    given = await desk.call("assign_conversation", about | {"assignee_id": str(ben.id)})
    assert given["conversation"]["assignee_id"] == str(ben.id)
    seen = (await tab.receive("conversation_updated"))["data"]["assignee"]
    assert seen == {"type": "agent", "id": str(ben.id), "name": "Ben"}
    told = await desk.receive("conversation_updated")
    assert (told["data"]["assignee_id"], told["actor"]["name"]) == (str(ben.id), "Ana")

    nobody = await desk.call("assign_conversation", about | {"assignee_id": None})
    assert nobody["conversation"]["assignee_id"] is None
    assert (await tab.receive("conversation_updated"))["data"]["assignee"] is None


async def test_giving_it_to_who_has_it_changes_nothing(
    connect: Connect, ana: AgentActor, ben: AgentActor, vera: VisitorActor
) -> None:
    tab, desk = await connect(vera), await connect(ana)
    about = {"conversation_id": (await tab.say("Hello"))["conversation_id"], "assignee_id": str(ben.id)}
    first = await desk.call("assign_conversation", about)

    assert await desk.call("assign_conversation", about) == first

    assert (await desk.call("start", {}))["head"] == first["conversation"]["head"] == 4


async def test_an_expectation_that_no_longer_holds_is_a_conflict(
    connect: Connect, ana: AgentActor, ben: AgentActor, vera: VisitorActor
) -> None:
    tab, desk = await connect(vera), await connect(ana)
    about = {"conversation_id": (await tab.say("Hello"))["conversation_id"]}
    to_ana = about | {"assignee_id": str(ana.id)}

    for wrong in (str(ben.id), str(uuid4())):
        refusal = await desk.refusal("assign_conversation", to_ana | {"expected_assignee_id": wrong})
        assert (refusal["code"], refusal["field"]) == ("conflict", "expected_assignee_id")
    await desk.call("assign_conversation", to_ana | {"expected_assignee_id": None})
    assert (await desk.refusal("assign_conversation", to_ana | {"expected_assignee_id": None}))["code"] == "conflict"
    back = about | {"assignee_id": None, "expected_assignee_id": str(ana.id)}
    assert (await desk.call("assign_conversation", back))["conversation"]["assignee_id"] is None


async def test_an_agent_of_another_workspace_cannot_have_it(
    connect: Connect, ana: AgentActor, olga: AgentActor, vera: VisitorActor
) -> None:
    tab, desk = await connect(vera), await connect(ana)
    about = {"conversation_id": (await tab.say("Hello"))["conversation_id"]}
    for stranger in (str(olga.id), str(ana.account_id), str(uuid4())):
        refusal = await desk.refusal("assign_conversation", about | {"assignee_id": stranger})
        assert (refusal["code"], refusal["field"]) == ("not_found", "assignee_id")
    assert (await desk.call("get_conversation", about))["item"]["conversation"]["assignee_id"] is None


@pytest.mark.slow
async def test_fifty_agents_claim_it_and_one_has_it(
    services: Services, connect: Connect, ana: AgentActor, vera: VisitorActor
) -> None:
    team = [await join_workspace(services, ana.workspace_id, ana.site, f"Agent{n}", "agent") for n in range(AGENTS)]
    desks: list[Client] = [await connect(agent) for agent in team]
    watching, tab = await connect(ana), await connect(vera)

    for round in range(ROUNDS):
        conversation_id = (await tab.say(f"Anybody? {round}"))["conversation_id"]
        head = (await watching.call("start", {}))["head"]
        claim = {"conversation_id": conversation_id, "expected_assignee_id": None}
        answers = await asyncio.gather(
            *(desk.ack("assign_conversation", claim | {"assignee_id": str(agent.id)})
              for desk, agent in zip(desks, team, strict=True))
        )  # fmt: skip

        codes = Counter(answer["ok"] or answer["error"]["code"] for answer in answers)
        assert codes == {True: 1, "conflict": AGENTS - 1}
        winner = next(agent for agent, answer in zip(team, answers, strict=True) if answer["ok"])
        found = await watching.call("get_conversation", {"conversation_id": conversation_id})
        assert found["item"]["conversation"]["assignee_id"] == str(winner.id)
        assert (await watching.call("start", {}))["head"] == head + 2, "one change, and its line in the thread"
        told = await watching.receive("conversation_updated")
        assert (told["seq"], told["data"]["assignee_id"]) == (head + 1, str(winner.id))
