"""How long the log is, told to who may have missed its end."""

from __future__ import annotations

from uuid import UUID

import pytest

from chatting_rt.domain import heads
from chatting_rt.infra.sockets.engine import MAX_QUEUED_FRAMES
from chatting_rt.services import Services
from chatting_rt.settings import Settings
from models import Conversation
from models.base import new_id
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor


@pytest.fixture(name="settings")
def _settings(unlimited: Settings) -> Settings:
    return unlimited


async def test_each_side_hears_its_own_numbers(
    services: Services, connect: Connect, ana: AgentActor, vera: VisitorActor, vlad: VisitorActor
) -> None:
    desk, tab, stranger = await connect(ana), await connect(vera), await connect(vlad)
    question = await tab.say("Hello")
    await desk.call("send_message", {**reply_to(question), "kind": "note"})

    await heads.tell_heads(services)

    assert (await desk.receive("head"))["head"] == 3
    told = await tab.receive("head")
    assert (told["conversation_id"], told["head"]) == (question["conversation_id"], 2)
    await stranger.say("Mine")
    assert [name for name, _ in stranger.heard_so_far() if name == "head"] == []


def reply_to(question: dict[str, str]) -> dict[str, str]:
    return {"conversation_id": question["conversation_id"], "client_id": str(new_id()), "body": "Hm"}


async def test_a_visitor_with_hundreds_of_conversations_is_told_of_the_newest(
    services: Services, connect: Connect, ana: AgentActor, vera: VisitorActor
) -> None:
    tab = await connect(vera)
    newest = await tab.say("Hello")
    visitor_id = UUID(newest["author"]["id"])
    await Conversation.bulk_create([
        Conversation(
            workspace_id=ana.workspace_id, site_id=ana.site.id, visitor_id=visitor_id, client_id=new_id(),
            created_at=services.clock.now(),
        )
        for _ in range(MAX_QUEUED_FRAMES + 100)
    ])  # fmt: skip

    await heads.tell_heads(services)

    told = [await tab.receive("head") for _ in range(heads.CONVERSATIONS)]
    assert newest["conversation_id"] in {head["conversation_id"] for head in told}
    await tab.say("Still here", newest["conversation_id"])
    assert [name for name, _ in tab.heard_so_far() if name == "head"] == []
