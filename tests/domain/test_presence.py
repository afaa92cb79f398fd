"""Who is here: by lease, so that it is right without any word of leaving."""

from __future__ import annotations

import asyncio
from uuid import UUID, uuid4

import pytest

from chatting_rt.domain.routing import Router
from chatting_rt.infra.presence import LEASE, Lease, Subject
from chatting_rt.infra.sockets.engine import MAX_QUEUED_FRAMES
from chatting_rt.services import Services
from chatting_rt.settings import Settings
from chatting_rt.web import WebServer
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.client import Client
from tests.support.clock import MovedClock
from tests.support.eventually import eventually
from tests.support.routing import RULES, ask, assignee


@pytest.fixture(name="settings")
def _settings(unlimited: Settings, clock: MovedClock) -> Settings:
    return unlimited


async def online(desk: Client) -> set[str]:
    start = await desk.call("start", {})
    return {colleague["agent"]["name"] for colleague in start["agents"] if colleague["is_online"]}


async def test_coming_and_going_is_told(connect: Connect, ana: AgentActor, ben: AgentActor) -> None:
    desk = await connect(ana)
    await desk.receive("presence_changed")  # Ana herself

    second = await connect(ben)
    ben_himself = {"type": "agent", "id": str(ben.id)}
    assert await desk.receive("presence_changed") == {"subject": ben_himself, "is_online": True}
    assert await online(desk) == {"Ana", "Ben"}
    await second.leave()

    assert await desk.receive("presence_changed") == {"subject": ben_himself, "is_online": False}
    assert await online(desk) == {"Ana"}


async def test_somebody_is_here_while_one_of_their_devices_is(
    connect: Connect, ana: AgentActor, ben: AgentActor
) -> None:
    desk = await connect(ana)
    phone, laptop = await connect(ben), await connect(ben)
    while (await desk.receive("presence_changed"))["subject"]["id"] != str(ben.id):
        pass  # Ana's own coming

    await laptop.leave()
    assert await online(desk) == {"Ana", "Ben"}
    await phone.leave()

    told = await desk.receive("presence_changed")
    assert (told["subject"]["id"], told["is_online"]) == (str(ben.id), False)
    assert [name for name, _ in desk.heard_so_far() if name == "presence_changed"] == [], "told once"


async def test_a_lease_that_nobody_renews_ends_by_itself(
    services: Services, clock: MovedClock, server: WebServer, connect: Connect, ana: AgentActor, ben: AgentActor
) -> None:
    """Ben's process died with him: nobody said that he left."""
    desk = await connect(ana)
    await desk.receive("presence_changed")
    await services.presence.renew([Lease(ana.workspace_id, Subject("agent", ben.id), "a device of a dead process")])
    await server.gateway.renew_leases()
    assert (await desk.receive("presence_changed"))["is_online"]

    clock.move(seconds=LEASE - 1)
    await server.gateway.renew_leases()
    assert await online(desk) == {"Ana", "Ben"}
    clock.move(seconds=1.1)
    await server.gateway.renew_leases()

    told = await desk.receive("presence_changed")
    assert (told["subject"]["id"], told["is_online"]) == (str(ben.id), False)
    assert await online(desk) == {"Ana"}, "who is connected was renewed"


def crowd(workspace_id: UUID) -> list[Lease]:
    """Visitors in another process, more than may wait for one socket."""
    return [Lease(workspace_id, Subject("visitor", uuid4()), "a tab") for _ in range(MAX_QUEUED_FRAMES + 100)]


async def test_a_crowd_that_vanishes_together_cuts_nobody_off(
    services: Services, clock: MovedClock, server: WebServer, connect: Connect, ana: AgentActor
) -> None:
    desk = await connect(ana)
    await desk.receive("presence_changed")
    leases = crowd(ana.workspace_id)
    await services.presence.renew(leases)
    await server.gateway.renew_leases()
    clock.move(seconds=LEASE + 1)

    await server.gateway.renew_leases()

    told = [await desk.receive("presence_changed") for _ in range(2 * len(leases))]
    assert [change["is_online"] for change in told] == [True] * len(leases) + [False] * len(leases)
    assert await online(desk) == {"Ana"}


async def test_who_comes_first_to_a_process_is_told_of_nobody_else(
    services: Services, connect: Connect, ana: AgentActor
) -> None:
    """They learn it by `start`."""
    await services.presence.renew(crowd(ana.workspace_id))

    desk = await connect(ana)

    assert await online(desk) == {"Ana"}
    told = [payload["subject"]["id"] for name, payload in desk.heard_so_far() if name == "presence_changed"]
    assert told == [str(ana.id)]


async def test_nobody_who_joins_waits_long_to_be_noticed(
    server: WebServer, connect: Connect, ana: AgentActor, ben: AgentActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database froze between their joining and that."""

    async def never(*_: object) -> bool:
        await asyncio.sleep(60)
        return True

    with monkeypatch.context() as frozen:
        frozen.setattr(server.gateway._watch, "is_team_online", never)
        desk, second = await asyncio.gather(connect(ana), connect(ben))
        async with asyncio.timeout(2.5):
            await asyncio.gather(desk.call("start", {}), second.call("start", {}))
    await server.gateway._watch.look(ana.workspace_id)
    await second.leave()
    while (await desk.receive("presence_changed"))["is_online"]:
        pass


async def test_a_workspace_that_everybody_left_is_forgotten(
    server: WebServer, connect: Connect, ana: AgentActor
) -> None:
    desk = await connect(ana)
    watch = server.gateway._watch
    assert set(watch._told) == {ana.workspace_id}
    await desk.leave()
    await eventually(lambda: not watch._told and not watch._team_told)


async def test_visitors_are_here_for_agents(connect: Connect, ana: AgentActor, vera: VisitorActor) -> None:
    desk = await connect(ana)
    tab = await connect(vera)
    question = await tab.say("Hello")

    async def is_online() -> bool:
        item = (await desk.call("list_conversations", {}))["items"][0]
        one = await desk.call("get_conversation", {"conversation_id": question["conversation_id"]})
        assert one["item"]["is_visitor_online"] == item["is_visitor_online"]
        return bool(item["is_visitor_online"])

    assert await is_online()
    desk.heard_so_far()
    await tab.leave()
    told = await desk.receive("presence_changed")
    assert told == {"subject": {"type": "visitor", "id": question["author"]["id"]}, "is_online": False}
    assert not await is_online()


async def test_a_visitor_hears_whether_the_team_is_there_and_of_nobody(
    connect: Connect, ana: AgentActor, ben: AgentActor, vera: VisitorActor, viktor: VisitorActor
) -> None:
    tab = await connect(vera)
    assert (await tab.call("start", {}))["site"]["is_team_online"] is False
    await tab.receive("presence_changed")
    tab.heard_so_far()
    team = {"type": "workspace", "id": str(ana.workspace_id)}

    await connect(viktor)
    desk = await connect(ana)
    assert await tab.receive("presence_changed") == {"subject": team, "is_online": True}
    assert (await tab.call("start", {}))["site"]["is_team_online"] is True
    second = await connect(ben)
    await second.leave()
    await desk.call("set_availability", {"availability": "away"})

    assert await tab.receive("presence_changed") == {"subject": team, "is_online": False}, "who is away is not there"
    assert (await tab.call("start", {}))["site"]["is_team_online"] is False
    await desk.call("set_availability", {"availability": "online"})
    assert (await tab.receive("presence_changed"))["is_online"] is True
    await desk.leave()
    assert (await tab.receive("presence_changed"))["is_online"] is False


@pytest.mark.parametrize("availability", ["online", "away", "busy"])
async def test_availability_is_told_to_colleagues(
    connect: Connect, ana: AgentActor, ben: AgentActor, availability: str
) -> None:
    desk, second = await connect(ana), await connect(ben)

    changed = (await second.call("set_availability", {"availability": availability}))["agent"]

    assert (changed["name"], changed["availability"]) == ("Ben", availability)
    told = await desk.receive("agent_updated")
    assert (told["data"], told["conversation_id"]) == (changed, None)


async def test_who_does_not_use_their_dashboard_is_away_until_they_do(
    clock: MovedClock, services: Services, server: WebServer, connect: Connect, ana: AgentActor, ben: AgentActor,
    vera: VisitorActor,
) -> None:  # fmt: skip
    desk, watching, tab = await connect(ana), await connect(ben), await connect(vera)
    await watching.call("set_availability", {"availability": "busy"})
    await desk.call("set_routing", RULES)
    await desk.call("mark_active", {})
    watching.heard_so_far()

    for _ in range(2):  # its lease is renewed no more, and ends
        clock.move(seconds=290)
        await server.gateway.renew_leases()
    id = await ask(tab)
    await Router(services).look()

    attention = {"type": "attention", "id": str(ana.id)}
    assert await watching.receive("presence_changed") == {"subject": attention, "is_online": False}
    (me,) = [one for one in (await watching.call("start", {}))["agents"] if one["agent"]["id"] == str(ana.id)]
    assert (me["is_online"], me["is_attentive"]) == (True, False)
    assert (await tab.call("start", {}))["site"]["is_team_online"] is False
    assert await assignee(watching, id) is None

    await desk.call("mark_active", {})
    assert await watching.receive("presence_changed") == {"subject": attention, "is_online": True}
    await Router(services).look()
    assert await assignee(watching, id) == str(ana.id)
    await desk.call("mark_active", {"idle_seconds": 301})
    assert await watching.receive("presence_changed") == {"subject": attention, "is_online": False}


async def test_another_device_that_is_in_use_keeps_one_there(
    clock: MovedClock, server: WebServer, connect: Connect, ana: AgentActor, ben: AgentActor
) -> None:
    left_alone, phone, watching = await connect(ana), await connect(ana), await connect(ben)
    for device in (left_alone, phone):
        await device.call("mark_active", {})
    watching.heard_so_far()
    for _ in range(3):
        clock.move(seconds=200)
        await phone.call("mark_active", {})
        await server.gateway.renew_leases()
    agents = {one["agent"]["name"]: one["is_attentive"] for one in (await watching.call("start", {}))["agents"]}
    assert agents == {"Ana": True, "Ben": True}, "a program never says so, and is in use while it is connected"


async def test_who_says_that_they_are_offline_gets_nothing_and_keeps_nobody_waiting(
    clock: MovedClock, services: Services, server: WebServer, connect: Connect, ana: AgentActor, ben: AgentActor,
    vera: VisitorActor,
) -> None:  # fmt: skip
    desk, colleague, tab = await connect(ana), await connect(ben), await connect(vera)
    id = await ask(tab)
    await desk.call("assign_conversation", {"conversation_id": id, "assignee_id": str(ben.id)})
    await colleague.call("set_availability", {"availability": "offline"})
    await desk.call("set_routing", RULES)
    router = Router(services)
    await router.look_again()
    clock.move(seconds=31)
    await server.gateway.renew_leases()
    await router.look_again()
    assert await assignee(desk, id) == str(ana.id)
