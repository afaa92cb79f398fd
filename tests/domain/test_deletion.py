"""Deleting a conversation or a visitor: nobody sees them any more."""

from __future__ import annotations

import asyncio
import json
from uuid import UUID

import pytest

from chatting_rt.domain import conversation_deletion, visitor_deletion
from chatting_rt.jobs import JOBS
from chatting_rt.services import Services
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.clock import MovedClock
from tests.support.talk import SECRET, Talk
from tests.support.uploads import Uploads, links_of


@pytest.mark.parametrize("noun", ["conversation", "visitor"])
async def test_from_then_on_nobody_finds_it(talk: Talk, uploads: Uploads, noun: str) -> None:
    (link,) = await links_of(talk.desk, talk.files[0])
    start = await talk.desk.call("start", {})
    about = {"conversation_id": talk.id}
    id = talk.id if noun == "conversation" else talk.visitor_id

    await talk.desk.call(f"delete_{noun}", {f"{noun}_id": id})

    event = await talk.desk.receive(f"{noun}_deleted")
    assert event["data"] == {"id": id}
    told = await talk.tab.receive("conversation_deleted")
    assert told == {"conversation_id": talk.id if noun == "conversation" else None}
    for name in ("get_conversation", "list_messages", "delete_conversation"):
        assert (await talk.desk.refusal(name, about))["code"] == "not_found"
    assert (await talk.desk.refusal(f"delete_{noun}", {f"{noun}_id": id}))["code"] == "not_found"
    assert (await talk.desk.call("search", {"query": SECRET}))["messages"] == []
    assert (await uploads.get(link["url"]))[0] == 404
    page = await talk.desk.call("list_conversations", {"status": None})
    assert [item["conversation"]["id"] for item in page["items"]] == [talk.kept_id]
    synced = await talk.desk.call("sync", {"epoch": start["epoch"], "since": 0})
    assert "broken" not in str(synced["events"])
    of_it = [event["type"] for event in synced["events"] if event["conversation_id"] == talk.id]
    assert set(of_it) - {"conversation_deleted"} == {"subject_erased"}


async def test_its_visitor_begins_another(talk: Talk) -> None:
    await talk.desk.call("delete_conversation", {"conversation_id": talk.id})

    assert (await talk.tab.call("start", {}))["conversations"] == []
    again = {"conversation_id": talk.id, "client_id": talk.id, "body": "Hello?"}
    assert (await talk.tab.refusal("send_message", again))["code"] == "not_found"
    assert (await talk.tab.say("Hello again"))["author"]["id"] == talk.visitor_id


async def test_a_deleted_visitor_comes_back_as_a_stranger(talk: Talk, connect: Connect, vera: VisitorActor) -> None:
    vera.token = (await talk.tab.call("start", {}))["visitor_token"]
    await talk.desk.call("delete_visitor", {"visitor_id": talk.visitor_id})

    assert await talk.tab.is_shut_out("start", {})
    await asyncio.wait_for(talk.tab.is_gone.wait(), 3)
    tab = await connect(vera)
    start = await tab.call("start", {})
    assert (start["conversations"], start["visitor"]["name"]) == ([], None)
    assert start["visitor"]["id"] != talk.visitor_id
    assert start["visitor_token"] != vera.token


async def test_a_first_message_that_is_repeated_does_not_bring_a_visitor_back(
    clock: MovedClock, talk: Talk, services: Services
) -> None:
    await talk.desk.call("delete_visitor", {"visitor_id": talk.visitor_id})

    again = {"client_id": talk.id, "body": "Hello?"}
    assert (await talk.tab.refusal("send_message", again))["code"] == "unauthorized"
    await JOBS["forget_deleted_visitors"].function(services)
    assert (await talk.rows_with(talk.visitor_id))["visitor"] == 1
    clock.move(days=3)
    await JOBS["erase_files"].function(services)
    await JOBS["forget_deleted_visitors"].function(services)
    assert set(await talk.rows_with(talk.visitor_id)) == {"event"}


async def test_of_very_much_the_rest_follows_at_once_unseen(
    talk: Talk, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conversation_deletion, "AT_ONCE", 1)
    monkeypatch.setattr(visitor_deletion, "AT_ONCE", 1)
    for n in range(2):
        await talk.tab.say(f"Another {SECRET} {n}")
    start = await talk.desk.call("start", {})

    await talk.desk.call("delete_visitor", {"visitor_id": talk.visitor_id})

    assert await talk.tab.is_shut_out("start", {})
    assert (await talk.desk.refusal("update_visitor", {"visitor_id": talk.visitor_id, "name": "V"}))[
        "code"
    ] == "not_found"
    left = await talk.rows_with(SECRET)
    assert left["message"] > 2
    synced = await talk.desk.call("sync", {"epoch": start["epoch"], "since": 0})
    assert talk.id not in str([event for event in synced["events"] if event.get("data")])
    await JOBS["erase_visitor"].function(services, UUID(start["workspace"]["id"]), UUID(talk.visitor_id))
    for row in await services.database.fetch("SELECT payload FROM pgqueuer WHERE entrypoint = 'erase_conversations'"):
        await JOBS["erase_conversations"].function(services, json.loads(row["payload"])["conversation_ids"])
    assert await talk.rows_with(SECRET) == {}


async def test_only_who_may_deletes(talk: Talk, connect: Connect, ben: AgentActor) -> None:
    desk = await connect(ben)
    for name, about in (
        ("delete_conversation", {"conversation_id": talk.id}),
        ("delete_visitor", {"visitor_id": talk.visitor_id}),
    ):
        assert (await desk.refusal(name, about))["code"] == "forbidden"
    assert await talk.files_stored() == {*talk.files, talk.kept_file}
