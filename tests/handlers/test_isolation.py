"""Nothing crosses from a workspace to another, or from a visitor to another: a foreign thing looks like a missing one.

The matrix is made from the declared commands. A command with an id that has no row in `NAMED` fails here.
"""

from __future__ import annotations

import asyncio
import json
from typing import Any
from uuid import uuid4

import pytest

from chatting_rt.services import Services
from chatting_rt.settings import Settings
from handlers import agent, visitor  # noqa: F401 - importing them declares the commands
from handlers.base import declarations
from models import (
    Site,
)
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.client import Client
from tests.support.knocking import refusal_at_the_door
from tests.support.owned import (
    api_token_of,
    avatar_of,
    blocked_address_of,
    canned_reply_of,
    identity_secret_of,
    invitation_of,
    label_of,
    saved_view_of,
    session_of,
    team_of,
    visitor_note_of,
)
from tests.support.payloads import IdField, Payloads, id_fields
from tests.support.uploads import Uploads
from tests.support.world import NAMED, World, as_sent

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


def ends_something(place: IdField) -> bool:
    """After it others in the same world would look for what is no longer there."""
    return place.declared.name.startswith(("delete_", "merge_", "remove_", "transfer_"))


@pytest.fixture(name="settings")
def _settings(unlimited: Settings) -> Settings:
    return unlimited


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
@pytest.mark.parametrize("namespace", ["/visitor", "/agent"])
async def test_what_one_has_is_found(world: World, namespace: str) -> None:
    """So the refusals of the matrix are for the id, and for nothing else in the payload."""
    there = [place for place in places(namespace) if not ends_something(place)]

    assert {str(place): refusal for place in there if (refusal := await refusal_of_own(world, place))} == {}


@pytest.mark.slow
@pytest.mark.parametrize(
    "place", [place for place in places("/visitor") + places("/agent") if ends_something(place)], ids=str
)
async def test_what_one_has_is_found_and_ends(world: World, place: IdField) -> None:
    assert await refusal_of_own(world, place) is None


async def refusal_of_own(world: World, place: IdField) -> object:
    namespace, name = place.declared.namespace, place.declared.name
    payloads = await world.payloads(namespace)
    sent = {place.name: as_sent(place.name, world.owned(namespace, NAMED[place.name]))}
    for other in {"visitor_id", "merged_id"} - {place.name} if name == "merge_visitors" else ():
        sent[other] = world.own["other visitor"]
    return (await world.asker(namespace).ack(name, payloads.of(place.declared, **sent))).get("error")


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
    named |= {"site": str(blog.id), "session": await session_of(services, ana)}
    named |= {"team": await team_of(services, ana), "invitation": await invitation_of(services, ana)}
    named |= {"api_token": await api_token_of(services, ana), "avatar": await avatar_of(uploads, ana)}
    named |= {"canned_reply": await canned_reply_of(services, ana)}
    named |= {"blocked_address": await blocked_address_of(services, ana)}
    named |= {"saved_view": await saved_view_of(services, ana)}
    named |= {"label": await label_of(services, ana)}
    bystander = await (await connect(VisitorActor(ana.site))).say("Block me, if you must")
    named |= {"visitor": bystander["author"]["id"], "identity_secret": await identity_secret_of(services, ana)}
    named |= {"visitor_note": await visitor_note_of(services, ana, bystander["author"]["id"])}
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
