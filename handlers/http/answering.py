"""How declared HTTP requests are answered, with the same errors as commands."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from math import ceil

import msgspec
from aiohttp import web

from chatting_rt.domain import known_devices
from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.infra.addresses import client_address
from chatting_rt.infra.turnstile import Turnstile
from chatting_rt.services import Services
from chatting_rt.wire.base import Command, Shape
from handlers.funnel import error_shape, refused_by
from handlers.http.base import REQUESTS, HttpCall, Request, known_device, session_of
from handlers.identity import COOKIE, DEVICE_COOKIE
from handlers.payloads import parsed, parsed_query

REFUSALS = 20.0  # per second, of what strangers may try again and again
LONGEST_REFUSAL = 5.0  # seconds; who would have to wait longer is hung up on
TOO_MANY = {ErrorCode.RATE_LIMITED, ErrorCode.OVERLOADED}
COOKIE_LIFE = {COOKIE: 90 * 24 * 3600, DEVICE_COOKIE: known_devices.LIFE}
STATUS = {
    ErrorCode.INVALID_PAYLOAD: 422,
    ErrorCode.PAYLOAD_TOO_LARGE: 413,
    ErrorCode.UNSUPPORTED_FILE: 415,
    ErrorCode.UNREADABLE_FILE: 422,
    ErrorCode.QUOTA_EXCEEDED: 413,
    ErrorCode.UNAUTHORIZED: 401,
    ErrorCode.TWO_FACTOR_REQUIRED: 401,
    ErrorCode.FORBIDDEN: 403,
    ErrorCode.ORIGIN_NOT_ALLOWED: 403,
    ErrorCode.BLOCKED: 403,
    ErrorCode.NOT_FOUND: 404,
    ErrorCode.CONFLICT: 409,
    ErrorCode.IDENTITY_NOT_PROVEN: 401,
    ErrorCode.RATING_CLOSED: 409,
    ErrorCode.PREVIEWS_OFF: 409,
    ErrorCode.IDEMPOTENCY_CONFLICT: 409,
    ErrorCode.RATE_LIMITED: 429,
    ErrorCode.INTERNAL: 500,
    ErrorCode.OVERLOADED: 503,
    ErrorCode.TOO_BROAD: 422,
    ErrorCode.UNAVAILABLE: 503,
    ErrorCode.DRAINING: 503,
}


def routes(services: Services) -> list[web.RouteDef]:
    refusals = Turnstile(REFUSALS, LONGEST_REFUSAL)
    asked = [
        web.route(declared.method, declared.path, answering(services, declared, refusals)) for declared in REQUESTS
    ]
    return [*asked, *(web.options(declared.path, allow_pages) for declared in REQUESTS if declared.is_shared)]


async def allow_pages(_: web.Request) -> web.Response:
    """What a browser asks before a page of another origin may send something with a token."""
    headers = {
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Allow-Headers": "Authorization, Content-Type",
        "Access-Control-Allow-Methods": "GET, POST",
        "Access-Control-Max-Age": "7200",
    }
    return web.Response(status=204, headers=headers)


def answering(
    services: Services, declared: Request, refusals: Turnstile
) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    """Who is refused a guess for having made too many waits for that answer, so that a flood becomes a trickle.

    Counting before hashing spares us the hash; but answering thousands a second would keep the loop from the chat, too.
    """

    async def answer(request: web.Request) -> web.StreamResponse:
        response = await answer_as_if_alone(request)
        if declared.is_shared and not response.prepared:
            response.headers["Access-Control-Allow-Origin"] = "*"
        return response

    async def answer_as_if_alone(request: web.Request) -> web.StreamResponse:
        if declared.is_guessable and refusals.is_full and known_device(services, request) is None:
            hang_up(request)  # before anything is read: it could only be told what nobody has time to tell
            return web.Response(status=STATUS[ErrorCode.OVERLOADED])
        call = HttpCall(services, request, client_address(request, services.settings.trusted_proxies))
        try:
            async with asyncio.timeout(declared.timeout):
                if not declared.is_open:
                    call.found_session = await session_of(call)
                arguments = [await _payload(request, declared.payload)] if declared.payload else []
                if declared.query:
                    arguments.append(parsed_query(dict(request.query), declared.query))
                result = await declared.handler(call, *arguments)
        except web.HTTPException:
            raise
        except Exception as error:
            refused = refused_by(error)
            if declared.is_guessable and refused.code in TOO_MANY and not await refusals.passed():
                hang_up(request)
            return error_response(refused)
        if isinstance(result, web.StreamResponse):
            return result
        response = _response(declared.status, result)
        for name, value in call.cookies.items():
            _set_cookie(services, response, name, value)
        return response

    return answer


def hang_up(request: web.Request) -> None:
    if request.transport is not None:
        request.transport.abort()


async def _payload(request: web.Request, kind: type[Command]) -> Command:
    if request.content_type != "application/json":  # also what keeps other pages' forms out
        raise Refused(ErrorCode.INVALID_PAYLOAD, "The content type must be application/json.")
    try:
        return parsed(msgspec.json.decode(await request.read()), kind)
    except web.HTTPRequestEntityTooLarge:
        raise Refused(ErrorCode.PAYLOAD_TOO_LARGE) from None
    except web.RequestPayloadError:  # compressed, and badly
        raise Refused(ErrorCode.INVALID_PAYLOAD, "The body cannot be read.") from None
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        raise Refused(ErrorCode.INVALID_PAYLOAD, "The body is not JSON.") from None


def _response(status: int, result: Shape | None) -> web.Response:
    if result is None:
        return web.Response(status=status)
    return web.Response(status=status, body=msgspec.json.encode(result), content_type="application/json")


def error_response(refused: Refused) -> web.Response:
    response = _response(STATUS.get(refused.code, 400), None)
    response.content_type = "application/json"
    response.body = msgspec.json.encode({"error": error_shape(refused)})
    if refused.retry_after is not None:
        response.headers["Retry-After"] = str(max(1, ceil(refused.retry_after)))
    return response


def _set_cookie(services: Services, response: web.Response, name: str, value: str | None) -> None:
    is_secure = services.settings.public_url.startswith("https://")
    if value is None:
        response.del_cookie(name, path="/", secure=is_secure, httponly=True, samesite="Strict")
    else:
        response.set_cookie(
            name, value, max_age=COOKIE_LIFE[name], path="/", secure=is_secure, httponly=True, samesite="Strict"
        )
