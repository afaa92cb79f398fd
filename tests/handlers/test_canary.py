"""Nothing that is the team's own reaches a visitor: not in an answer, not in an event, not as a number."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest

from chatting_rt.domain import heads
from chatting_rt.services import Services
from chatting_rt.settings import Settings
from handlers import agent, visitor  # noqa: F401 - importing them declares the commands
from handlers.base import declarations
from models import Account, Visitor
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.client import Client
from tests.support.payloads import Payloads, id_fields
from tests.support.uploads import Uploads

CANARY = "canary-8f2c"
FAR = 7_000_000_000
"""Where the workspace's numbers begin here; a conversation's own stay small."""


@pytest.fixture(name="settings")
def _settings(unlimited: Settings) -> Settings:
    return unlimited


class Ear:
    """Remembers all that a visitor's socket is answered and told."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.said: list[Any] = []

    async def ack(self, name: str, payload: Any) -> dict[str, Any]:
        answer = await self.client.ack(name, payload)
        self.said.append((name, answer))
        return answer

    async def say(self, body: str, conversation_id: str | None = None) -> dict[str, Any]:
        message = await self.client.say(body, conversation_id)
        self.said.append(("send_message", message))
        return message


def numbers(value: Any) -> Iterator[float]:
    if isinstance(value, dict):
        for part in value.values():
            yield from numbers(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from numbers(part)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield value


async def test_a_visitor_learns_nothing_of_the_teams_own(
    services: Services,
    connect: Connect,
    uploads: Uploads,
    ana: AgentActor,
    ben: AgentActor,
    vera: VisitorActor,
    viktor: VisitorActor,
) -> None:
    await services.database.fetch("UPDATE workspace SET seq = $1, trimmed_seq = $1", FAR)
    for person in (ana, ben):
        await Account.filter(id=person.account_id).update(email=f"{CANARY}-{person.name}@acme.example")
    ear, tab, desk, second = Ear(await connect(vera)), await connect(vera), await connect(ana), await connect(ben)
    neighbour = await connect(viktor)
    question = await ear.say("Hello")
    id = question["conversation_id"]
    theirs = await neighbour.say(f"{CANARY} from Viktor")
    await Visitor.filter(id=theirs["author"]["id"]).update(name=f"{CANARY} Viktor", email=f"{CANARY}@viktor.example")
    await desk.call("update_site", {"site_id": str(ana.site.id), "allowed_origins": [f"https://{CANARY}.example"]})

    file = await uploads.of(ana, f"{CANARY} within".encode(), f"{CANARY}.txt", alt=CANARY)
    note = await desk.say(f"{CANARY} in a note", id, kind="note", attachment_ids=[file["id"]])
    named = {
        "conversation_id": id, "message_id": note["id"], "before": note["id"], "assignee_id": str(ben.id),
        "expected_assignee_id": str(ben.id), "site_id": str(ana.site.id),
        "session_id": str(ana.id), "file_ids": [file["id"]], "conversation_ids": [id], "canned_reply_id": str(uuid4()),
        "identity_secret_id": str(uuid4()), "visitor_id": str(uuid4()), "merged_id": str(uuid4()),
        "blocked_address_id": str(uuid4()),
        "saved_view_id": str(uuid4()), "visitor_note_id": str(uuid4()),
        **{name: str(uuid4()) for name in ("agent_id", "api_token_id", "invitation_id", "label_id", "team_id")},
    }  # fmt: skip
    start = await desk.call("start", {})
    team = Payloads(named, start["epoch"])
    # Who left is cut within two seconds, so that comes last; so are the visitors of a site that is no more.
    for declared in sorted(declarations(), key=lambda declared: declared.name == "leave_workspace"):
        if declared.namespace == "/agent":
            given = {place.name: named[place.name] for place in id_fields(declared) if place.name in named}
            given |= {"kind": "note", "body": CANARY} if "kind" in declared.payload.__struct_fields__ else {}
            given |= {"site_id": str(uuid4())} if declared.name == "delete_site" else {}
            given |= {"conversation_id": str(uuid4())} if declared.name == "delete_conversation" else {}
            for somebody in (desk, second):
                await somebody.ack(declared.name, team.of(declared, **given))
    for message_id in (question["id"], note["id"]):
        own = Payloads(named | {"message_id": message_id, "before": message_id}, start["epoch"], {"body": "Hm"})
        for declared in declarations():
            if declared.namespace == "/visitor" and declared.name != "delete_my_data":
                given = {place.name: own.ids[place.name] for place in id_fields(declared) if place.name in own.ids}
                await ear.ack(declared.name, own.of(declared, **given))
    await ear.ack("sync", {"conversation_id": id, "epoch": start["epoch"], "since": 0})
    await ear.ack("start", {"epoch": start["epoch"], "since": 0})
    await heads.tell_heads(services)
    await desk.say("The last word", id)
    for socket in (ear.client, tab):
        while True:
            event = await socket.events.get()
            ear.said.append(event)
            if event[0] == "message_created" and event[1]["data"]["body"] == "The last word":
                break

    names = {name for name, _ in ear.said}
    assert {
        "message_created",
        "conversation_updated",
        "read_changed",
        "typing_changed",
        "head",
        "sync",
        "start",
    } <= names
    for name, payload in ear.said:
        told = json.dumps(payload)
        assert CANARY not in told, f"{name}: {told}"
        assert note["id"] not in told, f"{name}: {told}"
        assert '"note"' not in told, f"{name}: {told}"
        assert max(numbers(payload), default=0) < FAR // 2, f"{name} tells the workspace's number: {told}"
    said = json.dumps(await desk.call("list_messages", {"conversation_id": id}))
    assert CANARY in said, "the agents do have it"
    assert str(FAR)[:3] in said
