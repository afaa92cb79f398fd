"""Quotes: what a message answers to, as that is now."""

from uuid import uuid4

from chatting_rt.services import Services
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.uploads import Uploads


async def test_both_sides_quote_and_see_it(connect: Connect, vera: VisitorActor, ana: AgentActor) -> None:
    tab, desk = await connect(vera), await connect(ana)
    asked = await tab.say("When do you close? " + "x" * 300)
    about = {"conversation_id": asked["conversation_id"]}

    reply = await desk.say("At six", **about, quoted_message_id=asked["id"])

    assert reply["quote"] == {
        "message_id": asked["id"],
        "kind": "reply",
        "author": asked["author"],
        "excerpt": asked["body"][:200],
        "is_deleted": False,
    }
    heard = (await tab.receive("message_created"))["data"]
    while heard["id"] != reply["id"]:
        heard = (await tab.receive("message_created"))["data"]
    assert heard["quote"] == reply["quote"]
    thanks = await tab.say("Thanks", **about, quoted_message_id=reply["id"])
    assert (thanks["quote"]["author"]["name"], thanks["quote"]["excerpt"]) == ("Ana", "At six")
    page = await tab.call("list_messages", about)
    assert [message["quote"] for message in page["messages"]] == [None, reply["quote"], thanks["quote"]]


async def test_what_is_taken_back_is_gone_from_quotes(
    connect: Connect, services: Services, uploads: Uploads, vera: VisitorActor, ana: AgentActor
) -> None:
    tab, desk = await connect(vera), await connect(ana)
    start = await desk.call("start", {})
    asked = await tab.say("My card is 4111", attachment_ids=[(await uploads.of(vera))["id"]])
    about = {"conversation_id": asked["conversation_id"]}
    reply = await desk.say("Never say that", **about, quoted_message_id=asked["id"])
    assert reply["quote"]["excerpt"] == "My card is 4111"

    await desk.call("delete_message", about | {"message_id": asked["id"]})

    found = await tab.call("list_messages", about)
    quote = found["messages"][1]["quote"]
    assert (quote["excerpt"], quote["is_deleted"]) == ("", True)
    missed = await desk.call("sync", {"epoch": start["epoch"], "since": 0})
    item = (await desk.call("get_conversation", about))["item"]
    assert "4111" not in str([found, missed, item, await tab.call("start", {})])
    assert "4111" not in str(await services.database.fetch("SELECT m::text FROM message m"))


async def test_a_note_is_quoted_by_notes_only(connect: Connect, vera: VisitorActor, ana: AgentActor) -> None:
    tab, desk = await connect(vera), await connect(ana)
    about = {"conversation_id": (await tab.say("Hello"))["conversation_id"]}
    note = await desk.say("VIP", **about, kind="note")
    send = about | {"client_id": str(uuid4()), "body": "Hi", "quoted_message_id": note["id"]}

    assert (await desk.say("Yes", **about, kind="note", quoted_message_id=note["id"]))["quote"]["excerpt"] == "VIP"
    refusal = await desk.refusal("send_message", send)
    assert (refusal["code"], refusal["field"]) == ("invalid_payload", "quoted_message_id")
    refusal = await tab.refusal("send_message", send)
    assert (refusal["code"], refusal["field"]) == ("not_found", "quoted_message_id")


async def test_what_starts_a_conversation_quotes_nothing(connect: Connect, vera: VisitorActor) -> None:
    tab = await connect(vera)
    asked = await tab.say("Hello")

    send = {"client_id": str(uuid4()), "body": "Another thing", "quoted_message_id": asked["id"]}
    refusal = await tab.refusal("send_message", send)

    assert (refusal["code"], refusal["field"]) == ("invalid_payload", "quoted_message_id")


async def test_a_repeat_quotes_the_same(connect: Connect, vera: VisitorActor, ana: AgentActor) -> None:
    tab, desk = await connect(vera), await connect(ana)
    first = await tab.say("Hello")
    about = {"conversation_id": first["conversation_id"]}
    second = await tab.say("Anybody?", **about)
    send = about | {"client_id": str(uuid4()), "body": "Yes", "quoted_message_id": first["id"]}
    sent = (await desk.call("send_message", send))["message"]

    assert (await desk.call("send_message", send))["message"] == sent
    for other in (second["id"], None):
        refusal = await desk.refusal("send_message", send | {"quoted_message_id": other})
        assert refusal["code"] == "idempotency_conflict"
    await desk.call("delete_message", about | {"message_id": first["id"]})
    assert (await desk.call("send_message", send))["message"]["quote"]["is_deleted"]
