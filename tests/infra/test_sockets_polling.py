"""Long-polling, where networks block websockets: nothing is lost in silence, and the guards hold there too."""

from __future__ import annotations

import asyncio
from typing import Any
from uuid import uuid4

import aiohttp
import pytest

from chatting_rt.infra.sockets import server as sockets_module
from chatting_rt.services import Services
from chatting_rt.settings import Settings
from chatting_rt.web import WebServer
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.eventually import eventually
from tests.support.polling import joined, noise
from tests.support.sockets import is_clean


@pytest.fixture(name="settings")
def _settings(polling: Settings) -> Settings:
    return polling


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
        connection.send(noise())

    await eventually(lambda: connection not in server.gateway.connections)
    assert (await silent.get())[0] == "status 400"
    assert await silent.post("3") == 400
    tab = await connect(viktor)
    await tab.say("Hello")
    await desk.receive("message_created")


async def test_draining_reaches_a_polling_client(poll: Any, services: Services, vera: VisitorActor) -> None:
    server = WebServer(services)
    await server.start()
    tab = await poll(vera, at=f"http://127.0.0.1:{server.port}")
    waiting = asyncio.create_task(tab.until('42/visitor,["draining"'))
    await asyncio.sleep(0)

    await asyncio.wait_for(server.stop(), 10)

    assert "retry_after_ms" in await waiting
    assert not server.sockets.eio.sockets
