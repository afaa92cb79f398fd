"""How far each has received and read: only forward, in each side's own numbers."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from chatting_rt.settings import Settings
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.client import Client


@pytest.fixture(name="settings")
def _settings(unlimited: Settings) -> Settings:
    return unlimited


async def conversation_of(tab: Client, desk: Client) -> list[dict[str, Any]]:
    """As the agent sees it: 2 Hello, 3 a note, 4 Hi, 5 another note, 6 Bye. To the visitor: 2 Hello, 3 Hi, 4 Bye."""
    conversation_id = (await tab.say("Hello"))["conversation_id"]
    await desk.say("a note", conversation_id, kind="note")
    await desk.say("Hi", conversation_id)
    await desk.say("another note", conversation_id, kind="note")
    await tab.say("Bye", conversation_id)
    messages: list[dict[str, Any]] = (await desk.call("list_messages", {"conversation_id": conversation_id}))[
        "messages"
    ]
    return messages


def of(message: dict[str, Any]) -> dict[str, str]:
    return {"conversation_id": message["conversation_id"], "message_id": message["id"]}


async def positions(client: Client, conversation_id: str) -> dict[str | None, tuple[int, int]]:
    """Delivered and read by the reader's name."""
    if client.namespace == "/agent":
        reads = (await client.call("get_conversation", {"conversation_id": conversation_id}))["reads"]
    else:
        reads = (await client.call("start", {}))["conversations"][0]["reads"]
    return {read["reader"]["name"]: (read["delivered_seq"], read["read_seq"]) for read in reads}


async def test_each_side_hears_it_in_its_own_numbers(connect: Connect, ana: AgentActor, vera: VisitorActor) -> None:
    tab, desk = await connect(vera), await connect(ana)
    hello, _, hi, _, bye = await conversation_of(tab, desk)

    await desk.call("mark_read", of(hello))
    assert (await desk.receive("read_changed"))["position"]["read_seq"] == hello["seq"] == 2
    heard = (await tab.receive("read_changed"))["position"]
    assert (heard["read_seq"], heard["delivered_seq"], heard["reader"]["name"]) == (2, 2, "Ana")
    await desk.call("mark_read", of(bye))
    assert (await desk.receive("read_changed"))["position"]["read_seq"] == bye["seq"] == 6
    assert (await tab.receive("read_changed"))["position"]["read_seq"] == 4
    await tab.call("mark_read", of(hi))
    assert (await desk.receive("read_changed"))["position"]["read_seq"] == hi["seq"] == 4
    assert (await tab.receive("read_changed"))["position"]["read_seq"] == 3
    assert await positions(desk, hello["conversation_id"]) == {"Ana": (6, 6), None: (4, 4)}
    assert await positions(tab, hello["conversation_id"]) == {"Ana": (4, 4), None: (3, 3)}


async def test_positions_never_move_back(connect: Connect, ana: AgentActor, vera: VisitorActor) -> None:
    tab, desk = await connect(vera), await connect(ana)
    hello, note, hi, _, bye = await conversation_of(tab, desk)
    await desk.call("mark_read", of(hi))
    await desk.receive("read_changed")

    for earlier in (hello, note, hi):
        await desk.call("mark_read", of(earlier))
        await desk.call("mark_delivered", of(earlier))
    await desk.call("mark_read", of(bye))

    assert (await desk.receive("read_changed"))["position"]["read_seq"] == bye["seq"], "nothing was told in between"
    assert await positions(desk, hello["conversation_id"]) == {"Ana": (6, 6)}


async def test_delivered_runs_ahead_of_read(connect: Connect, ana: AgentActor, vera: VisitorActor) -> None:
    tab, desk = await connect(vera), await connect(ana)
    hello, _, hi, _, bye = await conversation_of(tab, desk)
    id = hello["conversation_id"]

    await tab.call("mark_delivered", of(hi))
    assert await positions(desk, id) == {None: (4, 0)}
    await tab.call("mark_read", of(hello))
    assert await positions(desk, id) == {None: (4, 2)}
    await tab.call("mark_read", of(bye))
    assert await positions(desk, id) == {None: (6, 6)}, "what was read was received"
    assert await positions(tab, id) == {None: (4, 4)}


async def test_a_visitor_cannot_mark_a_note(connect: Connect, ana: AgentActor, vera: VisitorActor) -> None:
    """Not even with its id: to them there is no such message."""
    tab, desk = await connect(vera), await connect(ana)
    _, note, *_ = await conversation_of(tab, desk)
    for command in ("mark_read", "mark_delivered"):
        refusal = await tab.refusal(command, of(note))
        assert refusal == await tab.refusal(command, of(note) | {"message_id": str(uuid4())})
        assert (refusal["code"], refusal["field"]) == ("not_found", "message_id")


async def test_an_agent_reading_a_note_is_no_news_to_the_visitor(
    connect: Connect, ana: AgentActor, vera: VisitorActor
) -> None:
    tab, desk = await connect(vera), await connect(ana)
    hello, note, hi, *_ = await conversation_of(tab, desk)
    await desk.call("mark_read", of(hello))
    assert (await tab.receive("read_changed"))["position"]["read_seq"] == 2

    await desk.call("mark_read", of(note))
    await desk.call("mark_read", of(hi))

    assert (await tab.receive("read_changed"))["position"]["read_seq"] == 3, "heard of the note in between"


async def test_unread_counts_what_visitors_wrote_since(
    connect: Connect, ana: AgentActor, ben: AgentActor, vera: VisitorActor
) -> None:
    tab, desk, second = await connect(vera), await connect(ana), await connect(ben)
    hello, *_, bye = await conversation_of(tab, desk)
    about = {"conversation_id": hello["conversation_id"]}

    async def unread(client: Client) -> int:
        one = (await client.call("get_conversation", about))["item"]["unread_count"]
        listed = (await client.call("list_conversations", {}))["items"][0]["unread_count"]
        assert one == listed
        return int(one)

    assert (await unread(desk), await unread(second)) == (2, 2)
    await desk.call("mark_read", of(hello))
    assert (await desk.receive("read_changed"))["unread_count"] == 1
    assert (await unread(desk), await unread(second)) == (1, 2)
    await desk.call("mark_delivered", of(bye))
    assert await unread(desk) == 1, "received is not read"
    await desk.call("mark_read", of(bye))
    assert (await unread(desk), await unread(second)) == (0, 2)
    for n in range(105):
        await tab.say(str(n), hello["conversation_id"])
    assert await unread(desk) == 100, "counted up to a hundred"
