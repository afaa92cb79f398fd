"""Nothing crosses from a workspace to another, or from a visitor to another: a foreign thing looks like a missing one.

The matrix is made from the declared commands. A command with an id that has no row in `NAMED` fails here.
"""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from chatting_rt.domain.sessions import open_session, session_of
from chatting_rt.services import Services
from chatting_rt.settings import Settings
from handlers import agent, visitor  # noqa: F401 - importing them declares the commands
from handlers.base import declarations
from models import (
    Account,
    ApiToken,
    BlockedAddress,
    CannedReply,
    IdentitySecret,
    Invitation,
    Label,
    Membership,
    SavedView,
    Session,
    Site,
    Team,
    VisitorNote,
)
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.client import Client
from tests.support.knocking import refusal_at_the_door
from tests.support.passwords import give_password
from tests.support.payloads import IdField, Payloads, id_fields
from tests.support.uploads import Uploads, photo

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
EACH = {"conversation_ids"}
"""Ids that are answered for one by one: see test_bulk."""
CHOSEN = {"client_id"}
"""Ids that clients make up: whose they were before must not matter."""
REFUSED_AS: dict[str, tuple[str, str | None]] = {
    "conversation_id": ("not_found", None),
    "message_id": ("not_found", "message_id"),
    "before": ("not_found", "before"),
    "quoted_message_id": ("not_found", "quoted_message_id"),
    "assignee_id": ("not_found", "assignee_id"),
    "expected_assignee_id": ("conflict", "expected_assignee_id"),
    "site_id": ("not_found", None),
    "session_id": ("not_found", None),
    "attachment_ids": ("not_found", "attachment_ids"),
    "file_ids": ("not_found", "file_ids"),
    "team_id": ("not_found", None),
    "label_id": ("not_found", "label_id"),
    "label_ids": ("not_found", "label_ids"),
    "filters": ("not_found", "filters.label_ids"),
    "agent_ids": ("not_found", "agent_ids"),
    "mentions": ("not_found", "mentions"),
    "author_id": ("not_found", "author_id"),
    "visitor_id": ("not_found", None),
    "merged_id": ("not_found", "merged_id"),
    "file_id": ("not_found", "file_id"),
    "avatar_id": ("not_found", "avatar_id"),
    "agent_id": ("not_found", None),
    "invitation_id": ("not_found", None),
    "api_token_id": ("not_found", None),
    "canned_reply_id": ("not_found", None),
    "blocked_address_id": ("not_found", None),
    "saved_view_id": ("not_found", None),
    "identity_secret_id": ("not_found", None),
    "visitor_note_id": ("not_found", None),
}
"""How what the asker may not have is refused: the same for foreign, deleted and never there."""
NOT_IDS = [
    5,
    1.5,
    True,
    "",
    "mine",
    "x" * 36,
    {},
    [],
    {"id": 1},
    "00000000-0000-0000-0000-00000000000g",
    "\0",
    "' OR 1",
]
SAID = {"external_id"}
"""Ids by which others know a person. That saying one opens nothing, `test_identity.py` shows."""
FIELDS = [place for declared in declarations() for place in id_fields(declared) if place.name not in SAID]


def places(namespace: str) -> list[IdField]:
    return [place for place in FIELDS if place.declared.namespace == namespace and place.name not in CHOSEN | EACH]


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


@pytest.fixture
def settings(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr("chatting_rt.infra.sockets.server.FRAMES_PER_SECOND", 10**6)
    return Settings(host="127.0.0.1", port=0, data_dir=tmp_path, rate_limits=False)


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


@pytest.fixture
async def world(
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
    deleted = await _deleted(services, connect, uploads, VisitorActor(ana.site), ana)
    people = {"ana": ana, "ben": ben, "olga": olga, "vera": vera, "viktor": viktor}
    files = {name: [(await uploads.of(person))["id"] for _ in range(2)] for name, person in people.items()}
    about = own["conversation_id"]
    await tab.say("See", about, attachment_ids=files["vera"][:1])
    await desk.say("See", about, kind="note", attachment_ids=files["ana"][:1])
    await other_desk.say("See", vlads["conversation_id"], attachment_ids=files["olga"][:1])
    for helper, question in ((desk, own), (desk, viktors), (other_desk, vlads)):
        await _help(helper, question["conversation_id"])
    foreign = {"conversation": vlads["conversation_id"], "message": vlads["id"]}
    foreign |= {"upload": files["olga"][1], "file": files["olga"][0], "visitor": vlads["author"]["id"]}
    random = {noun: str(uuid4()) for noun in set(NAMED.values())}
    mine = {
        "conversation": own["conversation_id"],
        "message": own["id"],
        "/agent message": reply["id"],
        "agent": str(ben.id),
        "site": str(ana.site.id),
        "session": await _session(services, ana),
        "file": files["vera"][0],
        "/agent upload": files["ana"][1],
        "/visitor upload": files["vera"][1],
        "team": await _team(services, ana),
        "label": await _label(services, ana),
        "invitation": await _invitation(services, ana),
        "api_token": await _api_token(services, ana),
        "canned_reply": await _canned_reply(services, ana),
        "blocked_address": await _blocked_address(services, ana),
        "saved_view": await _saved_view(services, ana),
        "visitor": viktors["author"]["id"],
        "other visitor": own["author"]["id"],
        "visitor_note": await _visitor_note(services, ana, viktors["author"]["id"]),
        "avatar": await _avatar(uploads, ana),
        "identity_secret": await _identity_secret(services, ana),
    }
    await Site.create(workspace_id=ana.workspace_id, name="Blog", key="key-of-blog", created_at=services.clock.now())
    await give_password(services, ana.account_id)
    return World(
        services,
        tab,
        desk,
        mine,
        {
            "/agent": {
                "random": random,
                "deleted": deleted,
                "foreign": foreign
                | {"agent": str(olga.id), "site": str(olga.site.id), "session": await _session(services, olga)}
                | {"team": await _team(services, olga), "invitation": await _invitation(services, olga)}
                | {"api_token": await _api_token(services, olga), "avatar": await _avatar(uploads, olga)}
                | {"label": await _label(services, olga)}
                | {"canned_reply": await _canned_reply(services, olga)}
                | {"blocked_address": await _blocked_address(services, olga)}
                | {"saved_view": await _saved_view(services, olga, is_shared=True)}
                | {"identity_secret": await _identity_secret(services, olga)}
                | {"visitor_note": await _visitor_note(services, olga, vlads["author"]["id"])},
                "a colleague's": {
                    "saved_view": await _saved_view(services, ben),
                    "session": await _session(services, ben),
                    "avatar": await _avatar(uploads, ben),
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
                "deleted": deleted,
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


async def _help(desk: Client, conversation_id: str) -> None:
    """So that the visitor may rate it."""
    await desk.say("There you are", conversation_id)
    await desk.call("set_conversation_status", {"conversation_id": conversation_id, "status": "resolved"})


async def _session(services: Services, person: AgentActor) -> str:
    """Another signed-in device."""
    return str(
        (
            await session_of(
                services,
                await open_session(services, person.account_id, address="127.0.0.1", user_agent="another device"),
            )
        ).id
    )


async def _team(services: Services, person: AgentActor) -> str:
    now = services.clock.now()
    return str((await Team.create(workspace_id=person.workspace_id, name="Night shift", created_at=now)).id)


async def _label(services: Services, person: AgentActor) -> str:
    now = services.clock.now()
    label = await Label.create(workspace_id=person.workspace_id, name="Bug", colour="red", created_at=now)
    return str(label.id)


async def _invitation(services: Services, person: AgentActor, email: str = "ida@ink.example") -> str:
    now = services.clock.now()
    asked = await Invitation.create(
        workspace_id=person.workspace_id, email=email, role="agent", created_at=now, expires_at=now + timedelta(days=7)
    )
    return str(asked.id)


async def _api_token(services: Services, person: AgentActor) -> str:
    now = services.clock.now()
    made = await ApiToken.create(
        workspace_id=person.workspace_id, agent_id=person.id, name="Bot", token_hash=str(uuid4()), created_at=now
    )
    return str(made.id)


async def _avatar(uploads: Uploads, person: AgentActor) -> str:
    return str((await uploads.of(person, photo((40, 40)), "me.jpg", purpose="avatar"))["id"])


async def _blocked_address(services: Services, person: AgentActor) -> str:
    """Each another one, far from where the tests are."""
    blocked = await BlockedAddress.create(
        workspace_id=person.workspace_id, network=f"2001:db8:{uuid4().hex[:4]}::/64", created_at=services.clock.now()
    )
    return str(blocked.id)


async def _visitor_note(services: Services, person: AgentActor, visitor_id: str) -> str:
    note = await VisitorNote.create(
        workspace_id=person.workspace_id,
        visitor_id=visitor_id,
        author_id=person.id,
        body="A note",
        created_at=services.clock.now(),
    )
    return str(note.id)


async def _saved_view(services: Services, person: AgentActor, *, is_shared: bool = False) -> str:
    made = await SavedView.create(
        workspace_id=person.workspace_id, agent_id=person.id, name=str(uuid4()), is_shared=is_shared, view="all",
        status="open", filters={}, created_at=services.clock.now(),
    )  # fmt: skip
    return str(made.id)


async def _canned_reply(services: Services, person: AgentActor) -> str:
    now, code = services.clock.now(), str(uuid4())
    made = await CannedReply.create(workspace_id=person.workspace_id, short_code=code, body="Hello", created_at=now)
    return str(made.id)


async def _identity_secret(services: Services, person: AgentActor) -> str:
    now = services.clock.now()
    site_id = person.site.id
    made = await IdentitySecret.create(workspace_id=person.workspace_id, site_id=site_id, created_at=now)
    return str(made.id)


async def _deleted(
    services: Services, connect: Connect, uploads: Uploads, gone: VisitorActor, ana: AgentActor
) -> dict[str, str]:
    """Ids of what was there, in the same workspace."""
    now = services.clock.now()
    tab = await connect(gone)
    file = await uploads.of(gone)
    message = await tab.say("Soon gone", attachment_ids=[file["id"]])
    account = await Account.create(name="Gone", email="gone@acme.example", password_hash="unusable", created_at=now)
    membership = await Membership.create(workspace_id=ana.workspace_id, account=account, role="agent", created_at=now)
    site = await Site.create(workspace_id=ana.workspace_id, name="Gone", key="key-of-gone", created_at=now)
    session_id = await _session(services, ana)
    await Session.filter(id=session_id).delete()
    await membership.delete()
    await site.delete()
    team = await Team.create(workspace_id=ana.workspace_id, name="Gone", created_at=now)
    await team.delete()
    secret = await _identity_secret(services, ana)
    await IdentitySecret.filter(id=secret).delete()
    label = await Label.create(workspace_id=ana.workspace_id, name="Gone", colour="red", created_at=now)
    await label.delete()
    gone_too = await _invitation(services, ana, "gone@ink.example"), await _api_token(services, ana)
    await Invitation.filter(id=gone_too[0]).delete()
    await ApiToken.filter(id=gone_too[1]).delete()
    visitor_note_id = await _visitor_note(services, ana, message["author"]["id"])
    await VisitorNote.filter(id=visitor_note_id).delete()
    canned_reply_id = await _canned_reply(services, ana)
    await CannedReply.filter(id=canned_reply_id).delete()
    blocked_address_id = await _blocked_address(services, ana)
    await BlockedAddress.filter(id=blocked_address_id).delete()
    saved_view_id = await _saved_view(services, ana)
    await SavedView.filter(id=saved_view_id).delete()
    await services.database.fetch("DELETE FROM conversation WHERE id = $1", message["conversation_id"])
    await services.database.fetch("DELETE FROM visitor WHERE id = $1", message["author"]["id"])
    return {
        "conversation": message["conversation_id"],
        "message": message["id"],
        "agent": str(membership.id),
        "site": str(site.id),
        "session": session_id,
        "upload": file["id"],
        "file": file["id"],
        "avatar": file["id"],
        "team": str(team.id),
        "label": str(label.id),
        "invitation": gone_too[0],
        "api_token": gone_too[1],
        "canned_reply": canned_reply_id,
        "blocked_address": blocked_address_id,
        "saved_view": saved_view_id,
        "visitor_note": visitor_note_id,
        "visitor": message["author"]["id"],
        "identity_secret": secret,
    }


def test_every_id_in_every_command_is_in_the_matrix() -> None:
    unknown = {str(place) for place in FIELDS if place.name not in NAMED.keys() | CHOSEN}
    assert not unknown, f"{unknown}: say in NAMED what these are ids of, and give the world some to try"
    assert {place.declared.name for place in FIELDS} >= {"send_message", "mark_read", "assign_conversation", "sync"}


@pytest.mark.parametrize("namespace", ["/visitor", "/agent"])
async def test_what_one_may_not_have_looks_like_what_is_not_there(world: World, namespace: str) -> None:
    asker, payloads = world.asker(namespace), await world.payloads(namespace)
    before = await world.everything()

    for place in places(namespace):
        name, noun = place.declared.name, NAMED[place.name]
        strange = {
            kind: await asker.ack(name, payloads.of(place.declared, **{place.name: as_sent(place.name, ids[noun])}))
            for kind, ids in world.strangers[namespace].items()
            if noun in ids
        }
        assert {"random", "deleted", "foreign"} <= strange.keys(), place
        answers = {json.dumps(answer, ensure_ascii=True) for answer in strange.values()}
        assert len(answers) == 1, f"{place}: one can tell them apart: {strange}"
        error = strange["random"]["error"]
        assert (error["code"], error["field"]) == REFUSED_AS[place.name], place

        for junk in NOT_IDS:
            refusal = await asker.refusal(name, payloads.of(place.declared, **{place.name: as_sent(place.name, junk)}))
            assert refusal["code"] == "invalid_payload", (place, junk, refusal)
            assert (refusal["field"] or "").split(".")[0].split("[")[0] in (place.name, ""), (place, refusal)
    assert await world.everything() == before, "a refused command left a trace"


@pytest.mark.slow
@pytest.mark.parametrize("place", places("/visitor") + places("/agent"), ids=str)
async def test_what_one_has_is_found(world: World, place: IdField) -> None:
    """So the refusals of the matrix are for the id, and for nothing else in the payload."""
    namespace = place.declared.namespace
    payloads = await world.payloads(namespace)
    sent = {place.name: as_sent(place.name, world.owned(namespace, NAMED[place.name]))}
    for other in {"visitor_id", "merged_id"} - {place.name} if place.declared.name == "merge_visitors" else ():
        sent[other] = world.own["other visitor"]

    own = await world.asker(namespace).ack(place.declared.name, payloads.of(place.declared, **sent))

    assert own["ok"], own


@pytest.mark.parametrize("place", [place for place in FIELDS if place.name in CHOSEN], ids=str)
async def test_an_id_that_others_chose_too_means_nothing(
    world: World, connect: Connect, ben: AgentActor, viktor: VisitorActor, vlad: VisitorActor, place: IdField
) -> None:
    """Everybody sends under one client_id, and everybody sends a message of their own."""
    chosen = str(uuid4())
    for person, conversation in (
        (ben, world.own["conversation"]),
        (viktor, world.strangers["/visitor"]["another visitor's"]["conversation"]),
        (vlad, world.strangers["/visitor"]["foreign"]["conversation"]),
    ):
        await (await connect(person)).call(
            "send_message", {"conversation_id": conversation, "client_id": chosen, "body": "Theirs"}
        )
    asker, payloads = world.asker(place.declared.namespace), await world.payloads(place.declared.namespace)

    sent = await asker.call(
        place.declared.name,
        payloads.of(place.declared, client_id=chosen, conversation_id=world.own["conversation"], body="Mine"),
    )

    assert sent["message"]["body"] == "Mine"
    for junk in NOT_IDS:
        refusal = await asker.refusal(place.declared.name, payloads.of(place.declared, client_id=junk))
        assert (refusal["code"], refusal["field"]) == ("invalid_payload", "client_id")


async def test_a_foreign_workspace_cannot_be_joined(url: str, ana: AgentActor, olga: AgentActor) -> None:
    def knock(workspace_id: object) -> Client:
        return Client(url, "/agent", {"token": ana.token, "workspace_id": workspace_id})

    foreign = await refusal_at_the_door(knock(str(olga.workspace_id)))
    missing = await refusal_at_the_door(knock(str(uuid4())))

    assert foreign == missing
    assert foreign["code"] == "not_found"
    for junk in (5, "", "mine", [], {}):
        assert (await refusal_at_the_door(knock(junk)))["code"] == "invalid_payload"


async def test_a_token_of_one_site_is_nobody_on_another(
    connect: Connect, ana: AgentActor, olga: AgentActor, vera: VisitorActor
) -> None:
    """Nor does an agent's token mean anything to visitors' doors: each simply gets a new visitor."""
    await (await connect(vera)).say("Hello")

    for token in (vera.token, olga.token, "made up"):
        stranger = await (await connect(VisitorActor(olga.site, token))).call("start", {})
        assert stranger["conversations"] == []
        assert stranger["visitor_token"] != token


async def test_strangers_hear_nothing_of_a_conversation(
    services: Services,
    connect: Connect,
    uploads: Uploads,
    ana: AgentActor,
    ben: AgentActor,
    olga: AgentActor,
    vera: VisitorActor,
    viktor: VisitorActor,
    vlad: VisitorActor,
) -> None:
    strangers = {"Olga": await connect(olga), "Vlad": await connect(vlad), "Viktor": await connect(viktor)}
    own_words = {"Viktor": (await strangers["Viktor"].say("Viktor here"))["conversation_id"]}
    own_words["Vlad"] = own_words["Olga"] = (await strangers["Vlad"].say("Vlad here"))["conversation_id"]
    for stranger in strangers.values():
        await stranger.receive("message_created")
    tab, desk, second_desk = await connect(vera), await connect(ana), await connect(ben)
    desk_of = {"/agent": desk, "/visitor": tab}
    question = await tab.say("Vera's question")
    named = {"conversation": question["conversation_id"], "message": question["id"], "agent": str(ben.id)}
    blog = await Site.create(workspace_id=ana.workspace_id, name="Blog", key="blog", created_at=services.clock.now())
    named |= {"site": str(blog.id), "session": await _session(services, ana)}
    named |= {"team": await _team(services, ana), "invitation": await _invitation(services, ana)}
    named |= {"api_token": await _api_token(services, ana), "avatar": await _avatar(uploads, ana)}
    named |= {"canned_reply": await _canned_reply(services, ana)}
    named |= {"blocked_address": await _blocked_address(services, ana)}
    named |= {"saved_view": await _saved_view(services, ana)}
    named |= {"label": await _label(services, ana)}
    bystander = await (await connect(VisitorActor(ana.site))).say("Block me, if you must")
    named |= {"visitor": bystander["author"]["id"], "identity_secret": await _identity_secret(services, ana)}
    named |= {"visitor_note": await _visitor_note(services, ana, bystander["author"]["id"])}
    for namespace, person in desk_of.items():
        named["upload"] = named["file"] = (await uploads.of(ana if namespace == "/agent" else vera))["id"]
        ids = {name: as_sent(name, named[noun]) for name, noun in NAMED.items()}
        payloads = Payloads(ids, (await person.call("start", {}))["epoch"])
        for declared in sorted(declarations(), key=lambda declared: declared.name.startswith("delete_")):
            if declared.namespace == namespace and declared.name != "delete_my_data":
                optional = {place.name: ids[place.name] for place in id_fields(declared) if place.name in ids}
                if declared.name == "delete_conversation":
                    optional["conversation_id"] = bystander["conversation_id"]
                await person.ack(declared.name, payloads.of(declared, **optional))
    await desk.say("VIP, be quick", question["conversation_id"], kind="note")
    await second_desk.leave()
    await tab.say("Are you there?", question["conversation_id"])
    await desk.receive("presence_changed")

    await strangers["Viktor"].say("Me again", own_words["Viktor"])
    await strangers["Vlad"].say("Me again", own_words["Vlad"])

    for name, stranger in strangers.items():
        heard: list[tuple[str, Any]] = []
        while not heard or heard[-1][0] != "message_created":
            heard.append(await _next(stranger))
        assert heard[-1][1]["conversation_id"] == own_words[name]
        assert heard[-1][1]["data"]["body"] == "Me again"
        told = json.dumps(heard[:-1])
        for secret in (question["conversation_id"], question["id"], question["author"]["id"], "Vera's", "VIP", "Ben"):
            assert secret not in told, f"{name} heard {secret}: {told}"
        assert {event for event, _ in heard[:-1]} <= {"presence_changed", "head"}, f"{name} heard {told}"


async def _next(client: Client) -> tuple[str, Any]:
    async with asyncio.timeout(5):
        return await client.events.get()
