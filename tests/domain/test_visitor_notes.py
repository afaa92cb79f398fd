"""What agents note of a visitor, for each other."""

from __future__ import annotations

from typing import Any

from chatting_rt.services import Services
from chatting_rt.wire.visitor_notes import MOST_NOTES
from models import VisitorNote
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.client import Client


def bodies(answer: dict[str, Any]) -> list[str]:
    return [note["body"] for note in answer["notes"]]


async def noted(desk: Client, visitor_id: str, body: str) -> str:
    """Its id."""
    answer = await desk.call("add_visitor_note", {"visitor_id": visitor_id, "body": body})
    return str(answer["notes"][0]["id"])


async def test_colleagues_read_who_noted_what_and_the_visitor_is_not_told(
    connect: Connect, ana: AgentActor, ben: AgentActor, vera: VisitorActor
) -> None:
    tab, desk, colleague = await connect(vera), await connect(ana), await connect(ben)
    about = await tab.say("Hello")
    visitor_id = about["author"]["id"]
    await colleague.call("set_viewing", {"conversation_id": about["conversation_id"]})

    id = await noted(desk, visitor_id, "Prefers the phone")

    assert await colleague.receive("visitor_notes_changed") == {"visitor_id": visitor_id}
    [note] = (await colleague.call("list_visitor_notes", {"visitor_id": visitor_id}))["notes"]
    assert (note["author"]["name"], note["body"], note["edited_at"]) == ("Ana", "Prefers the phone", None)
    await noted(colleague, visitor_id, "Met her at the fair")
    edited = await desk.call("edit_visitor_note", {"visitor_note_id": id, "body": "Prefers mail"})
    assert bodies(edited) == ["Met her at the fair", "Prefers mail"]
    assert edited["notes"][1]["edited_at"] is not None
    assert bodies(await desk.call("delete_visitor_note", {"visitor_note_id": id})) == ["Met her at the fair"]

    await desk.say("Good morning", about["conversation_id"])
    await tab.receive("message_created")
    assert "note" not in str(tab.heard_so_far())


async def test_a_note_is_its_authors_and_an_admin_may_delete_it(
    connect: Connect, ana: AgentActor, ben: AgentActor, vera: VisitorActor
) -> None:
    tab, desk, colleague = await connect(vera), await connect(ana), await connect(ben)
    visitor_id = (await tab.say("Hello"))["author"]["id"]
    anas, bens = await noted(desk, visitor_id, "Ana's"), await noted(colleague, visitor_id, "Ben's")

    for name, more in (("edit_visitor_note", {"body": "Mine"}), ("delete_visitor_note", {})):
        assert (await colleague.refusal(name, {"visitor_note_id": anas, **more}))["code"] == "forbidden"
    refused = await desk.refusal("edit_visitor_note", {"visitor_note_id": bens, "body": "Mine"})
    assert refused["code"] == "forbidden"
    assert bodies(await desk.call("delete_visitor_note", {"visitor_note_id": bens})) == ["Ana's"]


async def test_notes_are_some_and_short(
    services: Services, connect: Connect, ana: AgentActor, vera: VisitorActor
) -> None:
    desk = await connect(ana)
    visitor_id = (await (await connect(vera)).say("Hello"))["author"]["id"]
    for body in ("", " \n", "x" * 4001):
        refused = await desk.refusal("add_visitor_note", {"visitor_id": visitor_id, "body": body})
        assert (refused["code"], refused["field"]) == ("invalid_payload", "body")
    now = services.clock.now()
    row = {"workspace_id": ana.workspace_id, "visitor_id": visitor_id, "author_id": ana.id, "created_at": now}
    await VisitorNote.bulk_create([VisitorNote(**row, body="A note") for _ in range(MOST_NOTES)])
    refused = await desk.refusal("add_visitor_note", {"visitor_id": visitor_id, "body": "One more"})
    assert refused["code"] == "conflict"


async def test_a_visitors_deletion_takes_them_along(
    services: Services, connect: Connect, ana: AgentActor, vera: VisitorActor
) -> None:
    desk = await connect(ana)
    visitor_id = (await (await connect(vera)).say("Hello"))["author"]["id"]
    await noted(desk, visitor_id, "Prefers mail")
    await desk.call("delete_visitor", {"visitor_id": visitor_id})
    assert await services.database.value("SELECT count(*) FROM visitor_note") == 0
    assert (await desk.refusal("list_visitor_notes", {"visitor_id": visitor_id}))["code"] == "not_found"
