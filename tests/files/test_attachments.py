"""Messages with files: claimed in the transaction that writes the message, once, by who sent them."""

from __future__ import annotations

import asyncio
from typing import Any
from uuid import UUID, uuid4

import pytest

from chatting_rt.domain import attachments, posting
from chatting_rt.domain.messages import Draft, KeptMessage
from chatting_rt.errors import Refused
from chatting_rt.services import Services
from chatting_rt.wire.base import Author
from models.base import new_id
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.client import Client
from tests.support.uploads import Uploads, photo


@pytest.fixture(params=["folder"])
def storage_url() -> None:
    """Messages do not care where bytes are."""


def send(body: str, *files: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"client_id": str(uuid4()), "body": body, "attachment_ids": [file["id"] for file in files], **more}


async def test_both_sides_see_what_was_sent_live_later_and_in_the_list(
    connect: Connect, uploads: Uploads, vera: VisitorActor, ana: AgentActor
) -> None:
    tab, desk = await connect(vera), await connect(ana)
    lamp, order = await uploads.of(vera, photo(), "lamp.jpg"), await uploads.of(vera)

    sent = (await tab.call("send_message", send("Broken", order, lamp)))["message"]

    assert sent["attachments"] == [order, lamp], "in the order of the command"
    assert (await desk.receive("message_created"))["data"]["attachments"] == [order, lamp]
    about = {"conversation_id": sent["conversation_id"]}
    for client in (tab, desk):
        assert (await client.call("list_messages", about))["messages"][0]["attachments"] == [order, lamp]
    item = (await desk.call("list_conversations", {}))["items"][0]
    assert item["conversation"]["last_message"]["attachments"] == [order, lamp]
    start = await (await connect(vera)).call("start", {})
    assert start["conversations"][0]["messages"][0]["attachments"] == [order, lamp]
    synced = await desk.call("sync", {"epoch": start["epoch"], "since": 0})
    assert synced["events"][1]["data"]["attachments"] == [order, lamp]


async def test_an_image_is_described_by_who_uploaded_it_until_it_is_sent(
    connect: Connect, uploads: Uploads, vera: VisitorActor, viktor: VisitorActor, ana: AgentActor
) -> None:
    tab, desk = await connect(vera), await connect(ana)
    lamp = await uploads.of(vera, photo(), "lamp.jpg")
    wish = {"file_id": lamp["id"], "alt": "A lamp, broken in two"}

    assert (await tab.call("describe_file", wish))["attachment"]["alt"] == wish["alt"]
    for stranger in (desk, await connect(viktor)):
        assert (await stranger.refusal("describe_file", wish | {"alt": "Mine"}))["code"] == "not_found"
    sent = (await tab.call("send_message", send("See", lamp)))["message"]
    assert (await desk.receive("message_created"))["data"]["attachments"][0]["alt"] == wish["alt"]
    assert (await tab.refusal("describe_file", wish | {"alt": "Another"}))["code"] == "not_found"

    door = await uploads.of(ana, photo(), "door.jpg")
    await desk.call("describe_file", {"file_id": door["id"], "alt": "The blue door"})
    await desk.call("send_message", send("See", door, conversation_id=sent["conversation_id"]))
    while (heard := await tab.receive("message_created"))["data"]["author"]["type"] != "agent":
        pass
    assert heard["data"]["attachments"][0]["alt"] == "The blue door"


async def test_an_answer_and_a_note_have_files_too(
    connect: Connect, uploads: Uploads, vera: VisitorActor, ana: AgentActor
) -> None:
    tab, desk = await connect(vera), await connect(ana)
    about = {"conversation_id": (await tab.say("Hello"))["conversation_id"]}
    await tab.receive("message_created")
    secret, public = await uploads.of(ana, b"His margin: 3 %", "margin.txt"), await uploads.of(ana)

    await desk.call("send_message", send("", secret, kind="note", **about))
    await desk.call("send_message", send("Yours", public, **about))

    heard = await tab.receive("message_created")
    assert heard["data"]["attachments"] == [public], "of a note the visitor hears nothing"


@pytest.mark.parametrize("is_first", [True, False])
async def test_a_message_of_files_needs_no_words_and_one_of_neither_is_none(
    connect: Connect, uploads: Uploads, vera: VisitorActor, is_first: bool
) -> None:
    tab = await connect(vera)
    about = {} if is_first else {"conversation_id": (await tab.say("Hello"))["conversation_id"]}
    file = await uploads.of(vera)

    assert (await tab.call("send_message", send("", file, **about)))["message"]["body"] == ""
    refusal = await tab.refusal("send_message", send("", **about))
    assert (refusal["code"], refusal["field"]) == ("invalid_payload", "body")
    twice = await tab.refusal("send_message", send("Twice", file, file, **about))
    assert (twice["code"], twice["field"]) == ("invalid_payload", "attachment_ids")
    many = await tab.refusal("send_message", send("Many", **about) | {"attachment_ids": [str(uuid4())] * 11})
    assert many["code"] == "invalid_payload"


@pytest.mark.parametrize("is_first", [True, False])
async def test_a_repeat_gives_the_first_message_and_other_files_are_a_conflict(
    connect: Connect, uploads: Uploads, vera: VisitorActor, is_first: bool
) -> None:
    tab = await connect(vera)
    about = {} if is_first else {"conversation_id": (await tab.say("Hello"))["conversation_id"]}
    one, two = await uploads.of(vera), await uploads.of(vera)
    command = send("See", one, **about)

    first = await tab.ack("send_message", command)

    assert first == await tab.ack("send_message", command)
    for ids in ([], [two["id"]], [one["id"], two["id"]]):
        refusal = await tab.refusal("send_message", command | {"attachment_ids": ids})
        assert refusal["code"] == "idempotency_conflict", ids


@pytest.mark.parametrize("is_first", [True, False])
async def test_a_file_is_sent_once(
    services: Services, connect: Connect, uploads: Uploads, vera: VisitorActor, is_first: bool
) -> None:
    tab = await connect(vera)
    about = {} if is_first else {"conversation_id": (await tab.say("Hello"))["conversation_id"]}
    used, fresh = await uploads.of(vera), await uploads.of(vera)
    await tab.call("send_message", send("See", used, **about))
    before = await services.database.value("SELECT count(*) FROM message")

    refusal = await tab.refusal("send_message", send("Again", fresh, used, **about))

    assert (refusal["code"], refusal["field"]) == ("not_found", "attachment_ids")
    assert await services.database.value("SELECT count(*) FROM message") == before
    assert await tab.call("send_message", send("Now", fresh, **about)), "what was refused has claimed nothing"


async def test_two_drafts_of_one_batch_do_not_share_a_file(
    services: Services, connect: Connect, uploads: Uploads, ana: AgentActor, vera: VisitorActor
) -> None:
    id = UUID((await (await connect(vera)).say("Hello"))["conversation_id"])
    author = Author(type="agent", id=ana.id, name="Ana")
    ids = [UUID((await uploads.of(ana))["id"]) for _ in range(3)]
    one, two, three = await attachments.own(services.database, ana.workspace_id, author, ids)

    def draft(*files: Any, client_id: UUID | None = None) -> Draft:
        return Draft(new_id(), id, client_id or uuid4(), "reply", "See", author, services.clock.now(), files)

    again = uuid4()
    results = await posting.write(
        services,
        [draft(one), draft(one, two), draft(), draft(three, client_id=again), draft(three, client_id=again)],
    )

    kept = [result for result in results if isinstance(result, KeptMessage)]
    assert [message.attachments for message in kept] == [(one,), (), (three,), (three,)]
    assert isinstance(results[1], Refused)
    assert results[1].field == "attachment_ids"
    assert [message.seq for message in kept] == [3, 4, 5, 5], "what was refused took no number"


async def test_of_ten_at_once_one_gets_the_file(
    services: Services, connect: Connect, uploads: Uploads, vera: VisitorActor
) -> None:
    tab = await connect(vera)
    about = {"conversation_id": (await tab.say("Hello"))["conversation_id"]}
    tabs: list[Client] = [tab, *[await connect(vera) for _ in range(4)]]
    file = await uploads.of(vera)

    acks = await asyncio.gather(*(each.ack("send_message", send("Mine", file, **about)) for each in tabs * 2))

    assert sorted(ack["ok"] for ack in acks) == [False] * 9 + [True]
    assert {ack["error"]["code"] for ack in acks if not ack["ok"]} == {"not_found"}
    assert await services.database.value("SELECT count(*) FROM message") == 2
