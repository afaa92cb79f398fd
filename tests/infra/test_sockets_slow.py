"""Peers that read slowly, not at all, or have died: they cost a bounded amount, and nobody else notices."""

from __future__ import annotations

import asyncio

import pytest

from chatting_rt.infra.rooms import agents_of
from chatting_rt.infra.sockets import server as sockets_module
from chatting_rt.infra.sockets.connection import Connection
from chatting_rt.infra.sockets.outlet import MAX_BEHIND_BYTES, MAX_BEHIND_FRAMES
from chatting_rt.infra.sockets.packets import event_frame
from chatting_rt.infra.sockets.server import PING_INTERVAL, PING_TIMEOUT
from chatting_rt.web import WebServer
from tests.conftest import Connect
from tests.infra.conftest import Raw
from tests.support.cast import AgentActor, VisitorActor
from tests.support.eventually import eventually
from tests.support.sockets import is_clean

NOISE = "x" * 20_000


@pytest.fixture
def quick_pings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before `server` in a test's arguments."""
    monkeypatch.setattr(sockets_module, "PING_INTERVAL", 0.4)
    monkeypatch.setattr(sockets_module, "PING_TIMEOUT", 0.4)
    monkeypatch.setattr(sockets_module, "LAST_WORD", 0.2)


def connection_of(server: WebServer, person: AgentActor) -> Connection:
    return next(c for c in server.gateway.connections if c.identity.membership_id == person.id)


@pytest.mark.slow
async def test_who_never_reads_is_cut_and_the_room_hears_everything_in_time(
    connect: Connect, raw: Raw, server: WebServer, ana: AgentActor, ben: AgentActor
) -> None:
    desk, idle = await connect(ana), await raw(ben)
    connection = connection_of(server, ben)
    engine = server.sockets.eio.sockets[connection.engine_sid]
    idle.stop_reading()
    most_waiting = 0
    desk.heard_so_far()

    for number in range(3000):
        for member in server.services.rooms.members(agents_of(ana.workspace_id)):
            member.send(event_frame("/agent", "noise", {"number": number, "text": NOISE}))
        if number % 10 == 9:
            heard = [(await desk.receive("noise", within=2))["number"] for _ in range(10)]
            assert heard == list(range(number - 9, number + 1))
            most_waiting = max(most_waiting, engine.transport.get_write_buffer_size())
        if number % 100 == 0 and connection in server.gateway.connections:
            await idle.send("3")

    assert connection not in server.gateway.connections and engine.transport.is_closing()
    assert 500_000 < most_waiting <= MAX_BEHIND_BYTES + 10 * (len(NOISE) + 100), "and what was in transit"
    assert len(server.sockets.eio.sockets) == 1


async def test_small_frames_are_counted_too(
    connect: Connect, raw: Raw, server: WebServer, ana: AgentActor, ben: AgentActor
) -> None:
    await connect(ana)
    idle = await raw(ben)
    connection = connection_of(server, ben)
    assert connection.engine.transport is not None
    idle.stop_reading()
    while connection.engine.transport.get_write_buffer_size() == 0:
        connection.send(event_frame("/agent", "noise", NOISE))
        await asyncio.sleep(0.001)

    sent = 0
    while not connection.engine.transport.is_closing():
        connection.send(event_frame("/agent", "noise", sent))
        sent += 1
        await asyncio.sleep(0.001)

    assert sent <= MAX_BEHIND_FRAMES + 1
    await eventually(lambda: len(server.gateway.connections) == 1)


async def test_a_few_huge_frames_are_too_much_as_well(
    raw: Raw, server: WebServer, ana: AgentActor, ben: AgentActor
) -> None:
    """Such as the pages of a log full of long messages, asked for again and again and never read."""
    await raw(ben)
    connection = connection_of(server, ben)
    huge = event_frame("/agent", "noise", "x" * MAX_BEHIND_BYTES)

    for _ in range(3):
        assert connection.engine.is_heard
        connection.send(huge)

    assert not connection.engine.is_heard
    await eventually(lambda: is_clean(server))


async def test_a_burst_reaches_a_reader_in_order(raw: Raw, server: WebServer, ana: AgentActor) -> None:
    """As when a batch of two hundred messages was committed: that says nothing about whoever hears of it."""
    desk = await raw(ana)
    connection = connection_of(server, ana)

    for number in range(5 * MAX_BEHIND_FRAMES):
        connection.send(event_frame("/agent", "noise", number))

    for number in range(5 * MAX_BEHIND_FRAMES):
        while not (packet := await desk.packet()).startswith('42/agent,["noise"'):
            pass
        assert packet == f'42/agent,["noise",{number}]'


def test_a_dead_peer_is_noticed_within_26_seconds() -> None:
    assert PING_INTERVAL + 2 * PING_TIMEOUT <= 26


@pytest.mark.parametrize("is_reading", [True, False], ids=["deaf to pings", "gone from the network"])
async def test_a_silent_peer_is_gone_with_everything_it_held(
    quick_pings: None,
    raw: Raw,
    server: WebServer,
    ana: AgentActor,
    ben: AgentActor,
    vera: VisitorActor,
    is_reading: bool,
) -> None:
    polite = await raw(ana)
    await polite.call("/agent", "start")
    await polite.socket.close()
    await eventually(lambda: is_clean(server))
    tasks = len(asyncio.all_tasks())
    silent = [await raw(ben) for _ in range(5)] + [await raw(vera)]
    engines = list(server.sockets.eio.sockets.values())

    for socket in silent:
        socket.is_mute = True
        if not is_reading:
            socket.stop_reading()
    if is_reading:
        await asyncio.gather(*(socket.closed() for socket in silent))

    await eventually(lambda: is_clean(server))
    await eventually(lambda: all(engine.transport.is_closing() for engine in engines))
    await eventually(lambda: len(asyncio.all_tasks()) <= tasks)


async def test_a_silent_peer_with_full_buffers_is_gone_too(
    quick_pings: None, raw: Raw, server: WebServer, ben: AgentActor
) -> None:
    silent = await raw(ben)
    connection = connection_of(server, ben)
    engine = server.sockets.eio.sockets[connection.engine_sid]
    silent.stop_reading()
    while engine.transport.get_write_buffer_size() == 0:
        connection.send(event_frame("/agent", "noise", NOISE))
        await asyncio.sleep(0)

    await eventually(lambda: is_clean(server))
    await eventually(lambda: engine.transport.is_closing())


async def test_who_answers_pings_stays(quick_pings: None, raw: Raw, server: WebServer, ana: AgentActor) -> None:
    desk = await raw(ana)
    loop = asyncio.get_running_loop()
    end = loop.time() + 3
    while loop.time() < end:
        assert (await desk.call("/agent", "start"))["ok"]
        with pytest.raises(TimeoutError):
            await desk.packet(within=0.9)

    assert len(server.gateway.connections) == 1


async def test_a_cut_is_heard_by_colleagues_and_leaves_nothing(
    connect: Connect, raw: Raw, server: WebServer, ana: AgentActor, ben: AgentActor
) -> None:
    desk, other = await connect(ana), await raw(ben)
    while (change := await desk.receive("presence_changed"))["subject"]["id"] != str(ben.id):
        pass
    assert change["is_online"]
    connection = connection_of(server, ben)

    server.sockets.cut(connection.engine_sid, "for the test")

    gone = await desk.receive("presence_changed")
    assert (gone["subject"]["id"], gone["is_online"]) == (str(ben.id), False)
    assert connection.rooms == set()
    assert server.gateway._by_address == {"127.0.0.1": 1} and len(server.gateway._by_subject) == 1
    assert {subject.id for subject, _ in server.services.presence._leases[ana.workspace_id]} == {ana.id}
    await other.closed()
    await desk.leave()
    await eventually(lambda: is_clean(server))
