"""Agents find what was written and who wrote it, by its words, and nothing of anybody else's."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from chatting_rt.domain import search_windows
from chatting_rt.services import Services
from chatting_rt.settings import Settings
from models import Message, Visitor, Workspace
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.client import Client
from tests.support.statements import cost
from tests.support.uploads import Uploads

SLOWLY = "(SELECT m.created_at FROM pg_sleep({seconds}))"
"""An order that takes so long for each match."""
LONG_AGO = "UPDATE message SET created_at = created_at - (now() - created_at + interval '1 day' * $2) WHERE id = $1"


@pytest.fixture(name="settings")
def _settings(unlimited: Settings) -> Settings:
    return unlimited


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
    monkeypatch.setattr(search_windows, "WINDOW", 5)
    id = (await tab.say("refund refund refund"))["conversation_id"]
    for n in range(1, 13):
        await tab.say(f"refund {n}" + " refund" * (n == 9), id)

    pages = await every_page(desk, "refund", limit=2)

    newest = ["refund 9 refund", "refund 12", "refund 11", "refund 10", "refund 8"]
    assert pages == [*newest, *(f"refund {n}" for n in range(7, 2, -1)), "refund refund refund", "refund 2", "refund 1"]


async def test_a_wrong_guess_of_the_database_is_made_good(
    desk: Client, tab: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_windows, "FEW", -1)
    monkeypatch.setattr(search_windows, "BY_TIME", SLOWLY.format(seconds=0.02))
    id = (await tab.say("refund"))["conversation_id"]
    for _ in range(3):
        await tab.say("refund", id)

    assert await bodies(desk, "refund") == ["refund"] * 4


@pytest.mark.parametrize("query", ["refund", '"the refund"'])
async def test_what_takes_long_is_found_some_days_at_a_time(
    desk: Client, tab: Client, services: Services, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    async def in_vain(*_: object) -> None: ...

    monkeypatch.setattr(search_windows, "_at_once", in_vain)
    monkeypatch.setattr(search_windows, "BUDGET", 0)
    monkeypatch.setattr(search_windows, "WINDOW", 3)
    id = (await tab.say("the refund, first"))["conversation_id"]
    for days in (900, 500, 499, 30, 3, 3, 3, 3, 0):
        said = await tab.say(f"{'the refund' if days != 30 else 'nothing'}, {days} days ago", id)
        await services.database.fetch(LONG_AGO, UUID(said["id"]), days)

    first = await desk.call("search", {"query": query})
    pages = await every_page(desk, query, limit=2)

    assert sorted(hit["message"]["body"] for hit in first["messages"]) == [
        "the refund, 0 days ago",
        "the refund, first",
    ]
    assert first["next_cursor"]["top"]["at"] <= first["messages"][0]["message"]["created_at"]
    ages = [0 if "first" in body else int(body.split(", ")[1].split()[0]) for body in pages]
    assert ages == [0, 0, 3, 3, 3, 3, 499, 500, 900]
    recent = (datetime.now(UTC) - timedelta(days=400)).isoformat()
    assert len(await every_page(desk, query, written_after=recent)) == 6
    assert len(await every_page(desk, query, written_before=recent)) == 3


async def test_days_with_too_much_in_them_are_divided(
    desk: Client, tab: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_windows, "FEW", -1)
    monkeypatch.setattr(search_windows, "BY_WORDS", SLOWLY.format(seconds=0.02))
    id = (await tab.say("the refund"))["conversation_id"]
    for _ in range(3):
        await tab.say("the refund", id)

    assert len(await every_page(desk, '"the refund"')) == 4


async def test_people_are_found_by_name_and_address(desk: Client, tab: Client, vera: VisitorActor) -> None:
    hello = await tab.say("Hello")
    newest = await tab.say("Hello again")
    id = hello["author"]["id"]
    await Visitor.filter(id=id).update(name="Vera Lindqvist", email="vera.l@shop.example")

    for query in ("lindq", "Vera Lindqvist", "vera.l@shop.example", "shop", "vera"):
        found = await desk.call("search", {"query": query})
        assert [person["id"] for person in found["visitors"]] == [newest["conversation_id"]], query
        assert found["visitors"][0]["visitor"]["name"] == "Vera Lindqvist"
    for query in ("viktor", "-viktor"):
        assert (await desk.call("search", {"query": query}))["visitors"] == []


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
    monkeypatch.setattr(search_windows, "STATEMENT_TIMEOUT_MS", 50)
    monkeypatch.setattr(search_windows, "BY_TIME", SLOWLY.format(seconds=3))
    monkeypatch.setattr(search_windows, "BY_WORDS", SLOWLY.format(seconds=3))

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
    top = {"at": "2026-01-01T00:00:00Z", "seq": 1}
    for cursor in (
        {"top": 1}, {"top": top | {"seq": -1}}, {"top": top | {"at": "0001-01-01T00:00:00+14:00"}},
        {"top": top, "span": 0},
        {"top": top, "bottom": "0999-01-01T00:00:00Z"},
        {"top": top, "bottom": top}, {"top": top, "id": str(uuid4())}, "x",
    ):  # fmt: skip
        assert (await desk.refusal("search", {"query": "refund", "cursor": cursor}))["code"] == "invalid_payload"


@pytest.mark.parametrize(("few", "statements"), [(search_windows.FEW, 12), (-1, 17)], ids=["at once", "by days"])
async def test_as_many_statements_for_many_hits_as_for_one(
    desk: Client, tab: Client, monkeypatch: pytest.MonkeyPatch, few: int, statements: int
) -> None:
    monkeypatch.setattr(search_windows, "FEW", few)
    await tab.say("the refund")
    for_one = await cost(lambda: bodies(desk, '"the refund"'))
    for n in range(30):
        await tab.say(f"the refund {n}")
    for_many = await cost(lambda: bodies(desk, '"the refund"', limit=50))

    assert len(await bodies(desk, '"the refund"', limit=50)) == 31
    assert len(for_many) == len(for_one) <= statements, for_one
