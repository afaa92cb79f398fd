"""A send that would cross a colleague's newer reply, where its sender asked to be told."""

from __future__ import annotations

import asyncio
from typing import Any
from uuid import uuid4

import pytest

from chatting_rt.services import Services
from chatting_rt.settings import Settings
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor, join_workspace
from tests.support.client import Client, CommandRefused
from tests.support.processes import second_server


@pytest.fixture(name="settings")
def _settings(unlimited: Settings) -> Settings:
    return unlimited


async def test_a_colleagues_newer_reply_stops_a_guarded_send(
    connect: Connect, vera: VisitorActor, ana: AgentActor, ben: AgentActor
) -> None:
    tab, desk, colleague = await connect(vera), await connect(ana), await connect(ben)
    asked = await tab.say("When do you close?")
    about = {"conversation_id": asked["conversation_id"]}
    head = (await desk.call("start", {}))["head"]
    answer = await colleague.say("At six", **about, if_head=head)
    send = about | {"client_id": str(uuid4()), "body": "At 6"}

    refusal = await desk.refusal("send_message", send | {"if_head": head})

    assert (refusal["code"], refusal["field"]) == ("conflict", "if_head")
    page = await desk.call("list_messages", about)
    assert [message["body"] for message in page["messages"]] == ["When do you close?", "At six"]
    sent = (await desk.call("send_message", send | {"if_head": answer["seq"]}))["message"]
    assert (await desk.call("send_message", send | {"if_head": head}))["message"] == sent, "it was sent before"
    assert (await desk.call("send_message", send))["message"] == sent


async def test_only_a_colleagues_reply_does(
    connect: Connect, vera: VisitorActor, ana: AgentActor, ben: AgentActor
) -> None:
    tab, desk, colleague = await connect(vera), await connect(ana), await connect(ben)
    about = {"conversation_id": (await tab.say("When do you close?"))["conversation_id"]}
    head = (await desk.call("start", {}))["head"]

    await tab.say("Hello?", **about)
    await desk.say("One moment", **about)
    await colleague.say("He is a VIP", **about, kind="note")
    gone = await colleague.say("At five", **about)
    await colleague.call("delete_message", about | {"message_id": gone["id"]})

    assert (await desk.say("At six", **about, if_head=head))["body"] == "At six"


async def test_of_many_that_cross_one_is_sent(
    services: Services, database: dict[str, Any], connect: Connect, vera: VisitorActor, ana: AgentActor
) -> None:
    """Through two processes, in one batch or in several: whoever had seen nothing of the winner is told."""
    tab = await connect(vera)
    about = {"conversation_id": (await tab.say("Who is there?"))["conversation_id"]}
    team = [await join_workspace(services, ana.workspace_id, ana.site, f"Agent {n}", "agent") for n in range(8)]
    async with second_server(services, database) as url:
        desks = [await connect(agent) for agent in team[:4]]
        desks += [await Client(url, "/agent", agent.auth()).join() for agent in team[4:]]
        head = (await desks[0].call("start", {}))["head"]

        async def send(desk: Client, n: int, head: int) -> str:
            try:
                return str((await desk.say(f"I am {n}", **about, if_head=head))["body"])
            except CommandRefused as refused:
                return refused.code

        for _ in range(10):
            answers = await asyncio.gather(*(send(desk, n, head) for n, desk in enumerate(desks)))
            assert answers.count("conflict") == len(desks) - 1, answers
            head = (await desks[0].call("start", {}))["head"]
        for desk in desks[4:]:
            await desk.leave()
