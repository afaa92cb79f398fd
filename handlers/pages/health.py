"""For load balancers and people on call."""

import asyncio
from collections.abc import Callable

from aiohttp import web

from chatting_rt.errors import Refused
from chatting_rt.services import Services

PATIENCE = 1.5  # seconds for the database to answer whoever balances load; letting go of it may take one more


def routes(services: Services, is_draining: Callable[[], bool]) -> list[web.RouteDef]:
    async def healthz(request: web.Request) -> web.Response:
        """The process turns its loop."""
        return web.json_response({"status": "ok"})

    async def readyz(request: web.Request) -> web.Response:
        """The process can take work: it is not about to stop, and the database answers."""
        if is_draining():
            return web.json_response({"status": "draining"}, status=503)
        try:
            async with asyncio.timeout(PATIENCE):
                await services.database.value("SELECT 1")
        except (Refused, TimeoutError):
            return web.json_response({"status": "database unavailable"}, status=503)
        return web.json_response({"status": "ok"})

    return [web.get("/healthz", healthz), web.get("/readyz", readyz)]
