"""How far each has received and read: only forward, in each side's own numbers."""

from __future__ import annotations

import asyncio
import random
from typing import Any
from uuid import uuid4

import pytest

from chatting_rt.domain import reads
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
        told = (await client.call("get_conversation", {"conversation_id": conversation_id}))["reads"]
    else:
        told = (await client.call("start", {}))["conversations"][0]["reads"]
    return {read["reader"]["name"]: (read["delivered_seq"], read["read_seq"]) for read in told}


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


async def unread(client: Client) -> int:
    """Of the one conversation there is."""
    [listed] = (await client.call("list_conversations", {}))["items"]
    about = {"conversation_id": listed["conversation"]["id"]}
    one = (await client.call("get_conversation", about))["item"]["unread_count"]
    assert one == listed["unread_count"]
    return int(one)


async def test_unread_counts_what_visitors_wrote_since(
    connect: Connect, ana: AgentActor, ben: AgentActor, vera: VisitorActor
) -> None:
    tab, desk, second = await connect(vera), await connect(ana), await connect(ben)
    hello, *_, bye = await conversation_of(tab, desk)
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


async def test_reading_on_one_device_clears_the_others_at_once(
    connect: Connect, ana: AgentActor, ben: AgentActor, vera: VisitorActor
) -> None:
    tab, desk = await connect(vera), await connect(ana)
    hello, *_ = await conversation_of(tab, desk)
    more = await tab.say("Anybody?", hello["conversation_id"])
    phone, colleague = await connect(ana), await connect(ben)
    before = await unread(colleague)

    await desk.call("mark_read", of(more))

    heard = await phone.receive("read_changed")
    assert heard["position"]["reader"]["name"] == "Ana"
    assert (heard["unread_count"], await unread(phone)) == (0, 0)
    assert await unread(colleague) == before > 0, "what Ana has read Ben has not"


async def test_devices_that_mark_at_once_end_with_the_furthest(
    connect: Connect, ana: AgentActor, vera: VisitorActor
) -> None:
    tab, devices = await connect(vera), [await connect(ana) for _ in range(4)]
    first = await tab.say("0")
    said = [first, *[await tab.say(str(n), first["conversation_id"]) for n in range(1, 12)]]
    marks = [(command, message) for command in ("mark_read", "mark_delivered") for message in said]
    random.Random(7).shuffle(marks)

    await asyncio.gather(*(devices[n % 4].call(command, of(message)) for n, (command, message) in enumerate(marks)))

    last = (await devices[0].call("get_conversation", {"conversation_id": first["conversation_id"]}))["reads"][0]
    newest = (await devices[0].call("list_messages", {"conversation_id": first["conversation_id"]}))["messages"][-1]
    assert (last["delivered_seq"], last["read_seq"]) == (newest["seq"], newest["seq"])


async def test_what_is_read_while_the_counter_moves_on_is_in_the_next_sync(
    connect: Connect, ana: AgentActor, ben: AgentActor, vera: VisitorActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ben syncs after the number was taken and before the mark is there, and is away when it is told."""
    tab, desk, bens = await connect(vera), await connect(ana), await connect(ben)
    hello, *_ = await conversation_of(tab, desk)
    start = await bens.call("start", {})
    slowly = reads.MOVE.replace("FROM workspace w WHERE", "FROM workspace w, pg_sleep(1) WHERE")
    monkeypatch.setattr(reads, "MOVE", slowly)
    marking = asyncio.create_task(desk.call("mark_read", of(hello)))
    await tab.say("Hello?", hello["conversation_id"])
    synced = await bens.call("sync", {"epoch": start["epoch"], "since": start["head"]})
    assert (synced["head"], synced["reads"]) == (start["head"] + 1, []), "the mark was there already"
    await bens.leave()
    await marking

    again = await (await connect(ben)).call("sync", {"epoch": start["epoch"], "since": synced["head"]})

    assert [read["read_seq"] for read in again["reads"]] == [hello["seq"]]
