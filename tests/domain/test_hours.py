"""Business hours over real sockets: set by those who may, told to visitors, obeyed by routing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chatting_rt.domain.openings import OpeningWatch
from chatting_rt.domain.routing import Router
from chatting_rt.services import Services
from chatting_rt.settings import Settings
from chatting_rt.web import WebServer
from chatting_rt.wire.hours import DAYS
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.clock import MovedClock
from tests.support.routing import RULES, ask, assignee

CLOSED: dict[str, Any] = {"is_on": True, "week": {}, "holidays": []}
ANY_TIME = CLOSED | {"is_on": False}


@pytest.fixture(name="settings")
def _settings(unlimited: Settings) -> Settings:
    return unlimited


def opening_in(clock: MovedClock, minutes: int) -> dict[str, Any]:
    """Hours of every day that begin in so many minutes, and last one hour."""
    opens = clock.now() + timedelta(minutes=minutes)
    closes = opens + timedelta(hours=1)
    shift = {"opens": opens.strftime("%H:%M"), "closes": closes.strftime("%H:%M")}
    return CLOSED | {"week": {day: [shift] for day in DAYS}}


def on_monday(*shifts: tuple[str, str]) -> dict[str, Any]:
    return {"week": {"monday": [{"opens": opens, "closes": closes} for opens, closes in shifts]}}


async def test_visitors_learn_when_the_team_is_back(
    connect: Connect, ana: AgentActor, ben: AgentActor, vera: VisitorActor
) -> None:
    desk, colleague, tab = await connect(ana), await connect(ben), await connect(vera)
    assert (await tab.call("start", {}))["site"]["opening"] is None
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).date().isoformat()
    open_day = {"date": tomorrow, "name": "Open day", "shifts": [{"opens": "10:00", "closes": "12:00"}]}

    said = await desk.call("set_hours", CLOSED | {"holidays": [open_day]})

    closed: dict[str, Any] = {day: [] for day in DAYS}
    assert said["hours"] == {"is_on": True, "week": closed, "holidays": [open_day]}
    assert (await colleague.receive("hours_updated"))["data"] == said["hours"]
    assert (await colleague.call("start", {}))["hours"] == said["hours"]
    opening = {"is_open": False, "next_opening_at": f"{tomorrow}T10:00:00.000Z"}
    assert (await tab.call("start", {}))["site"]["opening"] == opening


async def test_the_hours_are_those_of_the_time_zone(connect: Connect, ana: AgentActor, vera: VisitorActor) -> None:
    desk, tab = await connect(ana), await connect(vera)
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).date()
    open_day = {"date": tomorrow.isoformat(), "name": "Open day", "shifts": [{"opens": "10:00", "closes": "12:00"}]}
    await desk.call("set_hours", CLOSED | {"holidays": [open_day]})
    await desk.call("update_workspace", {"time_zone": "Asia/Kathmandu"})
    opening = (await tab.call("start", {}))["site"]["opening"]
    assert opening["next_opening_at"] == f"{tomorrow}T04:15:00.000Z"


async def test_visitors_who_are_there_hear_it_open_and_close(
    clock: MovedClock, services: Services, connect: Connect, ana: AgentActor, vera: VisitorActor, vlad: VisitorActor
) -> None:
    desk, tab, stranger = await connect(ana), await connect(vera), await connect(vlad)
    watch = OpeningWatch(services)
    await watch.look()
    await desk.call("set_hours", opening_in(clock, 10))
    await watch.look()
    told = (await tab.receive("opening_changed"))["opening"]
    assert not told["is_open"]
    opens = datetime.fromisoformat(told["next_opening_at"])
    assert opens == (clock.now() + timedelta(minutes=10)).replace(second=0, microsecond=0)

    clock.move(minutes=10)
    await watch.look()
    assert (await tab.receive("opening_changed"))["opening"] == {"is_open": True, "next_opening_at": None}

    clock.move(hours=1)
    await watch.look()
    assert (await tab.receive("opening_changed"))["opening"]["is_open"] is False
    await desk.call("set_hours", ANY_TIME)
    await watch.look()
    assert (await tab.receive("opening_changed")) == {"opening": None}
    assert "opening_changed" not in [name for name, _ in stranger.heard_so_far()]


async def test_nothing_is_given_out_until_they_open(
    clock: MovedClock, services: Services, server: WebServer, connect: Connect, ana: AgentActor, vera: VisitorActor
) -> None:
    desk, tab = await connect(ana), await connect(vera)
    await desk.call("set_hours", opening_in(clock, 10))
    await desk.call("set_routing", RULES)
    id = await ask(tab)
    await Router(services).look()
    assert await assignee(desk, id) is None

    clock.move(minutes=10)
    await server.gateway.renew_leases()
    await Router(services).look()

    assert await assignee(desk, id) == str(ana.id)


async def test_an_answer_is_due_only_in_hours(
    clock: MovedClock,
    services: Services,
    server: WebServer,
    connect: Connect,
    ana: AgentActor,
    ben: AgentActor,
    vera: VisitorActor,
) -> None:
    desk, _, tab = await connect(ana), await connect(ben), await connect(vera)
    id = await ask(tab)
    await desk.call("assign_conversation", {"conversation_id": id, "assignee_id": str(ana.id)})
    await desk.call("set_hours", opening_in(clock, 30))
    await desk.call("set_routing", RULES | {"answer_minutes": 5})

    for minutes, has_it in ((20, ana), (10, ana), (4, ana), (2, ben)):
        clock.move(minutes=minutes)
        await server.gateway.renew_leases()
        await Router(services).look_again()
        assert await assignee(desk, id) == str(has_it.id)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (on_monday(("9:00", "17:00")), "week.monday[0].opens"),
        (on_monday(("09:00", "24:00")), "week.monday[0].closes"),
        ({"week": {"someday": []}}, "week"),
        (on_monday(("09:00", "12:00"), ("11:00", "13:00")), "week.monday"),
        (on_monday(("22:00", "02:00"), ("23:00", "23:30")), "week.monday"),
        (on_monday(*[(f"0{n}:00", f"0{n}:30") for n in range(7)]), "week.monday"),
        ({"holidays": [{"date": "2026-02-30", "name": "No day"}]}, "holidays[0].date"),
        ({"holidays": [{"date": "2026-12-25", "name": ""}]}, "holidays[0].name"),
        ({"holidays": [{"date": "2026-12-25", "name": name} for name in ("One", "Two")]}, "holidays"),
        ({"holidays": [{"date": f"2026-01-{n % 28 + 1:02}", "name": "Many"} for n in range(101)]}, "holidays"),
    ],
)  # fmt: skip
async def test_hours_that_cannot_be_are_refused(
    connect: Connect, ana: AgentActor, wrong: dict[str, Any], field: str
) -> None:
    refusal = await (await connect(ana)).refusal("set_hours", CLOSED | wrong)
    assert (refusal["code"], refusal["field"]) == ("invalid_payload", field)


async def test_an_agent_does_not_set_them(connect: Connect, ben: AgentActor) -> None:
    desk = await connect(ben)
    assert (await desk.refusal("set_hours", CLOSED))["code"] == "forbidden"
    assert (await desk.call("start", {}))["hours"]["is_on"] is False
