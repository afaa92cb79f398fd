"""What hostile frames come to: the sender is answered or cut, nobody else notices, and nothing stays behind."""

from __future__ import annotations

import asyncio
import json
from typing import Any
from uuid import uuid4

import aiohttp
import pytest
from aiohttp import WSMsgType, web

from chatting_rt.infra.sockets import server as sockets_module
from chatting_rt.web import WebServer
from tests.conftest import Connect
from tests.infra.conftest import Raw
from tests.support.cast import AgentActor, VisitorActor
from tests.support.eventually import eventually
from tests.support.sockets import is_clean


async def talk_is_heard(desk: Any, tab: Any) -> None:
    """The room still hears everything."""
    body = f"still here {uuid4()}"
    await tab.say(body)
    assert (await desk.receive("message_created"))["data"]["body"] == body


# Names that the library takes for its own


@pytest.mark.parametrize(
    "name", ["connect", "disconnect", "message", "*", "connect_error", "__init__", "trigger_event"]
)
async def test_an_event_named_like_the_librarys_own_is_an_unknown_command(
    raw: Raw, connect: Connect, server: WebServer, ana: AgentActor, vera: VisitorActor, name: str
) -> None:
    desk, tab = await connect(ana), await raw(vera)
    joined = set(server.gateway.connections)

    ack = await tab.call("/visitor", name, {"HTTP_ORIGIN": "https://forged.example"})
    await tab.send(f"42/visitor,{json.dumps([name, {}])}")

    assert ack["error"]["code"] == "unknown_command"
    assert (await tab.call("/visitor", "start"))["ok"]
    assert server.gateway.connections == joined
    heard = [payload for event, payload in desk.heard_so_far() if event == "presence_changed"]
    assert heard and all(change["is_online"] for change in heard)


async def test_forged_connect_payloads_let_nobody_in(raw: Raw, server: WebServer, vera: VisitorActor) -> None:
    tab = await raw(vera)
    (before,) = server.gateway.connections
    identity = before.identity

    for arguments in ([{"HTTP_COOKIE": "chatting_session=x"}, {"token": "x"}], ["x"], []):
        await tab.send(f"42/visitor,{json.dumps(['connect', *arguments])}")
    await tab.call("/visitor", "start")

    assert [connection.identity for connection in server.gateway.connections] == [identity]


# Acks that nobody asked for


@pytest.mark.parametrize(
    "ack", ["43/visitor,0[]", "43/visitor,1[]", f"43/visitor,{'9' * 99}[]", "43/visitor,[]", "430[]"]
)
async def test_a_forged_ack_cuts_the_forger_and_the_room_still_hears(
    raw: Raw, connect: Connect, ana: AgentActor, vera: VisitorActor, viktor: VisitorActor, ack: str
) -> None:
    desk, tab = await connect(ana), await connect(viktor)
    forger = await raw(vera)

    await forger.send(ack)

    await forger.closed()
    await talk_is_heard(desk, tab)


# Commands that are not there, or not yet


async def test_an_undeclared_command_is_unknown_and_the_socket_goes_on(raw: Raw, vera: VisitorActor) -> None:
    tab = await raw(vera)

    for name in ("drop_everything", "list_conversations", "", "send_message ", "Start", "start\0", "\ud800"):
        assert (await tab.call("/visitor", name, {}))["error"]["code"] == "unknown_command", name

    assert (await tab.call("/visitor", "start"))["ok"]


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


# Frames that are no packets


@pytest.mark.parametrize(
    "frame",
    [
        b"\x04binary",
        b"42/visitor,1[]",
        "bAAAA",
        '451-/visitor,["send_message",{"_placeholder":true,"num":0}]',
        "45/visitor,[]",
        '461-/visitor,0["x"]',
        "459999999999-/visitor,[]",
        "",
        "x",
        "9",
        "4",
        "0{}",
        "2probe",
        "5",
        "6",
        "49/visitor,[]",
        "4٢/visitor,[]",
        '4{"type":2}',
        "4[1]",
        "4null",
        "4" + "[" * 69_000,
        "3" + "[" * 69_000,
        "42/visitor,1[",
        "42/visitor,1{'a':1}",
        "42/visitor,1" + "[" * 60_000,
        "42/visitor,1" + '["start",' + "[" * 20_000 + "]" * 20_000 + "]",
        "42/visitor,1" + '["start",' + '{"a":' * 10_000 + "1" + "}" * 10_000 + "]",
        "42/visitor," + "1" * 101 + '["start"]',
        "42/visitor,1" + '["start",' + "1" * 5000 + "]",
        "42/visitor,1[]",
        "42/visitor,1",
        "42/visitor,1{}",
        "42/visitor,1null",
        '42/visitor,1"start"',
        '42/visitor,1[{"name":"start"}]',
        "42/visitor,1[null]",
        "42/visitor,1[1,2]",
        '42/visitor,1[["start"]]',
    ],
    ids=lambda frame: repr(frame[:32]),
)
async def test_what_is_no_packet_closes_the_socket_and_leaves_nothing(
    raw: Raw, connect: Connect, server: WebServer, logged: list[Any], vera: VisitorActor, frame: str | bytes
) -> None:
    tab = await raw(vera)

    await tab.send(frame, '42/visitor,2["start",{}]')

    assert not [packet for packet in await tab.rest() if packet.startswith("43")]
    await eventually(lambda: is_clean(server))
    assert not [entry for entry in logged if entry["log_level"] == "error"]


async def test_what_came_behind_a_cut_is_not_carried_out(
    raw: Raw, connect: Connect, logged: list[Any], ana: AgentActor, vera: VisitorActor, viktor: VisitorActor
) -> None:
    desk, tab = await connect(ana), await connect(viktor)
    forger = await raw(vera)
    send = ["send_message", {"client_id": str(uuid4()), "body": "from beyond"}]
    behind = f"42/visitor,1{json.dumps(send)}"

    await forger.send_at_once("43/visitor,0[]", *[behind] * 50)

    await forger.closed()
    await tab.say("audible")
    assert (await desk.receive("message_created"))["data"]["body"] == "audible"
    assert len([entry for entry in logged if entry["event"] == "socket_cut"]) == 1


@pytest.mark.parametrize("opcode", [WSMsgType.TEXT, WSMsgType.BINARY])
async def test_bytes_that_are_no_utf8_close_the_socket(
    raw: Raw, server: WebServer, vera: VisitorActor, opcode: WSMsgType
) -> None:
    tab = await raw(vera)

    await tab.send_frame(b'42/visitor,1["start",{"locale":"\xff\xfe"}]', opcode)

    await tab.closed()
    await eventually(lambda: is_clean(server))


async def test_a_frame_above_the_limit_closes_one_below_it_is_answered(
    raw: Raw, server: WebServer, vera: VisitorActor
) -> None:
    tab = await raw(vera)

    for size in (64_000, 66_000, 69_500):
        ack = await tab.call("/visitor", "send_message", {"client_id": str(uuid4()), "body": "x" * size})
        assert (ack["error"]["code"], ack["error"]["field"]) == ("invalid_payload", "body")
    await tab.send(f'42/visitor,9["start",{{"locale":"{"x" * 70_000}"}}]')

    assert await tab.closed() in (1009, 1006)
    await eventually(lambda: is_clean(server))


async def test_compression_is_not_negotiated(raw: Raw, server: WebServer, vera: VisitorActor) -> None:
    tab = await raw(vera, compress=15)
    assert tab.socket._response.headers.get("Sec-WebSocket-Extensions") is None and not tab.socket.compress

    await tab.send_frame(b'42/visitor,1["start",{"locale":"' + b"e" * 60_000 + b'"}]', compress=15)

    await tab.closed()
    await eventually(lambda: is_clean(server))


# Payloads


@pytest.mark.parametrize("payload", [[], [1, 2], 5, 1.5, "text", "", True, {"body": {"a": "b"}}, {"client_id": 7}])
async def test_a_payload_of_the_wrong_type_is_invalid(raw: Raw, vera: VisitorActor, payload: object) -> None:
    tab = await raw(vera)

    ack = await tab.call("/visitor", "send_message", payload)

    assert ack["error"]["code"] == "invalid_payload"
    assert (await tab.call("/visitor", "start"))["ok"]


async def test_two_payloads_are_invalid_and_none_is_an_empty_one(raw: Raw, vera: VisitorActor) -> None:
    tab = await raw(vera)

    assert (await tab.call("/visitor", "start", {}, {}))["error"]["code"] == "invalid_payload"
    assert (await tab.call("/visitor", "start", {}, None))["error"]["code"] == "invalid_payload"
    assert (await tab.call("/visitor", "start", None))["ok"]
    assert (await tab.call("/visitor", "start"))["ok"]


async def test_nesting_that_json_can_hold_is_answered(raw: Raw, vera: VisitorActor) -> None:
    tab = await raw(vera)
    for depth in (50, 400):
        deep: Any = "x"
        for _ in range(depth):
            deep = [deep]
        for payload in (deep, {"page": deep}, {"page": {"url": "https://x.example", "title": deep}}, {"\ud800": deep}):
            assert (await tab.call("/visitor", "start", payload))["error"]["code"] == "invalid_payload"


@pytest.mark.parametrize("letter", ["\0", "\ud800"])
async def test_text_that_cannot_be_kept_is_refused_by_name(raw: Raw, vera: VisitorActor, letter: str) -> None:
    tab = await raw(vera)
    message = {"client_id": str(uuid4()), "body": "fine"}

    ack = await tab.call("/visitor", "send_message", message | {"body": f"half{letter}"})
    page = await tab.call("/visitor", "start", {"page": {"url": "https://x.example", "title": letter}})
    others = [
        await tab.call("/visitor", "send_message", message | {"client_id": letter}),
        await tab.call("/visitor", "send_message", message | {letter: 1}),
        await tab.call("/visitor", "sync", {"conversation_id": str(uuid4()), "epoch": letter, "since": 0}),
    ]

    assert (ack["error"]["code"], ack["error"]["field"]) == ("invalid_payload", "body")
    assert (page["error"]["code"], page["error"]["field"]) == ("invalid_payload", "page.title")
    assert {other["error"]["code"] for other in others} == {"invalid_payload"}
    assert (await tab.call("/visitor", "send_message", message))["ok"]


# Too much


@pytest.mark.parametrize("frame", ['42/visitor,["start",{}]', "3", '42/visitor,1["nothing"]'])
async def test_a_flood_is_cut_and_others_are_served(
    raw: Raw, connect: Connect, ana: AgentActor, vera: VisitorActor, viktor: VisitorActor, frame: str
) -> None:
    desk, tab, flooder = await connect(ana), await connect(viktor), await raw(vera)

    async def flood() -> None:
        try:
            for _ in range(20_000):
                await flooder.send(frame)
        except (ConnectionError, aiohttp.ClientError):
            pass

    flooding = asyncio.create_task(flood())
    async with asyncio.timeout(3):
        await talk_is_heard(desk, tab)
    await flooder.closed()
    await flooding


# The door


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
