"""The names that python-socketio and python-engineio keep to themselves and we lean on.

Fails on an upgrade, on purpose: then read their changes, run every test of the sockets, and only then write the new
versions here and in pyproject.
"""

from __future__ import annotations

import hashlib
import inspect
from importlib.metadata import version
from typing import Any

import engineio
import pytest
import socketio
from engineio.async_drivers import aiohttp as driver
from engineio.async_socket import AsyncSocket
from engineio.packet import Packet as EnginePacket
from engineio.payload import Payload
from socketio.packet import Packet

from chatting_rt.infra.sockets.engine import Engine, EngineSocket
from chatting_rt.infra.sockets.polling import _AlreadyRead
from chatting_rt.infra.sockets.server import Sockets
from chatting_rt.infra.sockets.websocket import PlainWebSocket
from chatting_rt.web import WebServer


def test_the_versions_are_those_that_were_read() -> None:
    assert (version("python-socketio"), version("python-engineio")) == ("5.18.1", "4.15.1")
    assert version("aiohttp") == "3.14.5", "frames are written past its writer, straight to the transport"


@pytest.mark.parametrize(
    ("owner", "name", "parameters"),
    [
        (socketio.AsyncServer, "_handle_eio_connect", ["self", "eio_sid", "environ"]),
        (socketio.AsyncServer, "_handle_eio_message", ["self", "eio_sid", "data"]),
        (socketio.AsyncServer, "_handle_eio_disconnect", ["self", "eio_sid", "reason"]),
        (socketio.AsyncServer, "_handle_connect", ["self", "eio_sid", "namespace", "data"]),
        (socketio.AsyncServer, "_handle_event", ["self", "eio_sid", "namespace", "id", "data"]),
        (socketio.AsyncServer, "_send_packet", ["self", "eio_sid", "pkt"]),
        (socketio.AsyncServer, "_send_eio_packet", ["self", "eio_sid", "eio_pkt"]),
        (socketio.AsyncServer, "attach", ["self", "app", "socketio_path"]),
        (socketio.AsyncServer, "shutdown", ["self"]),
        (socketio.AsyncManager, "connect", ["self", "sid", "namespace"]),
        (Packet, "decode", ["self", "encoded_packet"]),
        (Packet, "encode", ["self"]),
        (EnginePacket, "encode", ["self", "b64"]),
        (engineio.AsyncServer, "handle_request", ["self", "args", "kwargs"]),
        (engineio.AsyncServer, "shutdown", ["self"]),
        (engineio.AsyncServer, "_handle_connect", ["self", "environ", "transport", "jsonp_index"]),
        (engineio.AsyncServer, "_trigger_event", ["self", "event", "args", "kwargs"]),
        (engineio.AsyncServer, "_upgrades", ["self", "sid", "transport"]),
        (engineio.AsyncServer, "_unauthorized", ["self", "message"]),
        (engineio.AsyncServer, "_ok", ["self", "packets", "headers", "jsonp_index"]),
        (AsyncSocket, "__init__", ["self", "server", "sid"]),
        (AsyncSocket, "close", ["self", "wait", "abort", "reason"]),
        (AsyncSocket, "send", ["self", "pkt"]),
        (AsyncSocket, "poll", ["self"]),
        (AsyncSocket, "schedule_ping", ["self"]),
        (AsyncSocket, "handle_get_request", ["self", "environ"]),
        (AsyncSocket, "handle_post_request", ["self", "environ"]),
        (AsyncSocket, "_websocket_handler", ["self", "ws"]),
        (AsyncSocket, "_upgrade_websocket", ["self", "environ"]),
        (driver.WebSocket, "__init__", ["self", "handler", "server"]),
        (driver.WebSocket, "__call__", ["self", "environ"]),
        (driver.WebSocket, "wait", ["self"]),
        (driver, "translate_request", ["request"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_we_override_or_call_is_still_called_so(owner: Any, name: str, parameters: list[str]) -> None:
    assert list(inspect.signature(getattr(owner, name)).parameters) == parameters


@pytest.mark.parametrize("ours", [Sockets, Engine, EngineSocket, PlainWebSocket], ids=lambda ours: ours.__name__)
def test_every_private_method_that_we_override_is_theirs(ours: type) -> None:
    (theirs,) = ours.__bases__
    own_names = {"_cut_unless_joined", "_admits", "_is_flooding", "_refuse", "_abort"}
    own_names |= {"_opening", "_moved", "_read", "_take", "_too_slow"}

    private = {name for name, value in vars(ours).items() if name.startswith("_") and inspect.isfunction(value)}

    assert {name for name in private - own_names if not hasattr(theirs, name)} == set()


def test_handlers_are_taken_from_the_instance_at_its_making(server: WebServer) -> None:
    """They are registered with the engine as bound methods: overriding works only so."""
    sockets = server.sockets
    assert sockets.eio.handlers == {
        "connect": sockets._handle_eio_connect,
        "message": sockets._handle_eio_message,
        "disconnect": sockets._handle_eio_disconnect,
    }


async def test_the_state_that_we_read_is_where_it_was(server: WebServer) -> None:
    eio, sockets = server.sockets.eio, server.sockets
    engine = EngineSocket(eio, "sid")
    assert (engine.connected, engine.upgrading, engine.upgraded, engine.closing, engine.closed) == (False,) * 5
    assert engine.sid == "sid" and engine.queue.qsize() == 0 and hasattr(engine.queue, "_queue")
    assert engine._websocket_handler.__self__ is engine
    assert eio.sockets == {} and sockets.environ == {}
    assert set(eio._async) == {"asyncio", "create_route", "translate_request", "make_response", "websocket"}
    assert eio._async["websocket"](engine._websocket_handler, eio)._engine is engine
    assert inspect.iscoroutinefunction(eio._async["translate_request"])  # else it would not be awaited
    assert driver._async["websocket"] is driver.WebSocket  # theirs is left alone
    assert eio.max_http_buffer_size > 0 and not eio.async_handlers and not sockets.async_handlers
    assert Payload.max_decode_packets == 100


def test_the_engine_reads_a_body_by_these_names() -> None:
    source = inspect.getsource(AsyncSocket.handle_post_request)
    assert "environ.get('CONTENT_LENGTH', '0')" in source and "environ['wsgi.input'].read(length)" in source
    assert list(inspect.signature(_AlreadyRead.read).parameters) == ["self", "_"]


@pytest.mark.parametrize(
    ("theirs", "digest"),
    [
        (engineio.AsyncServer._handle_connect, "5bd7edc1d1ae115a"),
        (AsyncSocket._websocket_handler, "27f120df4d717a24"),
        (AsyncSocket.receive, "a91ae36ec2fb5340"),
        (AsyncSocket.close, "faa2e93902543244"),
    ],
    ids=["_handle_connect", "_websocket_handler", "receive", "close"],
)
def test_what_the_fast_lane_does_instead_of_the_library_was_read(theirs: Any, digest: str) -> None:
    """`Engine` and `EngineSocket` say these anew, or lean on each step. Read what changed, then write it here."""
    assert hashlib.sha256(inspect.getsource(theirs).encode()).hexdigest()[:16] == digest


def test_the_engine_does_not_watch_sockets_itself(server: WebServer) -> None:
    """The heartbeat does; and a closed socket is forgotten by its own `close`, which their watch would do."""
    assert server.sockets.eio.start_service_task is False
    assert "schedule_ping()" in inspect.getsource(AsyncSocket.receive)


def test_an_upgrade_is_refused_by_anything_but_none() -> None:
    assert "if ret is not None and ret is not True:" in inspect.getsource(engineio.AsyncServer._handle_connect)
