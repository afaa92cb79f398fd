"""Who looks at a conversation: told to those who look at it too, by lease, and to nobody else."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from chatting_rt.infra.presence import LEASE, Lease, Subject
from chatting_rt.web import WebServer
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.client import Client
from tests.support.clock import MovedClock
from tests.support.eventually import eventually


@pytest.fixture
async def about(connect: Connect, vera: VisitorActor) -> dict[str, Any]:
    return {"conversation_id": (await (await connect(vera)).say("Hello"))["conversation_id"]}


def seen(about: dict[str, Any], agent: AgentActor, is_viewing: bool) -> dict[str, Any]:
    return about | {"agent_id": str(agent.id), "is_viewing": is_viewing}


async def viewers(desk: Client, about: dict[str, Any]) -> list[str]:
    return list((await desk.call("set_viewing", about))["agent_ids"])


async def test_those_who_look_at_it_hear_of_each_other(
    connect: Connect, about: dict[str, Any], ana: AgentActor, ben: AgentActor
) -> None:
    desk, colleague = await connect(ana), await connect(ben)
    assert await viewers(desk, about) == [str(ana.id)]

    assert await viewers(colleague, about) == sorted([str(ana.id), str(ben.id)])

    assert await desk.receive("viewing_changed") == seen(about, ana, True)
    assert await desk.receive("viewing_changed") == seen(about, ben, True)
    assert await viewers(colleague, {"conversation_id": None}) == []
    assert await desk.receive("viewing_changed") == seen(about, ben, False)


async def test_whoever_moves_on_or_vanishes_looks_no_more(
    connect: Connect, about: dict[str, Any], ana: AgentActor, ben: AgentActor, viktor: VisitorActor
) -> None:
    other = {"conversation_id": (await (await connect(viktor)).say("Hello"))["conversation_id"]}
    desk, colleague, phone = await connect(ana), await connect(ben), await connect(ben)
    await viewers(desk, about)
    await desk.receive("viewing_changed")
    for device in (colleague, phone):
        await viewers(device, about)
    assert await desk.receive("viewing_changed") == seen(about, ben, True)

    await viewers(phone, other)
    await colleague.leave()

    assert await desk.receive("viewing_changed") == seen(about, ben, False), "one of two devices is still there"
    assert await viewers(phone, other) == [str(ben.id)]


async def test_others_hear_nothing(
    connect: Connect, about: dict[str, Any], ana: AgentActor, ben: AgentActor, vera: VisitorActor
) -> None:
    desk, bystander, tab = await connect(ana), await connect(ben), await connect(vera)
    await viewers(desk, about)

    await desk.say("Good morning", **about)

    for somebody in (bystander, tab):
        await somebody.receive("message_created")
        assert "viewing_changed" not in [name for name, _ in somebody.heard_so_far()]


async def test_a_device_of_another_process_is_seen_and_its_crash_too(
    clock: MovedClock,
    connect: Connect,
    server: WebServer,
    about: dict[str, Any],
    ana: AgentActor,
    ben: AgentActor,
) -> None:
    desk = await connect(ana)
    await viewers(desk, about)
    await desk.receive("viewing_changed")
    elsewhere = Lease(UUID(about["conversation_id"]), Subject("agent", ben.id), "a device of a dead process")
    await server.services.presence.renew([elsewhere])

    await server.gateway.renew_leases()
    assert await desk.receive("viewing_changed") == seen(about, ben, True)
    clock.move(seconds=LEASE - 1)
    await server.gateway.renew_leases()
    clock.move(seconds=2)
    await server.gateway.renew_leases()

    assert await desk.receive("viewing_changed") == seen(about, ben, False)
    await desk.leave()
    await eventually(lambda: not server.gateway._viewing._leases and not server.gateway._viewing._told)
