"""The guarded Socket.IO server.

What the library does not do, and why each guard is here, is tested frame by frame in tests/infra/test_sockets_*.py.
It leans on names that the library keeps to itself; its version is pinned, and the same tests fail when they move.
"""

import asyncio
from functools import partial
from typing import Any

import socketio
import structlog
from socketio import packet

from chatting_rt.errors import MEANINGS, ErrorCode, Refused
from chatting_rt.infra.sockets import polling
from chatting_rt.infra.sockets.connection import Connection
from chatting_rt.infra.sockets.engine import Engine, EngineSocket
from chatting_rt.infra.sockets.gateway import Gateway
from chatting_rt.infra.sockets.packets import (
    CLOSE,
    FROM_CLIENT,
    Frame,
    Json,
    TextPacket,
    ack_frame,
    packet_frame,
    plain_event,
)
from chatting_rt.infra.sockets.websocket import PlainWebSocket

PING_INTERVAL = 10  # seconds; with the timeout a dead peer is noticed within 26 s
PING_TIMEOUT = 8
JOIN_DEADLINE = 10  # seconds from the websocket to a joined namespace
LAST_WORD = 2  # seconds for a closing socket to let its last packets out
MAX_FRAME = 70_000  # bytes; above the largest legal payload, so that a slightly larger one gets an ack
FRAMES_PER_SECOND = 100  # far above any command limit: beyond it a client is not confused but hostile

log = structlog.get_logger()


class Sockets(socketio.AsyncServer):  # type: ignore[misc]
    """Speaks Socket.IO to everybody and to nobody more than it must."""

    def __init__(self, gateway: Gateway, *, namespaces: list[str], transports: list[str]) -> None:
        super().__init__(
            async_mode="aiohttp",
            async_handlers=False,  # commands of one client in the order they were sent
            serializer=TextPacket,
            json=Json,
            namespaces=namespaces,
            transports=transports,
            ping_interval=PING_INTERVAL,
            ping_timeout=PING_TIMEOUT,
            max_http_buffer_size=MAX_FRAME,
            cors_allowed_origins="*",  # origins are checked where a client joins; there the site is known
            cors_credentials=False,
            logger=False,
            engineio_logger=False,
        )
        self.eio._async = {
            **self.eio._async,
            "websocket": PlainWebSocket,
            "translate_request": polling.guarded(self.eio, self._admits, self.cut, FRAMES_PER_SECOND),
        }
        self.gateway = gateway
        self.is_draining = False
        self.connections: dict[str, Connection] = {}
        self._ending: set[asyncio.Future[None]] = set()

    def _engineio_server_class(self) -> Any:
        return partial(Engine, self)

    # Coming

    async def _handle_eio_connect(self, eio_sid: str, environ: dict[str, Any]) -> Any:
        if self.is_draining:
            return ErrorCode.DRAINING.value  # anything but None refuses the socket
        await super()._handle_eio_connect(eio_sid, environ)
        asyncio.get_running_loop().call_later(JOIN_DEADLINE, self._cut_unless_joined, eio_sid)
        return None

    def _cut_unless_joined(self, eio_sid: str) -> None:
        if eio_sid in self.environ and eio_sid not in self.connections:
            self.cut(eio_sid, "did not join in time")

    async def hear(self, engine: EngineSocket, frame: str | bytes) -> bool:
        """A frame of a websocket. False ends it."""
        if not self._admits(engine.sid, frame):
            return False
        assert isinstance(frame, str)
        if frame[0] == "4":
            await self._take(engine, frame[1:])
        elif frame[0] == "3":
            engine.schedule_ping()
        else:
            return False
        return True

    def _admits(self, eio_sid: str, frame: str | bytes) -> bool:
        """Whether the engine may have this. Whoever does not keep to the protocol is cut off."""
        engine = self.eio.sockets.get(eio_sid)
        if engine is None or not engine.is_heard:
            return False
        if self._is_flooding(engine):
            self.cut(eio_sid, "flood")
            return False
        if isinstance(frame, bytes) or not FROM_CLIENT.match(frame):
            self.cut(eio_sid, "not a text packet")
            return False
        return True

    def _is_flooding(self, engine: EngineSocket) -> bool:
        now = asyncio.get_running_loop().time()
        if now - engine.frames_since >= 1:
            engine.frames_since, engine.frames = now, 0
        engine.frames += 1
        return engine.frames > FRAMES_PER_SECOND

    async def _handle_eio_message(self, eio_sid: str, data: str) -> None:
        engine = self.eio.sockets.get(eio_sid)
        if engine is not None and engine.is_heard:
            await self._take(engine, data)

    async def _take(self, engine: EngineSocket, data: str) -> None:
        eio_sid = engine.sid
        try:
            if event := plain_event(data):
                await self._handle_event(eio_sid, *event)
                return
            received = TextPacket(encoded_packet=data)
        except (ValueError, RecursionError, IndexError, KeyError):
            self.cut(eio_sid, "not a packet")
            return
        if received.packet_type == packet.EVENT:
            await self._handle_event(eio_sid, received.namespace, received.id, received.data)
        elif received.packet_type == packet.CONNECT:
            await self._handle_connect(eio_sid, received.namespace, received.data)
        elif received.packet_type == packet.DISCONNECT:
            self.close(eio_sid)
        else:
            self.cut(eio_sid, "packet that only a server may send, or an ack nobody asked for")

    async def _handle_connect(self, eio_sid: str, namespace: str | None, data: Any) -> None:
        engine = self.eio.sockets[eio_sid]
        if engine.has_attempted:
            self.cut(eio_sid, "a second attempt to join")
            return
        engine.has_attempted = True
        if namespace is None or namespace not in self.namespaces:
            self._refuse(eio_sid, namespace, Refused(ErrorCode.NOT_FOUND, "No such namespace."))
            return
        try:
            address, identity = await self.gateway.join(namespace, self.environ[eio_sid], data)
        except Refused as refused:
            self._refuse(eio_sid, namespace, refused)
            return
        if eio_sid not in self.environ:
            return  # gone while we looked
        connection = Connection(self, engine, namespace, address, identity)
        sid = await self.manager.connect(eio_sid, namespace)
        self.connections[eio_sid] = connection
        await self._send_packet(eio_sid, TextPacket(packet.CONNECT, {"sid": sid}, namespace=namespace))
        await self.gateway.joined(connection)

    def _refuse(self, eio_sid: str, namespace: str | None, refused: Refused) -> None:
        data = {"code": refused.code, "message": refused.message}
        if refused.retry_after is not None:
            data["retry_after"] = refused.retry_after  # type: ignore[assignment]
        refusal = TextPacket(packet.CONNECT_ERROR, {"message": refused.message, "data": data}, namespace=namespace)
        self.close(eio_sid, packet_frame(refusal))

    async def _handle_event(self, eio_sid: str, namespace: str | None, id: int | None, data: Any) -> None:
        connection = self.connections.get(eio_sid)
        if connection is None or connection.namespace != namespace:
            self.cut(eio_sid, "a command before joining, or to another namespace")
            return
        if not isinstance(data, list) or not data or not isinstance(data[0], str):
            self.cut(eio_sid, "an event without a name")
            return
        ack = await self.gateway.command(connection, data[0], data[1:])
        if id is not None:
            connection.send(_ack_frame(ack, connection.namespace, id))

    # Going

    async def _handle_eio_disconnect(self, eio_sid: str, reason: str) -> None:
        connection = self.connections.pop(eio_sid, None)
        engine = self.eio.sockets.get(eio_sid)
        await super()._handle_eio_disconnect(eio_sid, reason)
        if engine is not None and engine.upgraded:
            # A peer that does not read would keep its descriptor for as long as it likes.
            asyncio.get_running_loop().call_later(LAST_WORD, self._abort, engine)
        if connection is not None:
            await self.gateway.left(connection)

    # Sending

    async def _send_packet(self, eio_sid: str, pkt: TextPacket) -> None:
        if (engine := self.eio.sockets.get(eio_sid)) is not None:
            engine.put(packet_frame(pkt))

    def close(self, eio_sid: str, last: Frame | None = None) -> None:
        """Let out what waits and a last word, then close; what has not gone in two seconds is aborted."""
        engine = self.eio.sockets.get(eio_sid)
        if engine is None or engine.is_leaving:
            return
        engine.is_leaving = True
        if engine.outlet is not None:
            engine.end(last)
        else:
            for frame in (last, CLOSE):
                if frame is not None:
                    engine.queue.put_nowait(frame)
        asyncio.get_running_loop().call_later(LAST_WORD, self._abort, engine)

    def cut(self, eio_sid: str, why: str) -> None:
        """Abort the transport: the only thing that frees descriptor, task and rooms whatever the peer does."""
        engine = self.eio.sockets.get(eio_sid)
        if engine is None or engine.is_leaving:
            return
        engine.is_leaving = True
        connection = self.connections.get(eio_sid)
        log.info("socket_cut", why=why, namespace=connection and connection.namespace)
        self._abort(engine)

    def lost(self, engine: EngineSocket) -> None:
        engine.is_leaving = True
        self._abort(engine)

    def _abort(self, engine: EngineSocket) -> None:
        if engine.transport is not None:
            engine.transport.abort()
        if not engine.upgraded:  # polling holds no transport; who waits for an answer gets the end of the session
            self._ending.add(task := asyncio.ensure_future(engine.close(wait=False)))
            task.add_done_callback(self._ending.discard)


def _ack_frame(ack: dict[str, Any], namespace: str, id: int) -> Frame:
    """An answer comes in any case, also when what a command gave back cannot be written down."""
    try:
        return ack_frame(namespace, id, ack)
    except (TypeError, ValueError) as error:
        log.error("ack_not_sendable", exc_info=error)
        code = ErrorCode.INTERNAL
        refusal = {"ok": False, "error": {"code": code, "message": MEANINGS[code], "field": None, "retry_after": None}}
        return ack_frame(namespace, id, refusal)
