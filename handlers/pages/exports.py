"""What the link to a visitor's data leads to: a file to keep."""

import asyncio

from aiohttp import web

from chatting_rt.domain import exports
from chatting_rt.errors import Refused
from chatting_rt.infra.addresses import client_address
from chatting_rt.services import Services

PATIENCE = 300.0  # seconds for the reader to take it all
OPENINGS = "10/minute"  # per address
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Disposition": 'attachment; filename="my-data.json"',
    "Content-Type": "application/json; charset=utf-8",
    "Referrer-Policy": "no-referrer",  # the path is what gives access
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}


def routes(services: Services) -> list[web.RouteDef]:
    async def export(request: web.Request) -> web.StreamResponse:
        try:
            address = client_address(request, services.settings.trusted_proxies)
            await services.limits.hit(OPENINGS, "exports from", address)
            opened = await exports.opened(services, request.match_info["token"])
        except Refused as refused:
            status = web.HTTPTooManyRequests if refused.retry_after else web.HTTPNotFound
            raise status(text="This link does not lead anywhere any more.") from None
        response = web.StreamResponse(headers=HEADERS)
        async with asyncio.timeout(PATIENCE):
            await response.prepare(request)
            async for piece in exports.written(services, opened):
                await response.write(piece)
            await response.write_eof()
        return response

    return [web.get("/exports/{token}", export)]
