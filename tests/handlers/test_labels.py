"""Labels: made by admins, put on conversations by everybody, and what the inbox and search are narrowed down to."""

import asyncio

import pytest

from chatting_rt.domain import labelling
from chatting_rt.services import Services
from models import Label
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.client import Client, CommandRefused
from tests.support.statements import cost


async def make(desk: Client, name: str, colour: str = "grey") -> str:
    return str((await desk.call("create_label", {"name": name, "colour": colour}))["label"]["id"])


async def test_colleagues_hear_of_a_label(connect: Connect, ana: AgentActor, ben: AgentActor) -> None:
    desk, colleague = await connect(ana), await connect(ben)

    label = (await desk.call("create_label", {"name": " Bug ", "colour": "red"}))["label"]

    assert (label["name"], label["colour"]) == ("Bug", "red")
    assert (await colleague.receive("label_created"))["data"] == label
    assert (await colleague.call("start", {}))["labels"] == [label]
    changed = (await desk.call("update_label", {"label_id": label["id"], "name": "Defect"}))["label"]
    assert changed == label | {"name": "Defect"}
    assert (await colleague.receive("label_updated"))["data"] == changed
    changed = (await desk.call("update_label", {"label_id": label["id"], "colour": "blue"}))["label"]
    assert changed == label | {"name": "Defect", "colour": "blue"}
    await desk.call("delete_label", {"label_id": label["id"]})
    assert (await colleague.receive("label_deleted"))["data"] == {"id": label["id"]}
    assert (await colleague.call("start", {}))["labels"] == []


async def test_a_name_is_there_once(connect: Connect, ana: AgentActor, olga: AgentActor) -> None:
    desk = await connect(ana)
    other = await make(desk, "Question")

    async def race() -> str:
        try:
            await make(desk, "Bug")
        except CommandRefused as refused:
            return f"{refused.code} {refused.error['field']}"
        return "made"

    assert sorted(await asyncio.gather(race(), race())) == ["conflict name", "made"]
    assert (await desk.refusal("update_label", {"label_id": other, "name": "BUG"}))["field"] == "name"
    for wrong in ({"name": "  "}, {"name": "x" * 51}, {"name": "Ok", "colour": "#ff0000"}):
        assert (await desk.refusal("create_label", wrong))["code"] == "invalid_payload"
    await make(await connect(olga), "Bug")


async def test_an_agent_puts_on_what_admins_made(
    connect: Connect, ana: AgentActor, ben: AgentActor, vera: VisitorActor
) -> None:
    tab, desk, colleague = await connect(vera), await connect(ana), await connect(ben)
    about = {"conversation_id": (await tab.say("It is broken"))["conversation_id"]}
    label_id = await make(desk, "Bug")
    for name, payload in (
        ("create_label", {"name": "Ours"}),
        ("update_label", {"label_id": label_id, "name": "Ours"}),
        ("delete_label", {"label_id": label_id}),
    ):
        assert (await colleague.refusal(name, payload))["code"] == "forbidden"

    put = (await colleague.call("label_conversation", about | {"label_id": label_id}))["conversation"]

    assert put["label_ids"] == [label_id]
    told = await desk.receive("conversation_updated")
    assert (told["data"]["label_ids"], told["actor"]["name"]) == ([label_id], "Ben")
    assert await colleague.call("label_conversation", about | {"label_id": label_id}) == {"conversation": put}
    off = (await colleague.call("unlabel_conversation", about | {"label_id": label_id}))["conversation"]
    assert off["label_ids"] == []
    assert await colleague.call("unlabel_conversation", about | {"label_id": label_id}) == {"conversation": off}
    assert off["head"] == put["head"] + 2 == (await desk.call("start", {}))["head"], (
        "each deed told once, with its line in the thread"
    )


async def test_the_visitor_hears_nothing_of_labels(connect: Connect, ana: AgentActor, vera: VisitorActor) -> None:
    tab, desk = await connect(vera), await connect(ana)
    about = {"conversation_id": (await tab.say("Hello"))["conversation_id"]}
    tab.heard_so_far()

    await desk.call("label_conversation", about | {"label_id": await make(desk, "Difficult")})
    await desk.say("Good morning", **about)

    heard = await tab.receive("message_created", "conversation_updated")
    assert heard["type"] == "message_created"
    assert heard["seq"] == 3, "nor does a number tell"


async def test_a_conversation_has_not_more_than_can_be_shown(
    services: Services, connect: Connect, ana: AgentActor, vera: VisitorActor
) -> None:
    tab, desk = await connect(vera), await connect(ana)
    about = {"conversation_id": (await tab.say("Hello"))["conversation_id"]}
    now = services.clock.now()
    made = [Label(workspace_id=ana.workspace_id, name=f"L{n}", colour="grey", created_at=now) for n in range(21)]
    await Label.bulk_create(made)
    for label in made[: labelling.MOST]:
        await desk.call("label_conversation", about | {"label_id": str(label.id)})

    refusal = await desk.refusal("label_conversation", about | {"label_id": str(made[-1].id)})

    assert (refusal["code"], refusal["field"]) == ("conflict", "label_id")
    found = await desk.call("get_conversation", about)
    assert len(found["item"]["conversation"]["label_ids"]) == labelling.MOST


async def test_the_inbox_and_search_are_narrowed_down_to_labels(
    connect: Connect, ana: AgentActor, vera: VisitorActor
) -> None:
    tab, desk = await connect(vera), await connect(ana)
    bug, urgent = await make(desk, "Bug"), await make(desk, "Urgent")
    ids = [(await tab.say(f"Question {n}"))["conversation_id"] for n in range(5)]
    for id in ids[:4]:
        await desk.call("label_conversation", {"conversation_id": id, "label_id": bug})
    for id in ids[3:]:
        await desk.call("label_conversation", {"conversation_id": id, "label_id": urgent})

    async def listed(*label_ids: str, **more: object) -> list[str]:
        page = await desk.call("list_conversations", {"filters": {"label_ids": label_ids}, **more})
        return [item["conversation"]["id"] for item in page["items"]]

    async def found(*label_ids: str) -> set[str]:
        results = await desk.call("search", {"query": "question", "label_ids": label_ids})
        return {hit["conversation"]["id"] for hit in results["messages"]}

    assert await listed(bug) == ids[3::-1]
    assert await listed(bug, urgent) == [ids[3]]
    assert await listed(urgent, status="resolved") == []
    first = await desk.call("list_conversations", {"filters": {"label_ids": [bug]}, "limit": 3})
    assert await listed(bug, limit=3, cursor=first["next_cursor"]) == ids[:1]
    assert await found() == set(ids)
    assert await found(bug) == set(ids[:4])
    assert await found(bug, urgent) == {ids[3]}
    await desk.call("delete_label", {"label_id": bug})
    assert (await desk.refusal("list_conversations", {"filters": {"label_ids": [bug]}}))["code"] == "not_found"


@pytest.mark.parametrize("count", [3, 12])
async def test_a_page_costs_the_same_however_many_are_labelled(
    connect: Connect, ana: AgentActor, vera: VisitorActor, count: int
) -> None:
    tab, desk = await connect(vera), await connect(ana)
    bug = await make(desk, "Bug")
    for n in range(count):
        id = (await tab.say(f"Question {n}"))["conversation_id"]
        await desk.call("label_conversation", {"conversation_id": id, "label_id": bug})

    statements = await cost(lambda: desk.call("list_conversations", {"filters": {"label_ids": [bug]}}))

    assert len([sql for sql in statements if "conversation" in sql]) == 2, "the page and the counts"
