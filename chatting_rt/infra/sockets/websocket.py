"""aiohttp's websocket under the engine: not compressed, and its transport within reach."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import WSMessage, web
from engineio.async_drivers.aiohttp import WebSocket

MOVING_TIME = 5.0  # seconds for a polling client to say the next word of its move to this websocket


class PlainWebSocket(WebSocket):  # type: ignore[misc]
    """Deflate would cost each connection 120 KB and every message CPU, for texts of a hundred bytes."""

    receive: Callable[[], Awaitable[WSMessage]]

    def __init__(self, handler: Any, server: Any) -> None:
        super().__init__(handler, server)
        self._engine = handler.__self__  # the engine's socket

    async def __call__(self, environ: dict[str, Any]) -> web.WebSocketResponse:
        request: web.Request = environ["aiohttp.request"]
        if self._engine.has_websocket:
            raise web.HTTPBadRequest(text="One websocket per session.")  # two would share a queue, and one outlive it
        self._engine.has_websocket = True
        self._sock = web.WebSocketResponse(
            max_msg_size=self.server.max_http_buffer_size, compress=False, timeout=2.0, autoping=True
        )
        await self._sock.prepare(request)
        self._engine.transport = request.transport
        self.receive = self._sock.receive
        await self.handler(self)
        return self._sock

    async def wait(self) -> str | bytes:
        """The next word of a move, or an OSError."""
        async with asyncio.timeout(MOVING_TIME):
            frame: str | bytes = await super().wait()
        return frame
