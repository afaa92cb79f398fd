"""Talking: replies, notes, repeats and what the other side hears."""

from uuid import uuid4

from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor


async def test_a_visitor_and_an_agent_talk(connect: Connect, vera: VisitorActor, ana: AgentActor) -> None:
    tab, desk = await connect(vera), await connect(ana)

    question = await tab.say("Is it open?")
    created = await desk.receive("conversation_created")
    heard = await desk.receive("message_created")
    answer = await desk.say("Yes, till six.", question["conversation_id"])

    assert created["data"]["id"] == question["conversation_id"]
    assert heard["data"]["body"] == "Is it open?" and heard["data"]["author"]["type"] == "visitor"
    assert (created["seq"], heard["seq"], answer["seq"]) == (1, 2, 3)
    assert [(await tab.receive("message_created"))["data"]["body"] for _ in range(2)] == [
        "Is it open?",
        "Yes, till six.",
    ]


async def test_a_note_stays_among_agents(connect: Connect, vera: VisitorActor, ana: AgentActor) -> None:
    tab, desk = await connect(vera), await connect(ana)
    conversation_id = (await tab.say("Hello"))["conversation_id"]
    await tab.receive("message_created")

    await desk.say("VIP, be quick", conversation_id, kind="note")
    await desk.say("Good morning!", conversation_id)

    heard = await tab.receive("message_created")
    assert heard["data"]["body"] == "Good morning!"
    assert heard["seq"] == 3  # conversation_created, Hello, and this: the note has no public number
    page = await tab.call("list_messages", {"conversation_id": conversation_id})
    assert [message["body"] for message in page["messages"]] == ["Hello", "Good morning!"]


async def test_repeating_a_send_gives_the_first_result(connect: Connect, vera: VisitorActor, ana: AgentActor) -> None:
    tab, desk = await connect(vera), await connect(ana)
    start = {"client_id": str(uuid4()), "body": "Hello"}
    first = await tab.call("send_message", start)
    reply = {"conversation_id": first["conversation_id"], "client_id": str(uuid4()), "body": "Hi", "kind": "reply"}
    answered = await desk.call("send_message", reply)

    assert await tab.call("send_message", start) == first
    assert await desk.call("send_message", reply) == answered
    assert (await desk.refusal("send_message", reply | {"body": "Ho"}))["code"] == "idempotency_conflict"
    assert (await desk.refusal("send_message", reply | {"kind": "note"}))["code"] == "idempotency_conflict"
    assert (await tab.refusal("send_message", start | {"body": "Ho"}))["code"] == "idempotency_conflict"
    page = await desk.call("list_messages", {"conversation_id": first["conversation_id"]})
    assert [message["body"] for message in page["messages"]] == ["Hello", "Hi"]


async def test_a_visitors_message_opens_a_resolved_conversation_again(
    connect: Connect, vera: VisitorActor, ana: AgentActor
) -> None:
    tab, desk = await connect(vera), await connect(ana)
    conversation_id = (await tab.say("Hello"))["conversation_id"]
    await desk.call("set_conversation_status", {"conversation_id": conversation_id, "status": "resolved"})
    assert (await tab.receive("conversation_updated"))["data"]["status"] == "resolved"

    await tab.say("One more thing", conversation_id)

    assert (await tab.receive("conversation_updated"))["data"]["status"] == "open"
    await desk.receive("conversation_updated")
    reopened = await desk.receive("conversation_updated")
    assert reopened["data"]["status"] == "open" and reopened["actor"]["type"] == "visitor"


async def test_commands_of_one_socket_take_effect_in_order(connect: Connect, vera: VisitorActor) -> None:
    import asyncio

    tab = await connect(vera)
    conversation_id = (await tab.say("0"))["conversation_id"]

    sends = [asyncio.create_task(tab.say(str(n), conversation_id)) for n in range(1, 15)]
    await asyncio.gather(*sends)

    page = await tab.call("list_messages", {"conversation_id": conversation_id})
    assert [message["body"] for message in page["messages"]] == [str(n) for n in range(15)]
    assert [message["seq"] for message in page["messages"]] == list(range(2, 17))
