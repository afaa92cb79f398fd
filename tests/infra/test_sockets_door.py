"""Who has not joined, or wants to twice: nobody comes in but by the door, and nothing stays behind."""

from __future__ import annotations

import json
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from chatting_rt.infra.sockets import server as sockets_module
from chatting_rt.web import WebServer
from tests.infra.conftest import Raw
from tests.support.cast import AgentActor, VisitorActor
from tests.support.eventually import eventually
from tests.support.sockets import is_clean


async def test_forged_connect_payloads_let_nobody_in(raw: Raw, server: WebServer, vera: VisitorActor) -> None:
    tab = await raw(vera)
    (before,) = server.gateway.connections
    identity = before.identity

    for arguments in ([{"HTTP_COOKIE": "chatting_session=x"}, {"token": "x"}], ["x"], []):
        await tab.send(f"42/visitor,{json.dumps(['connect', *arguments])}")
    await tab.call("/visitor", "start")

    assert [connection.identity for connection in server.gateway.connections] == [identity]


@pytest.mark.parametrize(
    "frame",
    [
        '42/visitor,1["start",{}]',
        '42/agent,1["start",{}]',
        '421["start",{}]',
        '42["start"]',
        "41/visitor,",
        "43/visitor,0[]",
        '44/visitor,{"message":"no"}',
    ],
)
async def test_whoever_speaks_before_joining_is_cut(raw: Raw, server: WebServer, frame: str) -> None:
    stranger = await raw()

    await stranger.send(frame)

    await stranger.closed()
    await eventually(lambda: is_clean(server))


async def test_a_command_to_another_namespace_cuts(raw: Raw, vera: VisitorActor) -> None:
    tab = await raw(vera)

    await tab.send('42/agent,1["list_conversations",{}]')

    await tab.closed()


@pytest.mark.parametrize("namespace", ["", "/", "/nowhere,", "/visitor/,", "/VISITOR,", "/agent2,", "/*,", "*,"])
async def test_an_unknown_namespace_is_refused_and_closed(raw: Raw, server: WebServer, namespace: str) -> None:
    stranger = await raw()

    await stranger.send(f"40{namespace}" + '{"site_key":"key-of-acme"}' * bool(namespace.endswith(",")))

    for refusal in await stranger.rest():
        assert refusal.startswith("44") and '"code":"not_found"' in refusal
    await eventually(lambda: is_clean(server))


async def test_a_second_connect_cuts(raw: Raw, server: WebServer, vera: VisitorActor, ana: AgentActor) -> None:
    for person in (vera, ana):
        tab = await raw(vera)
        await tab.send(f"40{person.namespace},{json.dumps(person.auth())}")
        await tab.closed()
    await eventually(lambda: is_clean(server))


async def test_two_connects_at_once_join_once(raw: Raw, server: WebServer, vera: VisitorActor) -> None:
    tab = await raw()
    connect = f"40/visitor,{json.dumps(vera.auth())}"

    await tab.send(connect, connect, connect)

    await tab.closed()
    await eventually(lambda: is_clean(server))


async def test_after_a_goodbye_the_same_websocket_cannot_join_again(
    raw: Raw, server: WebServer, ana: AgentActor, vera: VisitorActor
) -> None:
    tab = await raw(vera)

    await tab.send("41/visitor,", f"40/visitor,{json.dumps(vera.auth())}", '42/visitor,7["start",{}]')

    assert not [packet for packet in await tab.rest() if packet.startswith(("40", "43"))]
    await eventually(lambda: is_clean(server))


async def test_who_does_not_join_in_time_is_cut(
    raw: Raw, server: WebServer, vera: VisitorActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sockets_module, "JOIN_DEADLINE", 0.3)
    tab, idler = await raw(vera), await raw()

    await idler.closed(within=3)

    assert (await tab.call("/visitor", "start"))["ok"]
    assert len(server.sockets.eio.sockets) == 1


@pytest.mark.parametrize(
    ("method", "query", "status"),
    [
        ("GET", "", 400),
        ("GET", "EIO=4&transport=polling", 400),
        ("GET", "EIO=4&transport=websocket", 400),
        ("GET", "EIO=3&transport=websocket", 400),
        ("GET", "EIO=3&transport=polling", 400),
        ("GET", "EIO=4&transport=polling&j=0", 400),
        ("GET", "EIO=4&transport=flashsocket", 400),
        ("GET", "EIO=4&transport=websocket&sid=nobody", 400),
        ("GET", "EIO=4&transport=websocket&sid=%0d%0aX:%20y", 400),
        ("POST", "", 400),
        ("POST", "EIO=4&transport=websocket", 400),
        ("POST", "EIO=4&transport=polling&sid=nobody", 400),
        ("PUT", "EIO=4&transport=websocket", 405),
        ("DELETE", "EIO=4&transport=websocket", 405),
    ],
)
async def test_junk_at_the_door_is_a_plain_refusal(
    url: str, server: WebServer, logged: list[Any], method: str, query: str, status: int
) -> None:
    async with aiohttp.ClientSession() as session:
        response = await session.request(
            method, f"{url}/socket.io/?{query}", data=b"\xff" if method == "POST" else None
        )
        text = await response.text()

    assert response.status == status
    assert "Traceback" not in text and len(text) < 200
    assert is_clean(server) and not [entry for entry in logged if entry["log_level"] == "error"]


async def test_an_old_protocol_is_refused(raw: Raw) -> None:
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await raw(query="EIO=3&transport=websocket")
    assert refused.value.status == 400


async def test_a_broken_handshake_leaves_nothing(url: str, server: WebServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sockets_module, "JOIN_DEADLINE", 0.2)
    async with aiohttp.ClientSession() as session:
        headers = {"Upgrade": "websocket", "Connection": "Upgrade"}
        response = await session.get(f"{url}/socket.io/?EIO=4&transport=websocket", headers=headers)

    assert response.status == web.HTTPBadRequest.status_code
    await eventually(lambda: is_clean(server))
