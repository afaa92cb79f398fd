"""The machine-readable contract, served as it is checked in."""

from aiohttp import web

from handlers.reference.asyncapi import asyncapi
from handlers.reference.openapi import openapi


def routes() -> list[web.RouteDef]:
    async def show_asyncapi(request: web.Request) -> web.Response:
        return web.json_response(asyncapi())

    async def show_openapi(request: web.Request) -> web.Response:
        return web.json_response(openapi())

    return [web.get("/v1/asyncapi.json", show_asyncapi), web.get("/v1/openapi.json", show_openapi)]
