"""What a transcript's link leads to: a page to read, or a file to keep."""

import asyncio
import secrets
from collections.abc import AsyncIterator

from aiohttp import web

from chatting_rt.domain import transcripts
from chatting_rt.domain.transcripts import OpenTranscript
from chatting_rt.errors import Refused
from chatting_rt.infra.addresses import client_address
from chatting_rt.infra.transcript_page import Format, Frame, Said, written
from chatting_rt.services import Services

PATIENCE = 60.0  # seconds for the reader to take it all
OPENINGS = "30/minute"  # per address
TYPES: dict[str, str] = {"html": "text/html", "txt": "text/plain"}
HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",  # the path is what gives access
    "X-Robots-Tag": "noindex",
}


def routes(services: Services) -> list[web.RouteDef]:
    async def show(request: web.Request) -> web.StreamResponse:
        return await _answer(services, request, "html", is_file=False)

    async def page(request: web.Request) -> web.StreamResponse:
        return await _answer(services, request, "html", is_file=True)

    async def text(request: web.Request) -> web.StreamResponse:
        return await _answer(services, request, "txt", is_file=True)

    return [
        web.get("/transcripts/{token}.html", page),
        web.get("/transcripts/{token}.txt", text),
        web.get("/transcripts/{token}", show),
    ]


async def _answer(services: Services, request: web.Request, form: Format, *, is_file: bool) -> web.StreamResponse:
    try:
        address = client_address(request, services.settings.trusted_proxies)
        await services.limits.hit(OPENINGS, "transcripts from", address)
        transcript = await transcripts.opened(services, request.match_info["token"])
    except Refused as refused:
        status = web.HTTPTooManyRequests if refused.retry_after else web.HTTPNotFound
        raise status(text="This link does not lead anywhere any more.") from None
    nonce = secrets.token_urlsafe(16)
    policy = f"default-src 'none'; style-src 'nonce-{nonce}'; base-uri 'none'; form-action 'none'; sandbox"
    response = web.StreamResponse(headers=HEADERS | {"Content-Security-Policy": policy})
    response.content_type, response.charset = TYPES[form], "utf-8"
    if is_file:
        response.headers["Content-Disposition"] = f'attachment; filename="conversation.{form}"'
    frame = Frame(transcript.workspace, transcript.locale, transcript.zone, nonce)
    async with asyncio.timeout(PATIENCE):
        await response.prepare(request)
        async for piece in written(form, frame, _said(services, transcript)):
            await response.write(piece.encode(errors="replace"))
        await response.write_eof()
    return response


async def _said(services: Services, transcript: OpenTranscript) -> AsyncIterator[Said]:
    async for message in transcripts.messages_of(services, transcript):
        yield Said(message.author, message.created_at, message.body, message.kind == "note")
