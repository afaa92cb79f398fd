"""An agent finds that two visitors are one: what both said is one history, and nobody sees by it what needs a proof."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from chatting_rt.services import Services
from models import Site
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.client import Client
from tests.support.proofs import claims_of, secret_of, signed
from tests.support.uploads import Uploads, links_of


class Pair:
    """Vera wrote from her laptop and, as somebody else, from her phone."""

    def __init__(self, desk: Client, laptop: Client, phone: Client, said: list[dict[str, Any]]) -> None:
        self.desk, self.laptop, self.phone = desk, laptop, phone
        self.kept_id, self.merged_id = [message["author"]["id"] for message in said]
        self.conversations = [message["conversation_id"] for message in said]

    @property
    def wish(self) -> dict[str, str]:
        return {"visitor_id": self.kept_id, "merged_id": self.merged_id}


@pytest.fixture
async def pair(connect: Connect, ana: AgentActor, vera: VisitorActor, viktor: VisitorActor) -> Pair:
    desk, laptop, phone = await connect(ana), await connect(vera), await connect(viktor)
    return Pair(desk, laptop, phone, [await laptop.say("From my laptop"), await phone.say("From my phone")])


async def prove(pair: Pair, tab: Client, ana: AgentActor) -> str:
    """The token that counts then."""
    secret = await secret_of(pair.desk, ana)
    return str((await tab.call("identify", signed(secret, claims_of(ana))))["visitor_token"])


async def test_all_that_was_the_others_is_the_kept_ones(
    pair: Pair, connect: Connect, uploads: Uploads, viktor: VisitorActor
) -> None:
    file = await uploads.of(viktor)
    message = await pair.phone.say("See", pair.conversations[1], attachment_ids=[file["id"]])
    await pair.phone.call("identify", {"name": "Vera", "attributes": {"plan": "pro"}})
    await pair.laptop.call("identify", {"email": "vera@home.example", "attributes": {"plan": "free"}})
    note = await pair.desk.say("VIP", pair.conversations[1], kind="note")

    visitor = (await pair.desk.call("merge_visitors", pair.wish))["visitor"]

    assert (visitor["id"], visitor["name"], visitor["email"]) == (pair.kept_id, "Vera", "vera@home.example")
    assert visitor["attributes"] == {"plan": "free"}, "what was known of who stays counts"
    event = await pair.desk.receive("visitor_merged")
    assert event["data"] == {"merged_id": pair.merged_id, "visitor": visitor}
    page = await pair.desk.call("list_messages", {"conversation_id": pair.conversations[1]})
    authors = {message["id"]: message["author"]["id"] for message in page["messages"]}
    assert authors[message["id"]] == pair.kept_id and note["id"] in authors
    await pair.laptop.receive("conversation_updated")
    threads = (await pair.laptop.call("start", {}))["conversations"]
    assert {thread["id"] for thread in threads} == set(pair.conversations)
    assert await links_of(pair.laptop, file["id"])
    assert (await pair.desk.refusal("merge_visitors", pair.wish))["field"] == "merged_id"


async def test_both_devices_go_on_as_one(pair: Pair, connect: Connect, viktor: VisitorActor) -> None:
    await pair.desk.call("merge_visitors", pair.wish)

    assert (await pair.phone.receive("draining"))["retry_after_ms"] == 0
    await asyncio.wait_for(pair.phone.is_gone.wait(), 3)
    assert "session_revoked" not in [name for name, _ in pair.phone.heard_so_far()]
    phone = await connect(viktor)
    start = await phone.call("start", {})
    assert start["visitor"]["id"] == pair.kept_id
    assert {thread["id"] for thread in start["conversations"]} == set(pair.conversations)
    await phone.say("Still here", pair.conversations[1])
    assert (await pair.laptop.call("start", {}))["visitor"]["id"] == pair.kept_id


async def test_no_history_of_a_verified_visitor_comes_to_a_device_that_proved_nothing(
    pair: Pair, connect: Connect, ana: AgentActor, viktor: VisitorActor
) -> None:
    await prove(pair, pair.laptop, ana)

    await pair.desk.call("merge_visitors", pair.wish)

    start = await (await connect(viktor)).call("start", {})
    assert start["visitor"]["id"] not in (pair.kept_id, pair.merged_id) and start["conversations"] == []
    assert len((await pair.laptop.call("start", {}))["conversations"]) == 2


async def test_who_proves_it_later_shuts_the_other_devices_out(
    pair: Pair, connect: Connect, ana: AgentActor, viktor: VisitorActor
) -> None:
    await pair.desk.call("merge_visitors", pair.wish)

    await prove(pair, pair.laptop, ana)

    assert (await (await connect(viktor)).call("start", {}))["conversations"] == []
    assert len((await pair.laptop.call("start", {}))["conversations"]) == 2


async def test_what_cannot_be_merged(pair: Pair, connect: Connect, services: Services, ana: AgentActor) -> None:
    site = await Site.create(workspace_id=ana.workspace_id, name="Blog", key="blog", created_at=services.clock.now())
    reader = await (await connect(VisitorActor(site))).say("From the blog")
    await prove(pair, pair.phone, ana)

    verified = await pair.desk.refusal("merge_visitors", pair.wish)
    elsewhere = await pair.desk.refusal("merge_visitors", pair.wish | {"merged_id": reader["author"]["id"]})
    same = await pair.desk.refusal("merge_visitors", pair.wish | {"merged_id": pair.kept_id})

    assert (verified["code"], verified["field"]) == (elsewhere["code"], elsewhere["field"]) == ("conflict", "merged_id")
    assert (same["code"], same["field"]) == ("invalid_payload", "merged_id")
    assert len((await pair.phone.call("start", {}))["conversations"]) == 1


async def test_who_was_blocked_stays_so(pair: Pair) -> None:
    await pair.desk.call("block_visitor", {"visitor_id": pair.merged_id})

    merged = await pair.desk.call("merge_visitors", pair.wish)

    assert merged["visitor"]["is_blocked"]
    await asyncio.wait_for(pair.laptop.is_gone.wait(), 3)


async def test_what_was_sent_as_either_under_one_client_id_is_kept(
    pair: Pair, connect: Connect, ana: AgentActor
) -> None:
    """A browser that became somebody else before it heard that its first message was kept sends it once more."""
    twice = {"client_id": "5b0f1c1e-0000-4000-8000-000000000000", "body": "Hello?"}
    for tab in (pair.laptop, pair.phone):
        await tab.call("send_message", twice)

    await pair.desk.call("merge_visitors", pair.wish)

    threads = (await pair.laptop.call("start", {}))["conversations"]
    assert [thread["messages"][-1]["body"] for thread in threads].count("Hello?") == 2
    again = await pair.laptop.call("send_message", twice)
    assert again["message"]["conversation_id"] in {thread["id"] for thread in threads}
    assert len((await pair.laptop.call("start", {}))["conversations"]) == len(threads)
