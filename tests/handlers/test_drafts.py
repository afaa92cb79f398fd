"""Drafts: what an agent has half written, on all their devices and nobody else's."""

import asyncio
from typing import Any
from uuid import UUID

import pytest

from chatting_rt.domain import drafts
from chatting_rt.domain.access import conversation_for
from chatting_rt.domain.people import AgentPerson
from chatting_rt.errors import Refused
from chatting_rt.services import Services
from models import Conversation, Draft, Membership
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.client import Client


async def asked(connect: Connect, vera: VisitorActor) -> dict[str, Any]:
    return {"conversation_id": (await (await connect(vera)).say("When do you close?"))["conversation_id"]}


async def drafted(desk: Client, about: dict[str, Any]) -> Any:
    return (await desk.call("get_conversation", about))["draft"]


async def test_a_draft_is_on_all_devices_of_its_agent(connect: Connect, vera: VisitorActor, ana: AgentActor) -> None:
    about, desk, phone = await asked(connect, vera), await connect(ana), await connect(ana)

    saved = (await desk.call("save_draft", about | {"kind": "reply", "body": "At si"}))["draft"]

    assert saved == about | {"kind": "reply", "body": "At si", "revision": saved["revision"]}
    assert (await phone.receive("draft_changed"))["draft"] == saved
    assert (await phone.call("start", {}))["drafts"] == [saved]
    assert await drafted(phone, about) == saved
    gone = (await phone.call("save_draft", about | {"kind": "note", "body": " \n"}))["draft"]
    assert (gone["body"], gone["revision"] > saved["revision"]) == ("", True)
    assert (await desk.receive("draft_changed"))["draft"] == gone
    assert await drafted(desk, about) is None
    assert (await desk.call("start", {}))["drafts"] == []


async def test_the_device_that_writes_hears_no_echo(connect: Connect, vera: VisitorActor, ana: AgentActor) -> None:
    about, desk, phone = await asked(connect, vera), await connect(ana), await connect(ana)
    desk.heard_so_far()

    await desk.call("save_draft", about | {"kind": "reply", "body": "Mine"})
    await phone.call("save_draft", about | {"kind": "reply", "body": "Theirs"})

    assert (await desk.receive("draft_changed"))["draft"]["body"] == "Theirs"


async def test_whoever_saves_last_is_right(connect: Connect, vera: VisitorActor, ana: AgentActor) -> None:
    about, devices = await asked(connect, vera), [await connect(ana) for _ in range(4)]

    saved = await asyncio.gather(
        *(device.call("save_draft", about | {"kind": "reply", "body": f"{n}"}) for n, device in enumerate(devices))
    )

    last = max((each["draft"] for each in saved), key=lambda draft: int(draft["revision"]))
    assert await drafted(devices[0], about) == last


async def test_a_draft_is_ones_own(
    connect: Connect, services: Services, vera: VisitorActor, ana: AgentActor, ben: AgentActor
) -> None:
    about, desk, colleague = await asked(connect, vera), await connect(ana), await connect(ben)
    tab = await connect(vera)
    colleague.heard_so_far()

    await desk.call("save_draft", about | {"kind": "note", "body": "Difficult"})

    assert (await colleague.call("start", {}))["drafts"] == []
    assert await drafted(colleague, about) is None
    await colleague.call("save_draft", about | {"kind": "reply", "body": "Hello"})
    assert (await drafted(desk, about))["body"] == "Difficult"
    await desk.say("Good morning", **about)
    for other in (colleague, tab):
        await other.receive("message_created")
        assert "draft_changed" not in [name for name, _ in other.heard_so_far()]
    assert "Difficult" not in str(await tab.call("start", {}))


async def test_a_draft_goes_when_it_is_sent(connect: Connect, vera: VisitorActor, ana: AgentActor) -> None:
    about, desk = await asked(connect, vera), await connect(ana)
    await desk.call("save_draft", about | {"kind": "reply", "body": "At six \n"})

    await desk.say("At six", **about, kind="note")
    assert (await drafted(desk, about))["body"] == "At six \n", "a note is no reply"
    await desk.say("Well", **about)
    assert (await drafted(desk, about))["body"] == "At six \n", "what is written meanwhile stays"
    await desk.say("At six", **about)
    assert await drafted(desk, about) is None


async def test_a_draft_goes_with_its_conversation_and_its_agent(
    connect: Connect, services: Services, vera: VisitorActor, viktor: VisitorActor, ana: AgentActor, ben: AgentActor
) -> None:
    veras, viktors = await asked(connect, vera), await asked(connect, viktor)
    desk, bens = await connect(ana), await connect(ben)
    for each in (desk, bens):
        for about in (veras, viktors):
            await each.call("save_draft", about | {"kind": "reply", "body": "Hm"})

    await Conversation.filter(id=veras["conversation_id"]).delete()
    await desk.call("remove_member", {"agent_id": str(ben.id)})

    assert [draft.agent_id for draft in await Draft.all()] == [ana.id]


async def test_who_is_being_removed_leaves_no_draft_behind(
    connect: Connect, services: Services, vera: VisitorActor, ana: AgentActor, ben: AgentActor
) -> None:
    about, bens = await asked(connect, vera), await connect(ben)

    await Membership.filter(id=ben.id).update(removed_at=services.clock.now())
    refusal = await bens.refusal("save_draft", about | {"kind": "reply", "body": "Still here"})
    assert refusal["code"] == "unauthorized"
    late = AgentPerson(ben.id, ben.workspace_id, ben.account_id, ben.id, "Ben", ben.email, "agent", "online")
    conversation = await conversation_for(services.database, late, UUID(about["conversation_id"]))
    with pytest.raises(Refused):  # let in before they were gone
        await drafts.save(services, late, conversation, "reply", "Still here", on=None)
    assert await Draft.all() == []


@pytest.mark.parametrize(
    ("field", "payload"),
    [("body", {"kind": "reply", "body": "x" * 8001}), ("kind", {"kind": "activity", "body": "x"})],
)
async def test_a_draft_has_its_bounds(
    connect: Connect, vera: VisitorActor, ana: AgentActor, field: str, payload: dict[str, str]
) -> None:
    about, desk = await asked(connect, vera), await connect(ana)

    refusal = await desk.refusal("save_draft", about | payload)

    assert (refusal["code"], refusal["field"]) == ("invalid_payload", field)


async def test_a_dashboard_begins_with_the_newest(
    connect: Connect, vera: VisitorActor, ana: AgentActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafts, "NEWEST", drafts.NEWEST.replace(f"LIMIT {drafts.STARTED_WITH}", "LIMIT 2"))
    tab, desk = await connect(vera), await connect(ana)
    for n in range(3):
        about = {"conversation_id": (await tab.say(f"Question {n}"))["conversation_id"]}
        await desk.call("save_draft", about | {"kind": "reply", "body": f"Answer {n}"})

    assert [draft["body"] for draft in (await desk.call("start", {}))["drafts"]] == ["Answer 2", "Answer 1"]
