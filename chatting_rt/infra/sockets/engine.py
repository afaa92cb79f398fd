"""The library's engine, whose sockets are ours from the moment that they are websockets.

Polling goes the library's way. A websocket has no queue and no tasks of its own but the one that reads: see "The fast
lane" in ARCHITECTURE.md, and what to look at when the library is upgraded.
"""

from __future__ import annotations

import asyncio
from typing import Any, Protocol

import engineio
import structlog
from engineio.async_socket import AsyncSocket
from engineio.packet import NOOP, OPEN
from engineio.packet import Packet as EnginePacket

from chatting_rt.infra.sockets.heartbeat import Heartbeat
from chatting_rt.infra.sockets.outlet import Outlet, Turn
from chatting_rt.infra.sockets.packets import PING, Frame

MAX_QUEUED_FRAMES = 200  # for a peer that polls
MAX_QUEUED_BYTES = 1_000_000

log = structlog.get_logger()


class Owner(Protocol):
    """Who decides about sockets."""

    async def hear(self, engine: EngineSocket, frame: str | bytes) -> bool:
        """Take a frame of a websocket; False ends it."""

    def cut(self, eio_sid: str, why: str) -> None: ...

    def lost(self, engine: EngineSocket) -> None: ...


class Engine(engineio.AsyncServer):  # type: ignore[misc]
    def __init__(self, owner: Owner, **options: Any) -> None:
        super().__init__(monitor_clients=False, **options)
        self.owner = owner
        self.turn = Turn()
        self.heartbeat: Heartbeat[EngineSocket] = Heartbeat(
            self.ping_interval, self.ping_timeout, find=self.sockets.get, ping=EngineSocket.ping, lost=owner.lost
        )

    async def _handle_connect(self, environ: dict[str, Any], transport: str, jsonp_index: int | None = None) -> Any:
        """As the library's, with our socket."""
        sid = self.generate_id()
        engine = self.sockets[sid] = EngineSocket(self, sid)
        await engine.send(self._opening(sid, transport))
        refusal = await self._trigger_event("connect", sid, environ, run_async=False)
        if refusal is not None:
            del self.sockets[sid]
            return self._unauthorized(refusal or None)
        engine.schedule_ping()
        if transport == "websocket":
            return await engine.handle_get_request(environ)
        engine.connected = True
        return self._ok(await engine.poll())

    def _opening(self, sid: str, transport: str) -> EnginePacket:
        return EnginePacket(OPEN, {
            "sid": sid,
            "upgrades": self._upgrades(sid, transport),
            "pingTimeout": int(self.ping_timeout * 1000),
            "pingInterval": int(self.ping_interval * 1000),
            "maxPayload": self.max_http_buffer_size,
        })  # fmt: skip


class EngineSocket(AsyncSocket):  # type: ignore[misc]
    """`connected`, `upgraded`, `closing` and `closed` are the library's."""

    server: Engine
    connected: bool
    upgraded: bool
    last_ping: float | None
    transport: asyncio.Transport | None = None
    outlet: Outlet | None = None
    """Where a websocket's frames go, instead of the queue."""
    pinged_at: float | None = None
    is_leaving = False
    """Nothing more is heard from it, nor told to it."""
    has_websocket = False
    has_attempted = False
    frames_since = 0.0
    frames = 0
    _ending: asyncio.Task[bool] | None = None

    @property
    def is_heard(self) -> bool:
        """Frames that arrived before a cut or a goodbye are still delivered after it; nobody is to act on them."""
        return not (self.is_leaving or self.closing)

    def put(self, frame: Frame) -> None:
        """Tell it, or cut it off if it reads too slowly. It can come back and catch up."""
        if self.is_leaving or self.closing:
            return
        if self.outlet is not None:
            self.outlet.send(frame.wire)
        elif _is_full(self.queue):
            self._too_slow()
        else:
            self.queue.put_nowait(frame)

    async def send(self, pkt: EnginePacket) -> None:
        """What the library itself has to say."""
        if self.outlet is not None:
            self.outlet.send(Frame(pkt.encode().encode()).wire)
        else:
            self.queue.put_nowait(pkt)

    def end(self, last: Frame | None) -> None:
        """Write what waits and a last word, and close the websocket."""
        assert self.outlet is not None
        if last is not None:
            self.outlet.send(last.wire)
        self.outlet.flush()
        self._ending = asyncio.ensure_future(self._websocket.close())

    async def _websocket_handler(self, ws: Any) -> None:
        if self.closing or (self.connected and not await self._moved(ws)):
            return
        self.connected = self.upgraded = True
        assert self.transport is not None
        self._websocket = ws
        self.outlet = Outlet(self.transport, self.server.turn, self._too_slow)
        while not self.queue.empty():
            await self.send(self.queue.get_nowait())
        try:
            await self._read(ws)
        finally:
            self.is_leaving = True
            self.outlet.flush()
            await (self._ending or ws.close())
            await self.close(wait=False, abort=True, reason=self.server.reason.TRANSPORT_CLOSE)

    async def _moved(self, ws: Any) -> bool:
        """From polling to this websocket, in the protocol's three steps. What is to be told waits in the queue."""
        self.upgrading = True
        try:
            if await ws.wait() != "2probe":
                return False
            await ws.send("3probe")
            self.queue.put_nowait(EnginePacket(NOOP))  # ends the poll that is under way
            return bool(await ws.wait() == "5")
        except OSError:
            return False
        finally:
            self.upgrading = False

    async def _read(self, ws: Any) -> None:
        while isinstance(frame := (await ws.receive()).data, str | bytes):
            try:
                if not await self.server.owner.hear(self, frame):
                    return
            except Exception as error:
                log.error("frame_not_taken", exc_info=error)

    async def close(self, wait: bool = True, abort: bool = False, reason: Any = None) -> None:
        await super().close(wait=wait, abort=abort, reason=reason)
        self.server.sockets.pop(self.sid, None)

    def ping(self) -> None:
        self.put(PING)

    def schedule_ping(self) -> None:
        """At the beginning, and at each pong."""
        if self.pinged_at is not None or self.last_ping:
            self.pinged_at = self.last_ping = None
            self.server.heartbeat.rest(self.sid)

    def _too_slow(self) -> None:
        self.server.owner.cut(self.sid, "reads too slowly")


def _is_full(queue: asyncio.Queue[Any]) -> bool:
    waiting = queue.qsize()
    return waiting >= MAX_QUEUED_FRAMES or (waiting >= 2 and _size(queue) > MAX_QUEUED_BYTES)


def _size(queue: asyncio.Queue[Any]) -> int:
    waiting: list[Frame | EnginePacket] = list(queue._queue)  # type: ignore[attr-defined]
    return sum(len(frame) if isinstance(frame, Frame) else 64 for frame in waiting)
