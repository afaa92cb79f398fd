"""Visitors: who they say they are, what the team notes of them, and how they are kept out."""

from __future__ import annotations

from typing import Any

import pytest

from models import Visitor
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.client import Client
from tests.support.knocking import refusal_at_the_door

VERA = {"name": "Vera", "email": "vera@home.example", "attributes": {"plan": "pro", "seats": 5, "is_paying": True}}


async def visitor_of(desk: Client, message: dict[str, Any]) -> Any:
    conversation = await desk.call("get_conversation", {"conversation_id": message["conversation_id"]})
    return conversation["item"]["conversation"]["visitor"]


async def test_agents_hear_who_a_visitor_is(connect: Connect, ana: AgentActor, vera: VisitorActor) -> None:
    tab, desk = await connect(vera), await connect(ana)
    message = await tab.say("Hello")

    known = await tab.call("identify", VERA)

    assert known["visitor"] == {
        "id": message["author"]["id"],
        "name": "Vera",
        "email": "vera@home.example",
        "is_verified": False,
    }
    told = (await desk.receive("visitor_updated"))["data"]
    assert {name: told[name] for name in VERA} == VERA
    assert await visitor_of(desk, message) == told
    assert (await tab.say("It is me", message["conversation_id"]))["author"]["name"] == "Vera"


async def test_who_identifies_before_writing_is_kept(connect: Connect, ana: AgentActor, vera: VisitorActor) -> None:
    tab, desk = await connect(vera), await connect(ana)

    known = await tab.call("identify", VERA)

    assert (await desk.receive("visitor_updated"))["data"]["id"] == known["visitor"]["id"]
    message = await tab.say("Hello")
    assert (message["author"]["id"], message["author"]["name"]) == (known["visitor"]["id"], "Vera")


async def test_what_is_said_again_tells_nobody(connect: Connect, ana: AgentActor, vera: VisitorActor) -> None:
    tab, desk = await connect(vera), await connect(ana)
    first = await tab.call("identify", VERA)
    head = (await desk.receive("visitor_updated"))["seq"]

    again = await tab.call("identify", VERA)

    assert again == first
    assert (await desk.call("start", {}))["head"] == head


async def test_attributes_join_and_null_takes_away(connect: Connect, ana: AgentActor, vera: VisitorActor) -> None:
    tab, desk = await connect(vera), await connect(ana)
    message = await tab.say("Hello")
    await tab.call("identify", VERA)
    about = {"visitor_id": message["author"]["id"]}

    changed = await desk.call("update_visitor", about | {"attributes": {"seats": None, "city": "Bonn"}, "email": None})

    visitor = changed["visitor"]
    assert visitor["attributes"] == {"plan": "pro", "is_paying": True, "city": "Bonn"}
    assert (visitor["name"], visitor["email"]) == ("Vera", None)


async def test_with_a_name_comes_another_token(connect: Connect, url: str, ana: AgentActor, vera: VisitorActor) -> None:
    """Whoever planted the old one in Vera's browser holds nothing."""
    tab = await connect(vera)
    await tab.say("My secret")
    old = (await tab.call("start", {}))["visitor_token"]
    thief = await connect(VisitorActor(ana.site, old))
    assert (await thief.call("start", {}))["conversations"]

    new = (await tab.call("identify", VERA))["visitor_token"]

    assert new != old
    assert (await thief.refusal("start", {}))["code"] == "unauthorized"
    await thief.receive("session_revoked")
    assert (await (await connect(VisitorActor(ana.site, old))).call("start", {}))["conversations"] == []
    assert (await (await connect(VisitorActor(ana.site, new))).call("start", {}))["conversations"]
    assert (await tab.call("start", {}))["visitor_token"] == new


async def test_claiming_an_address_opens_nothing(
    connect: Connect, ana: AgentActor, vera: VisitorActor, viktor: VisitorActor
) -> None:
    tab, other = await connect(vera), await connect(viktor)
    await tab.say("Vera's secret")
    await tab.call("identify", VERA)

    claimed = await other.call("identify", VERA)

    start = await other.call("start", {})
    assert start["conversations"] == []
    assert claimed["visitor"]["id"] != (await tab.call("start", {}))["visitor"]["id"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "  "}, "name"),
        ({"name": 5}, "name"),
        ({"name": "x" * 201}, "name"),
        ({"email": "nobody"}, "email"),
        ({"email": "a@b.example\nBcc: all@b.example"}, "email"),
        ({"attributes": []}, "attributes"),
        ({"attributes": {"": 1}}, "attributes"),
        ({"attributes": {"x" * 61: 1}}, "attributes"),
        ({"attributes": {"plan": {"deep": 1}}}, "attributes"),
        ({"attributes": {"plan": ["pro"]}}, "attributes"),
        ({"attributes": {"plan": "x" * 501}}, "attributes"),
        ({"attributes": {"plan": 2**53}}, "attributes"),
        ({"attributes": {"plan": "\0"}}, "attributes"),
        ({"attributes": {"half \ud800": 1}}, "attributes"),
        ({"attributes": {str(n): n for n in range(51)}}, "attributes"),
        ({"blocked_at": None}, None),
        ({"workspace_id": "x"}, None),
    ],
)
async def test_what_is_no_fact_is_refused(
    connect: Connect, vera: VisitorActor, wrong: dict[str, Any], field: str | None
) -> None:
    tab = await connect(vera)

    refusal = await tab.refusal("identify", wrong)

    assert refusal["code"] == "invalid_payload"
    assert field is None or refusal["field"].split(".")[0].split("[")[0] == field
    assert await Visitor.all().count() == 0


async def test_fifty_attributes_are_the_most(connect: Connect, vera: VisitorActor) -> None:
    tab = await connect(vera)
    await tab.call("identify", {"attributes": {f"a{n}": n for n in range(50)}})

    refusal = await tab.refusal("identify", {"attributes": {"one": "more"}})

    assert (refusal["code"], refusal["field"]) == ("invalid_payload", "attributes")
    await tab.call("identify", {"attributes": {"a1": None, "one": "more"}})


async def test_who_is_blocked_is_cut_and_kept_out(
    connect: Connect, url: str, ana: AgentActor, ben: AgentActor, vera: VisitorActor
) -> None:
    tab, desk, colleague = await connect(vera), await connect(ana), await connect(ben)
    message = await tab.say("Spam")
    vera.token = (await tab.call("start", {}))["visitor_token"]
    about = {"visitor_id": message["author"]["id"]}

    blocked = (await desk.call("block_visitor", about))["visitor"]

    assert blocked["is_blocked"]
    assert (await colleague.receive("visitor_updated"))["data"] == blocked
    assert (await tab.refusal("start", {}))["code"] == "blocked"
    await tab.receive("session_revoked", within=2)
    assert (await refusal_at_the_door(Client(url, "/visitor", vera.auth())))["code"] == "blocked"
    assert (await colleague.call("list_blocked_visitors"))["visitors"] == [blocked]

    await desk.call("unblock_visitor", about)

    assert (await colleague.call("list_blocked_visitors"))["visitors"] == []
    assert (await (await connect(vera)).call("start", {}))["conversations"]


async def test_blocking_again_tells_nobody(connect: Connect, ana: AgentActor, vera: VisitorActor) -> None:
    tab, desk = await connect(vera), await connect(ana)
    about = {"visitor_id": (await tab.say("Spam"))["author"]["id"]}
    await desk.call("block_visitor", about)
    head = (await desk.call("start", {}))["head"]

    await desk.call("block_visitor", about)

    assert (await desk.call("start", {}))["head"] == head


async def test_a_flood_of_identities_is_stopped_by_address(connect: Connect, ana: AgentActor) -> None:
    for _ in range(20):
        tab = await connect(VisitorActor(ana.site))
        await tab.call("identify", {"name": "Flood"})
        await tab.leave()

    refusal = await (await connect(VisitorActor(ana.site))).refusal("identify", {"name": "Flood"})

    assert refusal["code"] == "rate_limited"
    assert refusal["retry_after"] > 0
    assert await Visitor.all().count() == 20


async def test_all_that_a_visitor_wrote_is_found_in_pages(
    connect: Connect, ana: AgentActor, olga: AgentActor, vera: VisitorActor, viktor: VisitorActor
) -> None:
    tab, desk = await connect(vera), await connect(ana)
    asked = [await tab.say(f"Question {n}") for n in range(5)]
    await (await connect(viktor)).say("Not Vera")
    resolved = {"conversation_id": asked[4]["conversation_id"], "status": "resolved"}
    await desk.call("set_conversation_status", resolved)
    about = {"visitor_id": asked[0]["author"]["id"]}

    found, cursor = [], None
    for _ in range(3):
        page = await desk.call("list_visitor_conversations", about | {"cursor": cursor, "limit": 2})
        found += [item["conversation"]["id"] for item in page["items"]]
        cursor = page["next_cursor"]

    assert found == [message["conversation_id"] for message in reversed(asked)]
    assert cursor is None
    assert (await (await connect(olga)).refusal("list_visitor_conversations", about))["code"] == "not_found"
