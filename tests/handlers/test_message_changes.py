"""Changing what was said: wording it anew, taking it back, and who may."""

from uuid import uuid4

import pytest

from chatting_rt.services import Services
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor


async def test_an_edited_reply_reaches_the_visitor(connect: Connect, vera: VisitorActor, ana: AgentActor) -> None:
    tab, desk = await connect(vera), await connect(ana)
    about = {"conversation_id": (await tab.say("When do you close?"))["conversation_id"]}
    reply = await desk.say("At six", **about)
    assert reply["edited_at"] is None and reply["is_deleted"] is False

    changed = await desk.call("edit_message", about | {"message_id": reply["id"], "body": "At seven"})

    heard = await tab.receive("message_updated")
    assert heard["data"]["body"] == changed["message"]["body"] == "At seven"
    assert heard["data"]["edited_at"] is not None
    assert heard["data"]["seq"] < heard["seq"], "it keeps its place in the thread"
    page = await tab.call("list_messages", about)
    assert [message["body"] for message in page["messages"]] == ["When do you close?", "At seven"]


async def test_an_edited_note_stays_among_agents(connect: Connect, vera: VisitorActor, ana: AgentActor) -> None:
    tab, desk = await connect(vera), await connect(ana)
    about = {"conversation_id": (await tab.say("Hello"))["conversation_id"]}
    note = await desk.say("VIP", **about, kind="note")
    tab.heard_so_far()

    await desk.call("edit_message", about | {"message_id": note["id"], "body": "Not a VIP"})
    await desk.call("delete_message", about | {"message_id": note["id"]})
    await desk.say("Good morning!", **about)

    name, heard = await tab.events.get()
    assert (name, heard["data"]["body"]) == ("message_created", "Good morning!")


async def test_wording_it_as_it_is_changes_nothing(connect: Connect, vera: VisitorActor, ana: AgentActor) -> None:
    tab, desk = await connect(vera), await connect(ana)
    about = {"conversation_id": (await tab.say("Hello"))["conversation_id"]}
    reply = await desk.say("Hi", **about)

    same = await desk.call("edit_message", about | {"message_id": reply["id"], "body": "Hi"})

    assert same["message"] == reply
    assert (await desk.say("Next", **about))["seq"] == reply["seq"] + 1


async def test_only_its_author_words_a_message_anew(
    connect: Connect, vera: VisitorActor, ana: AgentActor, ben: AgentActor
) -> None:
    tab, desk = await connect(vera), await connect(ana)
    asked = await tab.say("Hello")
    about = {"conversation_id": asked["conversation_id"]}
    bens = await (await connect(ben)).say("Hi", **about)

    for message in (asked, bens):  # not even the owner puts words into somebody's mouth
        refusal = await desk.refusal("edit_message", about | {"message_id": message["id"], "body": "No"})
        assert refusal["code"] == "forbidden"
    empty = await desk.refusal("edit_message", about | {"message_id": bens["id"], "body": ""})
    assert (empty["code"], empty["field"]) == ("invalid_payload", "body")


async def test_a_deleted_message_leaves_only_its_place(
    connect: Connect, vera: VisitorActor, ana: AgentActor, services: Services
) -> None:
    tab, desk = await connect(vera), await connect(ana)
    started = await desk.call("start", {})
    asked = await tab.say("My card is 4111")
    about = {"conversation_id": asked["conversation_id"]}

    gone = await desk.call("delete_message", about | {"message_id": asked["id"]})

    heard = await tab.receive("message_deleted")
    assert (heard["data"]["body"], heard["data"]["is_deleted"]) == ("", True)
    assert gone["message"]["author"] == asked["author"]
    missed = await desk.call("sync", {"epoch": started["epoch"], "since": 0})
    item = (await desk.call("get_conversation", about))["item"]
    found = await desk.call("search", {"query": "4111"})
    assert "4111" not in str([missed, item, await desk.call("list_messages", about), await tab.call("start", {})])
    assert found["messages"] == []
    assert item["unread_count"] == 0
    assert "4111" not in str(await services.database.fetch("SELECT m::text FROM message m"))
    again = await desk.call("delete_message", about | {"message_id": asked["id"]})
    assert again == gone


async def test_an_agent_deletes_only_what_they_wrote(
    connect: Connect, vera: VisitorActor, ana: AgentActor, ben: AgentActor
) -> None:
    tab, desk, bens = await connect(vera), await connect(ana), await connect(ben)
    asked = await tab.say("Hello")
    about = {"conversation_id": asked["conversation_id"]}
    anas, own = await desk.say("Hi", **about), await bens.say("Hi too", **about)

    for message in (asked, anas):
        refusal = await bens.refusal("delete_message", about | {"message_id": message["id"]})
        assert refusal["code"] == "forbidden"
    assert (await bens.call("delete_message", about | {"message_id": own["id"]}))["message"]["is_deleted"]
    assert (await desk.call("delete_message", about | {"message_id": asked["id"]}))["message"]["is_deleted"]
    refusal = await bens.refusal("edit_message", about | {"message_id": own["id"], "body": "Back again"})
    assert (refusal["code"], refusal["field"]) == ("not_found", "message_id")


@pytest.mark.parametrize("command", ["edit_message", "delete_message"])
async def test_a_message_is_changed_only_where_it_is(
    connect: Connect, vera: VisitorActor, viktor: VisitorActor, ana: AgentActor, command: str
) -> None:
    desk = await connect(ana)
    veras = (await (await connect(vera)).say("Hello"))["conversation_id"]
    viktors = (await (await connect(viktor)).say("Hello"))["conversation_id"]
    reply = await desk.say("Hi", veras)
    body = {"body": "Ho"} if command == "edit_message" else {}

    for about in ({"message_id": reply["id"]}, {"message_id": str(uuid4())}):
        refusal = await desk.refusal(command, {"conversation_id": viktors} | about | body)
        assert (refusal["code"], refusal["field"]) == ("not_found", "message_id")


async def test_a_repeated_send_finds_the_message_as_it_is_now(
    connect: Connect, vera: VisitorActor, ana: AgentActor
) -> None:
    tab, desk = await connect(vera), await connect(ana)
    about = {"conversation_id": (await tab.say("Hello"))["conversation_id"]}
    send = about | {"client_id": str(uuid4()), "body": "At six", "kind": "reply"}
    reply = (await desk.call("send_message", send))["message"]
    await desk.call("edit_message", about | {"message_id": reply["id"], "body": "At seven"})

    repeated = await desk.call("send_message", send)

    assert (repeated["message"]["id"], repeated["message"]["body"]) == (reply["id"], "At seven")
