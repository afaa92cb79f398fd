"""What is deleted while somebody does something with it is not there any more, and nothing went wrong."""

from __future__ import annotations

import asyncio
from typing import Any
from uuid import uuid4

import pytest
from tortoise.transactions import in_transaction

from chatting_rt.services import Services
from chatting_rt.settings import Settings
from handlers import agent, visitor  # noqa: F401 - importing them declares the commands
from handlers.base import Declaration, declarations
from models import Workspace
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor, join_workspace
from tests.support.eventually import eventually
from tests.support.payloads import id_fields
from tests.support.world import NAMED, World, as_sent

DELETE = {
    "agent": "remove_member",
    "conversation": "delete_conversation",
    "label": "delete_label",
    "site": "delete_site",
    "team": "delete_team",
    "visitor": "delete_visitor",
}
FAULTS = ("internal", "unavailable")
WAITING = "SELECT count(*) >= $1 FROM pg_locks WHERE NOT granted"


@pytest.fixture(name="settings")
def _settings(unlimited: Settings) -> Settings:
    return unlimited


@pytest.mark.slow
async def test_what_is_deleted_at_this_moment_is_not_found(
    world: World, connect: Connect, services: Services, ana: AgentActor
) -> None:
    boss, faults = await connect(ana), {}
    for noun, declared in [(noun, declared) for noun in DELETE for declared in declarations()]:
        fields = [place.name for place in id_fields(declared) if NAMED.get(place.name) == noun]
        if not fields:
            continue
        ids = await made_anew(world, connect, ana, noun, declared)
        payload = (await world.payloads(declared.namespace)).of(
            declared, **{name: as_sent(name, ids[NAMED[name]]) for name in sent_with(declared, fields, ids)}
        )
        async with in_transaction():
            await Workspace.filter(id=ana.workspace_id).select_for_update(no_key=True).get()
            deleting = asyncio.ensure_future(boss.ack(DELETE[noun], {f"{noun}_id": ids[noun]}))
            await eventually(lambda: services.database.value(WAITING, 1), every=0.005)
            doing = asyncio.ensure_future(world.asker(declared.namespace).ack(declared.name, payload))
            if declared.name != "send_message":  # which waits for nothing: it asks again
                await eventually(lambda it=doing: it.done() or services.database.value(WAITING, 2), every=0.005)
        ack = await doing
        assert (await deleting)["ok"], declared.name
        if not ack["ok"] and ack["error"]["code"] in FAULTS:
            faults[f"{noun}: {declared.name}"] = ack["error"]
    assert faults == {}


def sent_with(declared: Declaration, fields: list[str], ids: dict[str, str]) -> list[str]:
    """Also the message that goes with the conversation; and the fields that name two of a kind name but one of it."""
    others = [place.name for place in id_fields(declared) if NAMED.get(place.name) in ids and place.name not in fields]
    return [*fields[:1], *others]


async def made_anew(
    world: World, connect: Connect, ana: AgentActor, noun: str, declared: Declaration
) -> dict[str, str]:
    name = uuid4().hex
    if noun == "agent":
        return {noun: str((await join_workspace(world.services, ana.workspace_id, ana.site, name, "agent")).id)}
    if noun == "visitor":
        return {noun: (await (await connect(VisitorActor(ana.site))).say("Hello"))["author"]["id"]}
    if noun == "conversation":
        question = await world.tab.say("What now?")
        answer = await world.desk.say("Nothing", question["conversation_id"])
        message = question if declared.namespace == "/visitor" else answer
        return {noun: question["conversation_id"], "message": message["id"]}
    more: dict[str, Any] = {"team": {"agent_ids": []}}.get(noun, {})
    return {noun: (await world.desk.call(f"create_{noun}", {"name": name} | more))[noun]["id"]}
