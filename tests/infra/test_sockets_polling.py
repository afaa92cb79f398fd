"""Long-polling, where networks block websockets: nothing is lost in silence, and the guards hold there too."""

from __future__ import annotations

import asyncio
import json
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import aiohttp
import pytest
import socketio

from chatting_rt.infra.sockets import server as sockets_module
from chatting_rt.infra.sockets import websocket as websocket_module
from chatting_rt.infra.sockets.packets import Frame, event_frame
from chatting_rt.services import Services
from chatting_rt.settings import Settings
from chatting_rt.web import WebServer
from tests.conftest import Connect
from tests.infra.conftest import Raw
from tests.support.cast import AgentActor, VisitorActor
from tests.support.eventually import eventually
from tests.support.raw import RawSocket
from tests.support.sockets import is_clean

SEPARATOR = "\x1e"
LIMIT = sockets_module.MAX_FRAME


@pytest.fixture
def settings(tmp_path: Any) -> Settings:
    return Settings(host="127.0.0.1", port=0, data_dir=tmp_path, transports=("websocket", "polling"))


@dataclass
class Poller:
    """A long-polling session by hand."""

    session: aiohttp.ClientSession
    address: str
    sid: str = ""

    async def get(self) -> list[str]:
        async with self.session.get(self.address) as response:
            text = await response.text()
            return text.split(SEPARATOR) if response.status == 200 else [f"status {response.status}"]

    async def post(self, *packets: str, **options: Any) -> int:
        async with self.session.post(self.address, data=SEPARATOR.join(packets).encode(), **options) as response:
            return response.status

    async def post_bytes(self, body: Any, **options: Any) -> int:
        async with self.session.post(self.address, data=body, **options) as response:
            return response.status

    async def until(self, start: str) -> str:
        async with asyncio.timeout(5):
            while True:
                for packet in await self.get():
                    assert not packet.startswith("status"), packet
                    if packet.startswith(start):
                        return packet
                    if packet == "2":
                        await self.post("3")


@pytest.fixture
async def poll(url: str) -> AsyncIterator[Any]:
    """`poll()` opens a session, `poll(person)` also joins."""
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10)) as session:

        async def open_one(person: Any = None, at: str = url) -> Poller:
            poller = Poller(session, f"{at}/socket.io/?EIO=4&transport=polling")
            opened = json.loads((await poller.get())[0][1:])
            poller.sid = opened["sid"]
            poller.address += f"&sid={poller.sid}"
            if person is not None:
                assert await poller.post(f"40{person.namespace},{json.dumps(person.auth())}") == 200
                await poller.until(f"40{person.namespace},")
            return poller

        yield open_one


@asynccontextmanager
async def joined(url: str, person: Any, transports: list[str]) -> AsyncIterator[socketio.AsyncClient]:
    """The library's own client."""
    client = socketio.AsyncClient(reconnection=False)
    await client.connect(url, auth=person.auth(), namespaces=[person.namespace], transports=transports, wait_timeout=5)
    try:
        yield client
    finally:
        await client.disconnect()


def message(body: str) -> dict[str, Any]:
    return {"client_id": str(uuid4()), "body": body}


@pytest.mark.parametrize("transports", [["polling"], ["polling", "websocket"]], ids=["stays", "moves to a websocket"])
async def test_a_visitor_without_websockets_talks(
    connect: Connect, url: str, server: WebServer, ana: AgentActor, vera: VisitorActor, transports: list[str]
) -> None:
    desk = await connect(ana)
    heard: asyncio.Queue[Any] = asyncio.Queue()

    async with joined(url, vera, transports) as tab:
        tab.on("message_created", heard.put, namespace="/visitor")
        assert tab.transport() == transports[-1]
        vera.token = (await tab.call("start", {}, namespace="/visitor"))["data"]["visitor_token"]
        sent = await tab.call("send_message", message("Hello"), namespace="/visitor")
        conversation = sent["data"]["message"]["conversation_id"]
        await desk.say("Good morning", conversation)

        assert [(await asyncio.wait_for(heard.get(), 3))["data"]["body"] for _ in "12"] == ["Hello", "Good morning"]
        (visitor,) = [c for c in server.gateway.connections if c.namespace == "/visitor"]
        assert visitor.address == "127.0.0.1"
        assert (visitor.engine.outlet is not None) == (transports[-1] == "websocket"), "the fast lane is taken"
    await eventually(lambda: len(server.gateway.connections) == 1)


@pytest.mark.parametrize("count", [16, 17, 40, 59])
async def test_many_packets_in_one_post_are_all_answered(poll: Any, vera: VisitorActor, count: int) -> None:
    tab = await poll(vera)

    assert await tab.post(*[f'42/visitor,{id}["nothing"]' for id in range(1, count + 1)]) == 200

    answered: list[str] = []
    while len(answered) < count:
        answered += [packet for packet in await tab.get() if packet.startswith("43")]
    assert [int(ack.removeprefix("43/visitor,").partition("[")[0]) for ack in answered] == list(range(1, count + 1))


async def test_more_packets_than_anybody_sends_end_the_session(
    poll: Any, server: WebServer, vera: VisitorActor
) -> None:
    tab = await poll(vera)

    assert await tab.post(*['42/visitor,["start",{}]'] * 101) == 413

    assert (await tab.get())[0] == "status 400"
    await eventually(lambda: is_clean(server))


async def test_a_body_above_the_limit_is_refused_at_once(poll: Any, server: WebServer, vera: VisitorActor) -> None:
    tab = await poll(vera)
    packet = '42/visitor,5["start",{"locale":"%s"}]'

    assert await tab.post(packet % ("x" * (LIMIT - len(packet) + 2))) == 200
    assert '"field":"locale"' in await tab.until("43/visitor,5")
    assert await tab.post(packet % ("x" * LIMIT)) == 413

    await eventually(lambda: is_clean(server))


async def test_a_body_of_unannounced_length_counts_all_the_same(
    poll: Any, server: WebServer, vera: VisitorActor
) -> None:
    tab = await poll(vera)

    async def parts(size: int) -> AsyncIterator[bytes]:
        yield b'42/visitor,5["start",{"locale":"'
        for _ in range(size // 1000):
            yield b"x" * 1000
        yield b'"}]'

    assert await tab.post_bytes(parts(2000)) == 200
    assert '"field":"locale"' in await tab.until("43/visitor,5")
    assert await tab.post_bytes(parts(LIMIT + 1000)) == 413

    await eventually(lambda: is_clean(server))


async def test_a_compressed_bomb_is_refused(poll: Any, server: WebServer, vera: VisitorActor) -> None:
    tab = await poll(vera)

    assert await tab.post_bytes(zlib.compress(b"4" * 20_000_000), headers={"Content-Encoding": "deflate"}) == 413

    await eventually(lambda: is_clean(server))


async def test_a_body_that_never_ends_is_given_up(
    poll: Any, server: WebServer, vera: VisitorActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chatting_rt.infra.sockets.polling.BODY_TIME", 0.2)
    tab = await poll(vera)
    end = asyncio.Event()

    async def parts() -> AsyncIterator[bytes]:
        yield b"3"
        await end.wait()

    assert await tab.post_bytes(parts()) == 408
    end.set()

    await eventually(lambda: is_clean(server))


@pytest.mark.parametrize(
    "body",
    [
        b"\xff\xfe",
        b"",
        b"\x1e",
        b"x",
        b"5",
        b"2probe",
        b"2",
        b"0{}",
        b"bAAAA",
        b"d=3",
        b"d=4%5B",
        b'4{"a":1}',
        b"4" + b"[" * 60_000,
        b"3\x1e",
        b"3\x1e5",
    ],
    ids=lambda body: repr(body[:12]),
)
async def test_a_body_that_is_no_packets_is_refused_and_ends_the_session(
    poll: Any, server: WebServer, logged: list[Any], vera: VisitorActor, body: bytes
) -> None:
    tab = await poll(vera)

    assert await tab.post_bytes(body) == 400

    await eventually(lambda: is_clean(server))
    assert await tab.post_bytes(b"3") == 400
    assert not [entry for entry in logged if entry["log_level"] == "error"]


async def test_no_page_can_read_along_by_jsonp(url: str, server: WebServer) -> None:
    async with aiohttp.ClientSession() as session:
        for query in ("j=0", "j=", "j=0&j=1", "sid=x&j=1"):
            response = await session.get(f"{url}/socket.io/?EIO=4&transport=polling&{query}")
            assert response.status == 400 and "___eio" not in await response.text()
    assert is_clean(server)


async def test_answers_to_other_origins_carry_no_credentials(url: str) -> None:
    async with aiohttp.ClientSession(headers={"Origin": "https://evil.example"}) as session:
        response = await session.get(f"{url}/socket.io/?EIO=4&transport=polling")
    assert response.status == 200
    assert "Access-Control-Allow-Credentials" not in response.headers


async def test_forged_acks_and_floods_are_cut_on_polling_too(poll: Any, server: WebServer, vera: VisitorActor) -> None:
    for packets in (["43/visitor,0[]"], ["40/visitor,{}"], ["451-/visitor,[]"]):
        tab = await poll(vera)
        await tab.post(*packets)
        await eventually(lambda: is_clean(server))

    tab = await poll(vera)
    statuses = [await tab.post(*["3"] * 40) for _ in range(3)]
    assert statuses == [200, 200, 400]
    await eventually(lambda: is_clean(server))


async def test_a_refusal_reaches_a_polling_client_and_ends_its_session(poll: Any, server: WebServer) -> None:
    tab = await poll()

    assert await tab.post('40/visitor,{"site_key":"wrong"}') == 200

    packets = await tab.get()
    assert '"code":"not_found"' in packets[0] and packets[1:] == ["1"]
    assert await tab.post('40/visitor,{"site_key":"wrong"}') == 400
    await eventually(lambda: is_clean(server))


async def test_a_session_that_never_joins_is_cut_and_its_waiting_request_answered(
    poll: Any, server: WebServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sockets_module, "JOIN_DEADLINE", 0.3)
    tab = await poll()

    assert await asyncio.wait_for(tab.get(), 3) == ["1"]

    await eventually(lambda: is_clean(server))


async def test_a_polling_client_that_never_asks_is_cut_by_its_queue(
    poll: Any, connect: Connect, server: WebServer, vera: VisitorActor, viktor: VisitorActor, ana: AgentActor
) -> None:
    desk, silent = await connect(ana), await poll(vera)
    connection = next(c for c in server.gateway.connections if c.namespace == "/visitor")

    for _ in range(300):
        connection.send(frame())

    await eventually(lambda: connection not in server.gateway.connections)
    assert (await silent.get())[0] == "status 400"
    assert await silent.post("3") == 400
    tab = await connect(viktor)
    await tab.say("Hello")
    await desk.receive("message_created")


def frame() -> Frame:
    return event_frame("/visitor", "noise", "x" * 20_000)


async def moved(raw: Raw, tab: Poller) -> RawSocket:
    """The session's websocket, after the move."""
    return await raw(query=f"EIO=4&transport=websocket&sid={tab.sid}", is_move=True)


async def test_after_a_move_a_cut_and_the_queue_limit_still_work(
    poll: Any, raw: Raw, server: WebServer, vera: VisitorActor
) -> None:
    for deed in ("cut", "queue"):
        tab = await poll(vera)
        socket = await moved(raw, tab)
        assert (await socket.call("/visitor", "start"))["ok"]
        assert await tab.post("3") == 400
        (connection,) = server.gateway.connections
        engine = server.sockets.eio.sockets[tab.sid]
        assert engine.upgraded and engine.transport is not None

        if deed == "cut":
            server.sockets.cut(tab.sid, "for the test")
        else:
            socket.stop_reading()
            for _ in range(3000):
                connection.send(frame())
                await asyncio.sleep(0)

        await eventually(lambda: is_clean(server))
        assert engine.transport.is_closing()


async def test_a_session_moves_once(poll: Any, raw: Raw, server: WebServer, vera: VisitorActor) -> None:
    tab = await poll(vera)
    socket = await moved(raw, tab)

    with pytest.raises(aiohttp.WSServerHandshakeError):
        await moved(raw, tab)

    assert (await socket.call("/visitor", "start"))["ok"]


@pytest.mark.parametrize("said", [[], ["2probe"], ["2probe", '42/visitor,["start"]'], ["3"], ["5"], [b"x"]])
async def test_a_move_that_breaks_off_leaves_polling_alive(
    poll: Any, url: str, server: WebServer, vera: VisitorActor, monkeypatch: pytest.MonkeyPatch, said: list[Any]
) -> None:
    monkeypatch.setattr(websocket_module, "MOVING_TIME", 0.3)
    tab = await poll(vera)

    address = f"{url}/socket.io/?EIO=4&transport=websocket&sid={tab.sid}"
    async with aiohttp.ClientSession() as session, session.ws_connect(address) as socket:
        for frame in said:
            await RawSocket(socket).send(frame)
        async with asyncio.timeout(3):
            while not socket.closed:
                await socket.receive()

    await tab.post('42/visitor,7["start",{}]')
    await tab.until("43/visitor,7")
    server.sockets.cut(tab.sid, "for the test")
    await eventually(lambda: is_clean(server))


async def test_draining_reaches_a_polling_client(poll: Any, services: Services, vera: VisitorActor) -> None:
    server = WebServer(services)
    await server.start()
    tab = await poll(vera, at=f"http://127.0.0.1:{server.port}")
    waiting = asyncio.create_task(tab.until('42/visitor,["draining"'))
    await asyncio.sleep(0)

    await asyncio.wait_for(server.stop(), 10)

    assert "retry_after_ms" in await waiting
    assert not server.sockets.eio.sockets
