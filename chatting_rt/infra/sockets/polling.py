"""Long-polling, for networks that block websockets.

What the library cannot take from a POST it drops, answering 200 or never. Here every POST is read and looked at
before the library sees it: what is wrong is answered so, and ends the session, since what follows would have a hole.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web
from engineio.async_drivers.aiohttp import translate_request
from engineio.payload import Payload

BODY_TIME = 10.0  # seconds for a POST to arrive
SEPARATOR = "\x1e"

Admits = Callable[[str, str | bytes], bool]
Translate = Callable[[web.Request], Awaitable[dict[str, Any]]]


def guarded(engine_server: Any, admits: Admits, cut: Callable[[str, str], None], most_packets: int) -> Translate:
    """What the library makes of a request, for requests that it can take."""
    Payload.max_decode_packets = most_packets

    async def translate(request: web.Request) -> dict[str, Any]:
        if "j" in request.query:
            raise web.HTTPBadRequest(text="JSONP is not spoken here.")  # any page could read its answers
        environ: dict[str, Any] = translate_request(request)
        if request.method == "POST":
            await look(request, environ)
        return environ

    async def look(request: web.Request, environ: dict[str, Any]) -> None:
        eio_sid = request.query.get("sid", "")
        try:
            body = await _body(request, engine_server.max_http_buffer_size)
            packets = _packets(body, most_packets)
        except web.HTTPException as refusal:
            cut(eio_sid, refusal.reason)
            raise
        engine = engine_server.sockets.get(eio_sid)
        if engine is None or engine.closed or engine.upgraded:
            raise web.HTTPBadRequest(text="No such session.")
        if not all(admits(eio_sid, packet) for packet in packets):
            raise web.HTTPBadRequest(text="Not packets that a client may send.")
        environ["CONTENT_LENGTH"] = str(len(body))
        environ["wsgi.input"] = _AlreadyRead(body)

    return translate


async def _body(request: web.Request, most_bytes: int) -> bytes:
    """Counted as it comes, since a length need not be announced, and a compressed body grows."""
    body = bytearray()
    try:
        async with asyncio.timeout(BODY_TIME):
            async for part in request.content.iter_any():
                body += part
                if len(body) > most_bytes:
                    raise web.HTTPRequestEntityTooLarge(max_size=most_bytes, actual_size=len(body))
    except TimeoutError:
        raise web.HTTPRequestTimeout from None
    except (OSError, web.RequestPayloadError):
        raise web.HTTPBadRequest(text="The body broke off.") from None
    return bytes(body)


def _packets(body: bytes, most_packets: int) -> list[str]:
    try:
        packets = body.decode().split(SEPARATOR)
    except UnicodeDecodeError:
        raise web.HTTPBadRequest(text="Not UTF-8.") from None
    if len(packets) > most_packets:
        raise web.HTTPRequestEntityTooLarge(max_size=most_packets, actual_size=len(packets), text="Too many packets.")
    return packets


class _AlreadyRead:
    """The body, in the shape in which the library asks for it."""

    def __init__(self, body: bytes) -> None:
        self._body = body

    async def read(self, _: int) -> bytes:
        return self._body
