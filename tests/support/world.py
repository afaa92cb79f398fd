"""Vera and Ana among strangers: one of everything that they have, and ids of all that is not theirs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from chatting_rt.services import Services
from models import Site
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.client import Client
from tests.support.owned import (
    api_token_of,
    avatar_of,
    blocked_address_of,
    canned_reply_of,
    deleted,
    identity_secret_of,
    invitation_of,
    label_of,
    saved_view_of,
    session_of,
    team_of,
    visitor_note_of,
)
from tests.support.passwords import give_password
from tests.support.payloads import Payloads
from tests.support.uploads import Uploads

NAMED = {
    "conversation_id": "conversation",
    "conversation_ids": "conversation",
    "message_id": "message",
    "before": "message",
    "quoted_message_id": "message",
    "assignee_id": "agent",
    "expected_assignee_id": "agent",
    "site_id": "site",
    "session_id": "session",
    "attachment_ids": "upload",
    "file_ids": "file",
    "team_id": "team",
    "label_id": "label",
    "label_ids": "label",
    "filters": "label",
    "agent_ids": "agent",
    "mentions": "agent",
    "author_id": "agent",
    "visitor_id": "visitor",
    "merged_id": "visitor",
    "file_id": "upload",
    "agent_id": "agent",
    "invitation_id": "invitation",
    "api_token_id": "api_token",
    "avatar_id": "avatar",
    "canned_reply_id": "canned_reply",
    "blocked_address_id": "blocked_address",
    "saved_view_id": "saved_view",
    "identity_secret_id": "identity_secret",
    "visitor_note_id": "visitor_note",
}
"""What an id in a field of this name is the id of."""
KEPT = (
    "rating",
    "conversation",
    "message",
    "event",
    "read_position",
    "visitor",
    "site",
    "membership",
    "workspace",
    "session",
    "file",
    "team",
    "team_member",
    "label",
    "conversation_label",
    "invitation",
    "api_token",
    "hours",
    "routing",
    "canned_reply",
    "blocked_address",
    "saved_view",
    "draft",
    "identity_secret",
    "visit",
    "tracked_event",
    "visitor_note",
)


@dataclass
class World:
    """Vera's and Ana's ids are `own`; all others are nothing to them."""

    services: Services
    tab: Client
    desk: Client
    own: dict[str, str]
    strangers: dict[str, dict[str, dict[str, str]]]
    """By namespace, then by what makes it strange."""

    def asker(self, namespace: str) -> Client:
        return self.tab if namespace == "/visitor" else self.desk

    async def payloads(self, namespace: str) -> Payloads:
        epoch = (await self.asker(namespace).call("start", {}))["epoch"]
        return Payloads({name: as_sent(name, self.owned(namespace, noun)) for name, noun in NAMED.items()}, epoch)

    def owned(self, namespace: str, noun: str) -> str:
        return self.own.get(f"{namespace} {noun}") or self.own[noun]

    async def everything(self) -> list[Any]:
        return [await self.services.database.fetch(f"SELECT * FROM {table} t ORDER BY t::text") for table in KEPT]


def as_sent(field: str, id: object) -> object:
    if field == "filters":
        return {"label_ids": [id]}
    return [id] if field == "mentions" or field.endswith("_ids") else id


async def make_world(
    services: Services,
    connect: Connect,
    uploads: Uploads,
    ana: AgentActor,
    ben: AgentActor,
    olga: AgentActor,
    vera: VisitorActor,
    viktor: VisitorActor,
    vlad: VisitorActor,
) -> World:
    tab, desk = await connect(vera), await connect(ana)
    own = await tab.say("Vera's question")
    note = await desk.say("A note on Vera", own["conversation_id"], kind="note")
    reply = await desk.say("An answer to Vera", own["conversation_id"])
    another = await tab.say("Vera's other question")
    viktors = await (await connect(viktor)).say("Viktor's question")
    vlads = await (await connect(vlad)).say("Vlad's question")
    await desk.call("assign_conversation", {"conversation_id": own["conversation_id"], "assignee_id": str(ben.id)})
    other_desk = await connect(olga)
    other_note = await other_desk.say("A note on Vlad", vlads["conversation_id"], kind="note")
    gone = await deleted(services, connect, uploads, VisitorActor(ana.site), ana)
    people = {"ana": ana, "ben": ben, "olga": olga, "vera": vera, "viktor": viktor}
    files = {name: [(await uploads.of(person))["id"] for _ in range(2)] for name, person in people.items()}
    about = own["conversation_id"]
    await tab.say("See", about, attachment_ids=files["vera"][:1])
    await desk.say("See", about, kind="note", attachment_ids=files["ana"][:1])
    await other_desk.say("See", vlads["conversation_id"], attachment_ids=files["olga"][:1])
    for helper, question in ((desk, own), (desk, viktors), (other_desk, vlads)):
        await help_with(helper, question["conversation_id"])
    foreign = {"conversation": vlads["conversation_id"], "message": vlads["id"]}
    foreign |= {"upload": files["olga"][1], "file": files["olga"][0], "visitor": vlads["author"]["id"]}
    random = {noun: str(uuid4()) for noun in set(NAMED.values())}
    mine = {
        "conversation": own["conversation_id"],
        "message": own["id"],
        "/agent message": reply["id"],
        "agent": str(ben.id),
        "site": str(ana.site.id),
        "session": await session_of(services, ana),
        "file": files["vera"][0],
        "/agent upload": files["ana"][1],
        "/visitor upload": files["vera"][1],
        "team": await team_of(services, ana),
        "label": await label_of(services, ana),
        "invitation": await invitation_of(services, ana),
        "api_token": await api_token_of(services, ana),
        "canned_reply": await canned_reply_of(services, ana),
        "blocked_address": await blocked_address_of(services, ana),
        "saved_view": await saved_view_of(services, ana),
        "visitor": viktors["author"]["id"],
        "other visitor": own["author"]["id"],
        "visitor_note": await visitor_note_of(services, ana, viktors["author"]["id"]),
        "avatar": await avatar_of(uploads, ana),
        "identity_secret": await identity_secret_of(services, ana),
    }
    await Site.create(workspace_id=ana.workspace_id, name="Blog", key="key-of-blog", created_at=services.clock.now())
    await give_password(ana.account_id)
    return World(
        services,
        tab,
        desk,
        mine,
        {
            "/agent": {
                "random": random,
                "deleted": gone,
                "foreign": foreign
                | {"agent": str(olga.id), "site": str(olga.site.id), "session": await session_of(services, olga)}
                | {"team": await team_of(services, olga), "invitation": await invitation_of(services, olga)}
                | {"api_token": await api_token_of(services, olga), "avatar": await avatar_of(uploads, olga)}
                | {"label": await label_of(services, olga)}
                | {"canned_reply": await canned_reply_of(services, olga)}
                | {"blocked_address": await blocked_address_of(services, olga)}
                | {"saved_view": await saved_view_of(services, olga, is_shared=True)}
                | {"identity_secret": await identity_secret_of(services, olga)}
                | {"visitor_note": await visitor_note_of(services, olga, vlads["author"]["id"])},
                "a colleague's": {
                    "saved_view": await saved_view_of(services, ben),
                    "session": await session_of(services, ben),
                    "avatar": await avatar_of(uploads, ben),
                    "upload": files["ben"][1],
                    "file": files["ben"][1],
                },
                "a visitor's": {"upload": files["vera"][1], "file": files["viktor"][1]},
                "sent already": {"upload": files["ana"][0]},
                "foreign note": {"message": other_note["id"]},
                "of another conversation": {"message": viktors["id"]},
                "of another kind": {
                    "conversation": own["id"],
                    "message": own["conversation_id"],
                    "agent": str(ana.account_id),
                    "site": str(ana.workspace_id),
                    "session": str(ana.account_id),
                    "team": str(ana.workspace_id),
                    "label": str(ana.workspace_id),
                    "invitation": str(ana.id),
                    "api_token": str(ana.id),
                    "canned_reply": str(ana.id),
                    "blocked_address": str(ana.id),
                    "saved_view": str(ana.id),
                    "visitor_note": str(ana.id),
                    "visitor": str(ana.id),
                    "avatar": files["ana"][1],
                    "identity_secret": str(ana.site.id),
                },
            },
            "/visitor": {
                "random": random,
                "deleted": gone,
                "foreign": foreign,
                "another visitor's": {
                    "conversation": viktors["conversation_id"],
                    "message": viktors["id"],
                    "upload": files["viktor"][1],
                    "file": files["viktor"][1],
                },
                "an agent's": {"upload": files["ana"][1], "file": files["ana"][1]},
                "sent already": {"upload": files["vera"][0]},
                "note": {"message": note["id"], "file": files["ana"][0]},
                "of another conversation": {"message": another["id"]},
                "of another kind": {"conversation": own["id"], "message": own["conversation_id"]},
            },
        },
    )


async def help_with(desk: Client, conversation_id: str) -> None:
    """So that the visitor may rate it."""
    await desk.say("There you are", conversation_id)
    await desk.call("set_conversation_status", {"conversation_id": conversation_id, "status": "resolved"})
