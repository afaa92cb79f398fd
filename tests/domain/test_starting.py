"""How a visitor comes to be: with their first message, once, and not too often from one place."""

from __future__ import annotations

import asyncio
from typing import Any
from uuid import uuid4

import pytest

from chatting_rt.domain import replay
from chatting_rt.infra.database import Database
from chatting_rt.infra.event_log import LoggedEvent
from chatting_rt.services import Services
from models import Conversation, Visitor
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.client import Client
from tests.support.processes import second_server


async def test_nothing_is_kept_of_who_only_looks(connect: Connect, ana: AgentActor, vera: VisitorActor) -> None:
    tab = await connect(vera)
    first = await tab.call("start", {"locale": "de", "page": {"url": "https://shop.example/"}})
    again = await (await connect(vera)).call("start", {})
    assert await Visitor.all().count() == 0
    assert (again["visitor"]["id"], again["visitor_token"]) == (first["visitor"]["id"], vera.token)

    message = await tab.say("Hello")

    kept = await Visitor.get()
    assert (str(kept.id), kept.locale) == (message["author"]["id"], "de")
    assert str(kept.id) == first["visitor"]["id"]


async def test_the_other_tab_hears_of_a_conversation_it_did_not_start(connect: Connect, vera: VisitorActor) -> None:
    tab, other = await connect(vera), await connect(vera)
    message = await tab.say("Hello")
    assert (await other.receive("conversation_created"))["data"]["id"] == message["conversation_id"]
    assert (await other.receive("message_created"))["data"] == message


async def test_agents_hear_of_it_in_the_moment_that_its_visitor_does(
    services: Services, connect: Connect, vera: VisitorActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or else the visitor could be told that a message is delivered whose conversation they have not heard of."""
    done = []
    read, tell_agents = replay.for_visitors, services.rooms.tell_agents

    async def reading(database: Database, events: list[LoggedEvent]) -> Any:
        done.append("read for the visitor")
        return await read(database, events)

    def telling(*what: Any) -> None:
        done.append("told agents")
        tell_agents(*what)

    monkeypatch.setattr(replay, "for_visitors", reading)
    monkeypatch.setattr(services.rooms, "tell_agents", telling)

    await (await connect(vera)).say("Hello")

    assert done == ["read for the visitor", "told agents", "told agents"]


@pytest.mark.parametrize("is_known", [False, True])
async def test_two_tabs_that_send_the_same_start_one_conversation(
    services: Services, database: dict[str, Any], connect: Connect, ana: AgentActor, vera: VisitorActor, is_known: bool
) -> None:
    """An outbox that two tabs share, in two processes too: whoever is first, all get the same answer."""
    desk = await connect(ana)
    tabs = [await connect(vera) for _ in range(3)]
    if is_known:
        await tabs[0].say("Before")
    async with second_server(services, database) as url:
        elsewhere = await Client(url, "/visitor", vera.auth()).join()
        for _ in range(5):
            start = {"client_id": str(uuid4()), "body": "Hello"}
            answers = await asyncio.gather(*(tab.ack("send_message", start) for tab in [*tabs, elsewhere] * 2))
            assert all(answer == answers[0] and answer["ok"] for answer in answers), answers
        await elsewhere.leave()

    assert await Conversation.all().count() == 5 + is_known
    assert await Visitor.all().count() == 1
    assert (await desk.call("start", {}))["head"] == 2 * (5 + is_known)


async def test_the_same_start_with_another_body_is_a_conflict(connect: Connect, vera: VisitorActor) -> None:
    tab = await connect(vera)
    start = {"client_id": str(uuid4()), "body": "Hello"}
    await tab.call("send_message", start)
    assert (await tab.refusal("send_message", start | {"body": "Hallo"}))["code"] == "idempotency_conflict"


async def test_new_visitors_from_one_address_are_few(connect: Connect, ana: AgentActor) -> None:
    """Twenty in an hour. Who is known already goes on writing."""
    first = VisitorActor(ana.site)
    tabs = [await connect(first)] + [await connect(VisitorActor(ana.site)) for _ in range(20)]
    for tab in tabs[:20]:
        await tab.say("Hello")

    refusal = await tabs[20].refusal("send_message", {"client_id": str(uuid4()), "body": "Hello"})

    assert refusal["code"] == "rate_limited"
    assert refusal["retry_after"] > 3000
    await tabs[0].say("One more thing")
    assert await Visitor.all().count() == 20
