"""Agents find what was written and who wrote it, by its words, and nothing of anybody else's."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from chatting_rt.domain import search
from chatting_rt.settings import Settings
from models import Message, Visitor, Workspace
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.client import Client
from tests.support.statements import cost
from tests.support.uploads import Uploads

SLOWLY = """
SELECT id, seq, 0.1::real AS score FROM message m
WHERE workspace_id = $1 AND search @@ $2::text::tsquery AND $3::text <> '' AND seq < $4 AND seq >= $5
AND pg_sleep(3) IS NOT NULL
/* {filters} {window} {order} {matches} */
"""
TOO_SLOW = (search.HAS_WORDS, "(SELECT m.seq FROM pg_sleep(3))")


@pytest.fixture
def settings(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr("chatting_rt.infra.sockets.server.FRAMES_PER_SECOND", 10**6)
    return Settings(host="127.0.0.1", port=0, data_dir=tmp_path, rate_limits=False)


@pytest.fixture
async def tab(connect: Connect, vera: VisitorActor) -> Client:
    return await connect(vera)


@pytest.fixture
async def desk(connect: Connect, ana: AgentActor) -> Client:
    await Workspace.filter(id=ana.workspace_id).update(language="english")
    return await connect(ana)


async def bodies(desk: Client, query: str, **filters: Any) -> list[str]:
    found = await desk.call("search", {"query": query, **filters})
    return [hit["message"]["body"] for hit in found["messages"]]


async def every_page(desk: Client, query: str, **filters: Any) -> list[str]:
    pages, cursor = [], None
    while True:
        found = await desk.call("search", {"query": query, "cursor": cursor, **filters})
        pages += [hit["message"]["body"] for hit in found["messages"]]
        cursor = found["next_cursor"]
        if cursor is None:
            return pages


async def test_words_are_found_as_they_stand_by_their_stems_and_begun(desk: Client, tab: Client) -> None:
    await tab.say("My parcels were DELIVERED to Łódź yesterday")
    await tab.say("Nothing to see here")

    for query in ("delivered", "delivering parcel", "łódź", "parcels yest", '"delivered to"', "refund or parcel"):
        assert await bodies(desk, query) == ["My parcels were DELIVERED to Łódź yesterday"], query
    for query in ("parcels -yesterday", '"to delivered"', "parcels refund", "p", "?!", "''", "the", ":* & |", "\\"):
        assert await bodies(desk, query) == [], query


async def test_each_workspace_is_read_in_its_own_language(
    desk: Client, tab: Client, ana: AgentActor, connect: Connect
) -> None:
    await Workspace.filter(id=ana.workspace_id).update(language="german")
    first = await tab.say("Die Häuser sind schön")
    await tab.say("Zwei Pakete fehlen", first["conversation_id"])

    assert await bodies(desk, "Haus") == ["Die Häuser sind schön"]
    assert await bodies(desk, "Pakets") == ["Zwei Pakete fehlen"]


async def test_the_passage_is_told_in_parts_and_never_as_markup(desk: Client, tab: Client) -> None:
    await tab.say("<b>Is</b> \ue000my\ue001 refund <script>on</script> its way? Refunds take long.")

    (hit,) = (await desk.call("search", {"query": "refund"}))["messages"]

    assert [part["text"] for part in hit["excerpt"] if part["is_match"]] == ["refund", "Refunds"]
    assert "".join(part["text"] for part in hit["excerpt"]) == (
        "<b>Is</b> my refund <script>on</script> its way? Refunds take long"
    )
    assert hit["conversation"]["id"] == hit["message"]["conversation_id"]
    assert hit["conversation"]["visitor"]["id"] == hit["message"]["author"]["id"]


async def test_filters_narrow_it_down(
    desk: Client, tab: Client, ana: AgentActor, ben: AgentActor, connect: Connect, uploads: Uploads, vera: VisitorActor
) -> None:
    second = await connect(ben)
    one = (await tab.say("refund, asks Vera"))["conversation_id"]
    other = (await tab.say("refund, asks Vera again"))["conversation_id"]
    file = await uploads.of(vera)
    picture = await tab.say("refund, see the picture", one, attachment_ids=[file["id"]])
    await desk.say("refund, answers Ana", one)
    await second.say("refund, notes Ben", other, kind="note")
    await desk.call("assign_conversation", {"conversation_id": one, "assignee_id": str(ben.id)})
    await desk.call("set_conversation_status", {"conversation_id": other, "status": "resolved"})

    async def found(**filters: Any) -> set[str]:
        return {body.removeprefix("refund, ") for body in await bodies(desk, "refund", **filters)}

    assert len(await found()) == 5
    assert await found(kind="note") == {"notes Ben"}
    assert await found(written_by="agent") == {"answers Ana", "notes Ben"}
    assert await found(author_id=str(ana.id)) == {"answers Ana"}
    assert await found(assignee_id=str(ben.id)) == {"asks Vera", "see the picture", "answers Ana"}
    assert await found(assignee_id=None) == await found(status="resolved") == {"asks Vera again", "notes Ben"}
    assert await found(has_file=True) == {"see the picture"}
    assert "see the picture" not in await found(written_after=picture["created_at"].replace("Z", "999Z"))
    assert await found(written_before="2001-01-01T00:00:00Z") == set()
    assert await found(status="open", written_by="agent", assignee_id=str(ben.id), kind="note") == set()


async def test_the_best_come_first_and_every_page_follows_the_last(
    desk: Client, tab: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "WINDOW", 5)
    id = (await tab.say("refund refund refund"))["conversation_id"]
    for n in range(1, 13):
        await tab.say(f"refund {n}" + " refund" * (n == 9), id)

    pages = await every_page(desk, "refund", limit=2)

    newest = ["refund 9 refund", "refund 12", "refund 11", "refund 10", "refund 8"]
    assert pages == [*newest, *(f"refund {n}" for n in range(7, 2, -1)), "refund refund refund", "refund 2", "refund 1"]


async def test_a_wrong_guess_of_the_database_is_made_good(
    desk: Client, tab: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "AS_GUESSED", TOO_SLOW)
    monkeypatch.setattr(search, "STATEMENT_TIMEOUT_MS", 200)
    await tab.say("refund")

    assert await bodies(desk, "refund") == ["refund"]


async def test_what_no_index_has_in_time_is_found_by_paging_on(
    desk: Client, tab: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "STRETCH", 4)
    monkeypatch.setattr(search, "AS_GUESSED", TOO_SLOW)
    monkeypatch.setattr(search, "BY_WORDS", TOO_SLOW)
    monkeypatch.setattr(search, "STATEMENT_TIMEOUT_MS", 200)
    id = (await tab.say("the refund"))["conversation_id"]
    for n in range(9):
        await tab.say(f"refund {n}" if n > 5 else f"other {n}", id)

    assert await every_page(desk, "refund", limit=2) == ["refund 8", "refund 7", "refund 6", "the refund"]


async def test_people_are_found_by_name_and_address(desk: Client, tab: Client, vera: VisitorActor) -> None:
    hello = await tab.say("Hello")
    newest = await tab.say("Hello again")
    id = hello["author"]["id"]
    await Visitor.filter(id=id).update(name="Vera Lindqvist", email="vera.l@shop.example")

    for query in ("lindq", "Vera Lindqvist", "vera.l@shop.example", "shop", "vera"):
        found = await desk.call("search", {"query": query})
        assert [person["id"] for person in found["visitors"]] == [newest["conversation_id"]], query
        assert found["visitors"][0]["visitor"]["name"] == "Vera Lindqvist"
    assert (await desk.call("search", {"query": "viktor"}))["visitors"] == []


async def test_what_changed_is_found_by_its_new_words_and_what_is_gone_not_at_all(desk: Client, tab: Client) -> None:
    message = await tab.say("my card is 4111")
    other = await tab.say("my card is blue", message["conversation_id"])

    await Message.filter(id=message["id"]).update(body="my cat is black")
    await Message.filter(id=other["id"]).delete()

    assert await bodies(desk, "card") == []
    assert await bodies(desk, "4111") == []
    assert await bodies(desk, "cat") == ["my cat is black"]


async def test_strangers_words_are_not_found(
    desk: Client, connect: Connect, olga: AgentActor, vlad: VisitorActor
) -> None:
    await (await connect(vlad)).say("A secret of Vlad's")
    await Visitor.filter(workspace_id=olga.workspace_id).update(name="Vlad")

    assert await desk.call("search", {"query": "secret"}) == await desk.call("search", {"query": "nowhere"})
    assert (await desk.call("search", {"query": f"w:{olga.workspace_id} or vlad"}))["visitors"] == []
    assert await bodies(desk, f"secret or 'w:{olga.workspace_id}'") == []
    assert len(await bodies(await connect(olga), "secret")) == 1


async def test_what_would_take_too_long_is_refused_in_time(
    desk: Client, tab: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    await tab.say("refund")
    monkeypatch.setattr(search, "STATEMENT_TIMEOUT_MS", 30)
    monkeypatch.setattr(search, "MATCHES", SLOWLY)

    assert (await desk.refusal("search", {"query": "refund"}))["code"] == "too_broad"
    monkeypatch.undo()
    assert await bodies(desk, "refund") == ["refund"]


async def test_hostile_queries_are_answered(desk: Client, tab: Client) -> None:
    await tab.say("refund " * 1000)
    hostile = [
        "refund " * 28, "-refund", "or or or", '"' * 200, "a or " * 39, "((((", "!" * 200, "\u202e\u0301" * 90,
        "ﷺ" * 200,
        "'; DROP TABLE message; --", "%", "refund:*", "<->" * 60, "-" * 200, "😀", "refund\\", "a" * 200, "x " * 99,
    ]  # fmt: skip
    for query in hostile:
        ack = await desk.ack("search", {"query": query})
        assert ack["ok"] or ack["error"]["code"] == "too_broad", (query, ack)
    for query in ("", "x" * 201, "\0", 5, None):
        assert (await desk.refusal("search", {"query": query}))["code"] == "invalid_payload"
    for cursor in ({"top": -1}, {"top": "1"}, {"top": 1, "score": "x"}, {"top": 1, "id": str(uuid4())}, "x"):
        assert (await desk.refusal("search", {"query": "refund", "cursor": cursor}))["code"] == "invalid_payload"


async def test_as_many_statements_for_many_hits_as_for_one(desk: Client, tab: Client) -> None:
    await tab.say("refund")
    for_one = await cost(lambda: bodies(desk, "refund"))
    for n in range(30):
        await tab.say(f"refund {n}")
    for_many = await cost(lambda: bodies(desk, "refund", limit=50))

    assert len(await bodies(desk, "refund", limit=50)) == 31
    assert len(for_many) == len(for_one) <= 11, for_one
