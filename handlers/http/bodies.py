"""Bytes out of a request, and bytes into a response, with an end to every wait."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from urllib.parse import quote

from aiohttp import web
from aiohttp.client_exceptions import ClientError

from chatting_rt.domain.file_links import Opened
from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.infra.files.storage import Missing, Storage, StorageFailure

STANDSTILL = 30.0  # seconds without a byte
LONGEST_DOWNLOAD = 3600.0  # seconds
CHUNK = 256 * 1024
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "private, max-age=300",
    "Accept-Ranges": "bytes",
}
PUBLIC = HEADERS | {"Cache-Control": "public, max-age=86400, immutable"}


def announced_size(request: web.Request) -> int:
    """As announced. Whoever does not say, or sends it packed, could not be refused in time."""
    if request.content_length is None:
        raise Refused(ErrorCode.INVALID_PAYLOAD, "An upload needs a Content-Length.")
    if request.headers.get("Content-Encoding", "identity") != "identity":
        raise Refused(ErrorCode.INVALID_PAYLOAD, "An upload must not be compressed.")
    return request.content_length


async def chunks_of(request: web.Request) -> AsyncIterator[bytes]:
    """In pieces worth a write to the disk."""
    waiting = bytearray()
    try:
        while not request.content.at_eof():
            async with asyncio.timeout(STANDSTILL):
                waiting += await request.content.readany()
            if len(waiting) >= CHUNK:
                yield bytes(waiting)
                waiting.clear()
    except (ClientError, ConnectionError, web.RequestPayloadError):
        raise Refused(ErrorCode.INVALID_PAYLOAD, "The upload was cut off.") from None
    if waiting:
        yield bytes(waiting)


async def sent_file(
    request: web.Request, storage: Storage, opened: Opened, headers: dict[str, str] = HEADERS
) -> web.StreamResponse:
    """The file or the part that was asked for."""
    tag = f'"{opened.tag}"'
    if request.headers.get("If-None-Match") == tag:
        return web.Response(status=304, headers=headers | {"ETag": tag})
    start, end = _range(request, opened.size, tag)
    if start >= end:
        return web.Response(status=416, headers=headers | {"Content-Range": f"bytes */{opened.size}"})
    response = web.StreamResponse(status=206 if end - start < opened.size else 200, headers=headers | {"ETag": tag})
    response.content_type = opened.media_type
    if opened.media_type.startswith("text/"):
        response.charset = "utf-8"
    response.headers["Content-Disposition"] = disposition(opened)
    response.content_length = end - start
    if response.status == 206:
        response.headers["Content-Range"] = f"bytes {start}-{end - 1}/{opened.size}"
    try:
        stored = await storage.get(opened.key, start, end)
    except Missing as error:
        raise StorageFailure("A file that should be there is not") from error
    async with asyncio.timeout(LONGEST_DOWNLOAD):
        await response.prepare(request)
        try:
            async for chunk in stored.chunks:
                async with asyncio.timeout(STANDSTILL):
                    await response.write(chunk)
            await response.write_eof()
        except (StorageFailure, TimeoutError, ConnectionError):
            if request.transport is not None:  # the headers are out: only a cut connection says that this is not all
                request.transport.abort()
    return response


def disposition(opened: Opened) -> str:
    """`attachment` for all but our own pictures. The plain name is for old clients, the other for the rest."""
    plain = "".join(c if (c.isascii() and c.isalnum()) or c in " ._-" else "_" for c in opened.name)
    kind = "inline" if opened.is_shown else "attachment"
    return f"{kind}; filename=\"{plain}\"; filename*=UTF-8''{quote(opened.name, safe='')}"


def _range(request: web.Request, size: int, tag: str) -> tuple[int, int]:
    """One range at most; several, or one that makes no sense, and the whole comes."""
    if "Range" not in request.headers or request.headers.get("If-Range", tag) != tag:
        return 0, size
    try:
        wished = request.http_range
    except ValueError:
        return 0, size
    start, end = wished.start or 0, size if wished.stop is None else min(wished.stop, size)
    start = max(0, size + start) if start < 0 else start
    return start, end
