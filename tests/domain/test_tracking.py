"""What the site says that its visitors do, and what it knows of them."""

from __future__ import annotations

from typing import Any

import pytest

from chatting_rt.domain import tracking
from chatting_rt.services import Services
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.client import Client
from tests.support.clock import MovedClock


async def events_of(desk: Client, visitor_id: str) -> list[dict[str, Any]]:
    return list((await desk.call("get_visit", {"visitor_id": visitor_id}))["events"])


async def kept(services: Services) -> int:
    return int(await services.database.value("SELECT count(*) FROM tracked_event"))


async def test_agents_see_what_a_visitor_did(
    services: Services, connect: Connect, ana: AgentActor, vera: VisitorActor
) -> None:
    tab, desk = await connect(vera), await connect(ana)
    await tab.call("track_event", {"name": "Searched", "properties": {"for": "lamps", "hits": 3}})
    assert await kept(services) == 0, "of who never writes nothing is kept"

    about = await tab.say("Hello")
    visitor_id = about["author"]["id"]
    await desk.call("set_viewing", {"conversation_id": about["conversation_id"]})
    await tab.call("track_event", {"name": "Ordered"})

    heard = await desk.receive("event_tracked")
    assert (heard["visitor_id"], heard["event"]["name"]) == (visitor_id, "Ordered")
    listed = [(event["name"], event["properties"]) for event in await events_of(desk, visitor_id)]
    assert listed == [("Ordered", {}), ("Searched", {"for": "lamps", "hits": 3})]


async def test_the_last_fifty_are_kept_and_no_longer_than_ninety_days(
    services: Services, connect: Connect, ana: AgentActor, vera: VisitorActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services.limits, "hit_here", lambda *_: None)
    monkeypatch.setattr("chatting_rt.infra.sockets.server.FRAMES_PER_SECOND", 10**6)
    tab, desk = await connect(vera), await connect(ana)
    visitor_id = (await tab.say("Hello"))["author"]["id"]
    for number in range(55):
        await tab.call("track_event", {"name": f"Event {number}"})
    names = [event["name"] for event in await events_of(desk, visitor_id)]
    assert names == [f"Event {number}" for number in range(54, 4, -1)]
    assert await kept(services) == 50

    clock = MovedClock()
    monkeypatch.setattr(services, "clock", clock)
    clock.move(days=89)
    await tracking.forget_old(services)
    assert await kept(services) == 50
    clock.move(days=2)
    await tracking.forget_old(services)
    assert await kept(services) == 0


async def test_without_consent_nothing_is_kept(
    services: Services, connect: Connect, ana: AgentActor, vera: VisitorActor
) -> None:
    tab = await connect(vera, **{"Sec-GPC": "1"})
    await tab.call("track_event", {"name": "Before"})
    await tab.say("Hello")
    await tab.call("track_event", {"name": "After"})
    assert await kept(services) == 0
    await tab.call("set_consent", {"is_given": True})
    await tab.call("track_event", {"name": "Ordered"})
    assert await kept(services) == 1
    await tab.call("set_consent", {"is_given": False})
    assert await kept(services) == 0


@pytest.mark.parametrize(
    "wish",
    [
        {"name": ""}, {"name": "x" * 101}, {"name": "a\nb"}, {"name": "a", "properties": {"a": {"b": 1}}},
        {"name": "a", "properties": {str(n): n for n in range(21)}},
        {"name": "a", "properties": {str(n): "x" * 500 for n in range(9)}},
    ],
)  # fmt: skip
async def test_what_is_too_much_is_refused(connect: Connect, vera: VisitorActor, wish: dict[str, Any]) -> None:
    assert (await (await connect(vera)).refusal("track_event", wish))["code"] == "invalid_payload"


async def test_attributes_come_with_the_first_message_and_change_after_it(
    services: Services, connect: Connect, ana: AgentActor, vera: VisitorActor
) -> None:
    tab, desk = await connect(vera), await connect(ana)
    await tab.call("set_attributes", {"attributes": {"plan": "free", "trial": True}})
    await tab.call("set_attributes", {"attributes": {"plan": "pro", "trial": None}})
    assert await services.database.value("SELECT count(*) FROM visitor") == 0

    await tab.say("Hello")
    created = await desk.receive("conversation_created")
    assert created["data"]["visitor"]["attributes"] == {"plan": "pro"}

    await tab.call("set_attributes", {"attributes": {"seats": 5}})
    assert (await desk.receive("visitor_updated"))["data"]["attributes"] == {"plan": "pro", "seats": 5}


async def test_attributes_come_with_a_name_too(connect: Connect, ana: AgentActor, vera: VisitorActor) -> None:
    tab, desk = await connect(vera), await connect(ana)
    await tab.call("set_attributes", {"attributes": {"plan": "pro"}})
    await tab.call("identify", {"name": "Vera", "attributes": {"seats": 5}})
    told = (await desk.receive("visitor_updated"))["data"]
    assert (told["name"], told["attributes"]) == ("Vera", {"plan": "pro", "seats": 5})


async def test_a_site_that_wants_proof_takes_no_attributes_without(
    services: Services, connect: Connect, vera: VisitorActor
) -> None:
    await services.database.fetch("UPDATE site SET requires_verified_identity = true")
    refused = await (await connect(vera)).refusal("set_attributes", {"attributes": {"plan": "pro"}})
    assert refused["code"] == "identity_not_proven"
