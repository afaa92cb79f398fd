"""One change to many conversations, and what becomes of each."""

import asyncio
from typing import Any
from uuid import uuid4

import pytest

from chatting_rt.domain import labelling
from chatting_rt.services import Services
from chatting_rt.settings import Settings
from models import ConversationLabel, Label
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.client import Client


@pytest.fixture
def settings(tmp_path: Any) -> Settings:
    return Settings(host="127.0.0.1", port=0, data_dir=tmp_path, rate_limits=False)


async def asked(tab: Client, count: int) -> list[str]:
    return [(await tab.say(f"Question {n}"))["conversation_id"] for n in range(count)]


async def change(desk: Client, ids: list[str], **wish: Any) -> dict[str, str | None]:
    """The code that each was refused with."""
    done = await desk.call("change_conversations", {"conversation_ids": ids, **wish})
    return {one["conversation_id"]: one["error"] and one["error"]["code"] for one in done["outcomes"]}


async def test_each_kind_of_change(connect: Connect, ana: AgentActor, ben: AgentActor, vera: VisitorActor) -> None:
    tab, desk, colleague = await connect(vera), await connect(ana), await connect(ben)
    ids = await asked(tab, 3)
    label = (await desk.call("create_label", {"name": "Bug"}))["label"]["id"]
    team = (await desk.call("create_team", {"name": "Night"}))["team"]["id"]
    for wish, seen in (
        ({"assignee_id": str(ben.id)}, {"assignee_id": str(ben.id)}),
        ({"assignee_id": None}, {"assignee_id": None}),
        ({"team_id": team}, {"team_id": team}),
        ({"priority": "high"}, {"priority": "high"}),
        ({"label_id": label}, {"label_ids": [label]}),
        ({"label_id": label, "is_labelled": False}, {"label_ids": []}),
        ({"status": "resolved"}, {"status": "resolved"}),
    ):
        colleague.heard_so_far()
        assert await change(desk, ids, **wish) == dict.fromkeys(ids)
        told = [(await colleague.receive("conversation_updated"))["data"] for _ in ids]
        assert {conversation["id"] for conversation in told} == set(ids)
        assert all(conversation.items() >= seen.items() for conversation in told)
        head = (await desk.call("start", {}))["head"]
        assert await change(desk, ids, **wish) == dict.fromkeys(ids)
        assert (await desk.call("start", {}))["head"] == head, "what is so already is told to nobody"


async def test_what_one_refuses_keeps_the_others_not_back(
    services: Services, connect: Connect, ana: AgentActor, vera: VisitorActor, vlad: VisitorActor
) -> None:
    tab, desk = await connect(vera), await connect(ana)
    ids = await asked(tab, 3)
    theirs = (await (await connect(vlad)).say("Hello"))["conversation_id"]
    now = services.clock.now()
    labels = [Label(workspace_id=ana.workspace_id, name=f"L{n}", colour="grey", created_at=now) for n in range(21)]
    await Label.bulk_create(labels)
    await ConversationLabel.bulk_create(
        ConversationLabel(conversation_id=ids[1], label_id=label.id, created_at=now)
        for label in labels[: labelling.MOST]
    )
    nowhere = str(uuid4())

    codes = await change(desk, [*ids, theirs, nowhere, ids[0]], label_id=str(labels[-1].id))

    assert codes == {ids[0]: None, ids[1]: "conflict", ids[2]: None, theirs: "not_found", nowhere: "not_found"}
    page = await desk.call("list_conversations", {"filters": {"label_ids": [str(labels[-1].id)]}})
    assert [item["conversation"]["id"] for item in page["items"]] == [ids[2], ids[0]]


async def test_a_wish_that_is_none_is_refused_as_a_whole(
    connect: Connect, ana: AgentActor, olga: AgentActor, vera: VisitorActor
) -> None:
    tab, desk = await connect(vera), await connect(ana)
    ids = await asked(tab, 2)
    head = (await desk.call("start", {}))["head"]
    for wish, code, field in (
        ({}, "invalid_payload", None),
        ({"status": "open", "priority": "low"}, "invalid_payload", None),
        ({"status": "snoozed", "snoozed_until": "2001-01-01T00:00:00Z"}, "invalid_payload", "snoozed_until"),
        ({"assignee_id": str(olga.id)}, "not_found", "assignee_id"),
        ({"label_id": str(uuid4())}, "not_found", "label_id"),
        ({"team_id": str(uuid4())}, "not_found", None),
    ):
        refusal = await desk.refusal("change_conversations", {"conversation_ids": ids, **wish})
        assert (refusal["code"], refusal["field"]) == (code, field), wish
    for wrong in ([], [str(uuid4()) for _ in range(101)]):
        refusal = await desk.refusal("change_conversations", {"conversation_ids": wrong, "status": "open"})
        assert (refusal["code"], refusal["field"]) == ("invalid_payload", "conversation_ids")
    assert (await desk.call("start", {}))["head"] == head


async def test_resolving_many_asks_each_visitor_how_it_was(
    connect: Connect, ana: AgentActor, vera: VisitorActor
) -> None:
    tab, desk = await connect(vera), await connect(ana)
    ids = await asked(tab, 2)
    for id in ids:
        await desk.say("There you are", id)

    await change(desk, ids, status="resolved")

    threads = (await tab.call("start", {}))["conversations"]
    assert [thread["is_rating_wanted"] for thread in threads] == [True, True]


@pytest.mark.slow
async def test_two_who_change_the_same_hundred_both_get_through(
    connect: Connect, ana: AgentActor, ben: AgentActor, vera: VisitorActor
) -> None:
    """They name them in opposite orders, and are locked in one: nobody waits for somebody who waits for them."""
    tab, desk, colleague = await connect(vera), await connect(ana), await connect(ben)
    ids = await asked(tab, 4)

    for n in range(5):
        first, second = await asyncio.gather(
            change(desk, ids, priority=("high", "low")[n % 2]), change(colleague, ids[::-1], priority="urgent")
        )
        assert set(first.values()) == set(second.values()) == {None}
