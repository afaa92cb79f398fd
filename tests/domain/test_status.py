"""Open, snoozed, resolved; and waking by time, once."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from chatting_rt.domain import status
from chatting_rt.services import Services
from chatting_rt.settings import Settings
from chatting_rt.wire.base import rfc3339
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.clock import MovedClock
from tests.support.processes import second_services


@pytest.fixture(name="settings")
def _settings(unlimited: Settings, clock: MovedClock) -> Settings:
    return unlimited


async def test_each_status_is_told_to_both_sides(connect: Connect, ana: AgentActor, vera: VisitorActor) -> None:
    tab, desk = await connect(vera), await connect(ana)
    about = {"conversation_id": (await tab.say("Hello"))["conversation_id"]}
    for new in ("snoozed", "resolved", "open"):
        changed = await desk.call("set_conversation_status", about | {"status": new})
        assert changed["conversation"]["status"] == new
        assert (await tab.receive("conversation_updated"))["data"]["status"] == new
        assert (await desk.receive("conversation_updated"))["data"] == changed["conversation"]


async def test_setting_what_is_changes_nothing(connect: Connect, ana: AgentActor, vera: VisitorActor) -> None:
    tab, desk = await connect(vera), await connect(ana)
    about = {"conversation_id": (await tab.say("Hello"))["conversation_id"], "status": "open"}
    await desk.call("set_conversation_status", about)
    assert (await desk.call("start", {}))["head"] == 2


async def test_a_snooze_ends_in_the_future_or_not_at_all(
    clock: MovedClock, connect: Connect, ana: AgentActor, vera: VisitorActor
) -> None:
    tab, desk = await connect(vera), await connect(ana)
    about = {"conversation_id": (await tab.say("Hello"))["conversation_id"]}
    tomorrow = rfc3339(clock.now() + timedelta(days=1))
    past = [rfc3339(clock.now()), rfc3339(clock.now() - timedelta(days=1)), "1970-01-01T00:00:00Z"]
    wrong = [{"status": "snoozed", "snoozed_until": when} for when in past]
    wrong += [{"status": other, "snoozed_until": tomorrow} for other in ("open", "resolved")]
    for change in wrong:
        refusal = await desk.refusal("set_conversation_status", about | change)
        assert (refusal["code"], refusal["field"]) == ("invalid_payload", "snoozed_until")
    for right in ({"status": "snoozed", "snoozed_until": tomorrow}, {"status": "snoozed"}):
        snoozed = (await desk.call("set_conversation_status", about | right))["conversation"]
        assert snoozed["snoozed_until"] == right.get("snoozed_until")


async def test_a_snooze_ends_by_time_once_whoever_looks(
    services: Services,
    database: dict[str, Any],
    clock: MovedClock,
    connect: Connect,
    ana: AgentActor,
    vera: VisitorActor,
) -> None:
    """Two processes wake at the same moment, several times over: each conversation is opened by one event."""
    tab, desk = await connect(vera), await connect(ana)
    conversations = [(await tab.say(f"Question {n}"))["conversation_id"] for n in range(8)]
    until = rfc3339(clock.now() + timedelta(hours=1))
    for id in conversations[:6]:
        await desk.call("set_conversation_status", {"conversation_id": id, "status": "snoozed", "snoozed_until": until})
    await desk.call("set_conversation_status", {"conversation_id": conversations[6], "status": "snoozed"})
    head = (await desk.call("start", {}))["head"]
    assert await status.wake(services) == 0, "not before its time"
    desk.heard_so_far()
    clock.move(hours=1, seconds=1)

    async with second_services(services, database) as other:
        woken = await asyncio.gather(*(status.wake(process) for process in (services, other) * 3))

    assert sum(woken) == 6
    start = await desk.call("start", {})
    assert start["head"] == head + 6
    synced = await desk.call("sync", {"epoch": start["epoch"], "since": head})
    assert {(event["data"]["id"], event["data"]["status"]) for event in synced["events"]} == {
        (id, "open") for id in conversations[:6]
    }
    assert {event["actor"]["type"] for event in synced["events"]} == {"system"}
    still = await desk.call("get_conversation", {"conversation_id": conversations[6]})
    assert still["item"]["conversation"]["status"] == "snoozed", "until the visitor writes"
    assert await status.wake(services) == 0


async def test_what_was_opened_meanwhile_is_not_woken(
    services: Services, clock: MovedClock, connect: Connect, ana: AgentActor, vera: VisitorActor
) -> None:
    tab, desk = await connect(vera), await connect(ana)
    conversation_id = (await tab.say("Hello"))["conversation_id"]
    until = rfc3339(clock.now() + timedelta(hours=1))
    await desk.call(
        "set_conversation_status",
        {"conversation_id": conversation_id, "status": "snoozed", "snoozed_until": until},
    )
    await tab.say("I am still here", conversation_id)
    clock.move(hours=2)
    assert await status.wake(services) == 0
    found = await desk.call("get_conversation", {"conversation_id": conversation_id})
    conversation = found["item"]["conversation"]
    assert (conversation["status"], conversation["snoozed_until"]) == ("open", None)
