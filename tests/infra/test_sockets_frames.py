"""What hostile frames come to: the sender is cut, nobody else notices, and nothing stays behind."""

from __future__ import annotations

import asyncio
import json
from typing import Any
from uuid import uuid4

import aiohttp
import pytest
from aiohttp import WSMsgType

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
