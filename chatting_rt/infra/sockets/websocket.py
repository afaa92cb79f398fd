"""aiohttp's websocket under the library: not compressed, its transport within reach, its frames looked at first."""

import asyncio
from collections.abc import Callable
from typing import Any

from aiohttp import web
from engineio.async_drivers.aiohttp import WebSocket

MOVING_TIME = 5.0  # seconds for a polling client to move to its websocket

Admits = Callable[[str, str | bytes], bool]


class PlainWebSocket(WebSocket):  # type: ignore[misc]
    """Deflate would cost each connection 120 KB and every message CPU, for texts of a hundred bytes."""

    def __init__(self, admits: Admits, handler: Any, server: Any) -> None:
        super().__init__(handler, server)
        self._admits = admits
        self._engine = handler.__self__  # the engine's socket

    async def __call__(self, environ: dict[str, Any]) -> web.WebSocketResponse:
        request: web.Request = environ["aiohttp.request"]
        if getattr(self._engine, "has_websocket", False):
            raise web.HTTPBadRequest(text="One websocket per session.")  # two would share a queue, and one outlive it
        self._engine.has_websocket = True
        self._sock = web.WebSocketResponse(
            max_msg_size=self.server.max_http_buffer_size, compress=False, timeout=2.0, autoping=True
        )
        await self._sock.prepare(request)
        self.environ = environ
        self._engine.transport = request.transport  # for `Sockets.cut`
        await self.handler(self)
        self._engine.upgrading = False  # the library leaves it set when a move breaks off, and polling then dead
        return self._sock

    async def wait(self) -> str | bytes:
        """The next frame. An OSError makes the library end the socket."""
        async with asyncio.timeout(MOVING_TIME if self._engine.upgrading else None):
            frame: str | bytes = await super().wait()
        if self._engine.upgraded and not self._admits(self._engine.sid, frame):
            raise OSError("not a frame for this server")
        if self._engine.upgrading and frame not in ("2probe", "5"):
            raise OSError("not a move to a websocket")
        return frame
