"""aiohttp's websocket under the library: not compressed, and its transport within reach."""

from typing import Any

from aiohttp import web
from engineio.async_drivers.aiohttp import WebSocket


class PlainWebSocket(WebSocket):  # type: ignore[misc]
    """Deflate would cost each connection 120 KB and every message CPU, for texts of a hundred bytes."""

    async def __call__(self, environ: dict[str, Any]) -> web.WebSocketResponse:
        request: web.Request = environ["aiohttp.request"]
        self._sock = web.WebSocketResponse(
            max_msg_size=self.server.max_http_buffer_size, compress=False, timeout=2.0, autoping=True
        )
        await self._sock.prepare(request)
        self.environ = environ
        self.handler.__self__.transport = request.transport  # the engine socket, for `Sockets.cut`
        await self.handler(self)
        return self._sock
