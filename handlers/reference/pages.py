"""The machine-readable contract, served as it is checked in."""

from functools import cache

import msgspec
from aiohttp import web

from handlers.reference.asyncapi import asyncapi
from handlers.reference.openapi import openapi


def routes() -> list[web.RouteDef]:
    async def show_asyncapi(request: web.Request) -> web.Response:
        return web.Response(body=asyncapi_json(), content_type="application/json")

    async def show_openapi(request: web.Request) -> web.Response:
        return web.Response(body=openapi_json(), content_type="application/json")

    return [web.get("/v1/asyncapi.json", show_asyncapi), web.get("/v1/openapi.json", show_openapi)]


@cache
def asyncapi_json() -> bytes:
    return msgspec.json.format(msgspec.json.encode(asyncapi())) + b"\n"


@cache
def openapi_json() -> bytes:
    return msgspec.json.format(msgspec.json.encode(openapi())) + b"\n"
