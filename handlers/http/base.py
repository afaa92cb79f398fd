"""How an HTTP request is declared and answered, with the same errors as commands."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from math import ceil
from typing import Any, TypeVar, get_type_hints
from uuid import UUID

import msgspec
from aiohttp import web

from chatting_rt.domain import known_devices, sessions
from chatting_rt.domain.known_devices import KnownDevice
from chatting_rt.errors import ErrorCode, Refused, not_found
from chatting_rt.infra.addresses import client_address
from chatting_rt.infra.turnstile import Turnstile
from chatting_rt.services import Services
from chatting_rt.wire.base import Command, Shape
from chatting_rt.wire.shapes import Account
from handlers.funnel import error_shape, refused_by
from handlers.identity import COOKIE, DEVICE_COOKIE, cookie_token, is_own_origin
from handlers.payloads import parsed, parsed_query
from models import Session

TIMEOUT = 10.0  # seconds, hashing and a slow sender included
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


@dataclass
class HttpCall:
    """One request. `cookies` become Set-Cookie headers: a token, or None to forget it."""

    services: Services
    request: web.Request
    address: str
    cookies: dict[str, str | None] = field(default_factory=dict)
    found_session: Session | None = None

    @property
    def user_agent(self) -> str | None:
        return self.request.headers.get("User-Agent")

    @property
    def session(self) -> Session:
        """Of who asks; there is none in a request that is open to anybody."""
        assert self.found_session is not None
        return self.found_session

    def path_id(self, name: str = "id") -> UUID:
        try:
            return UUID(self.request.match_info[name])
        except ValueError:
            raise not_found() from None


@dataclass(frozen=True)
class Request:
    """A declared request: everything the OpenAPI document says about it."""

    method: str
    path: str
    payload: type[Command] | None
    query: type[Command] | None
    result: type[Shape] | None
    status: int
    is_open: bool
    """Whether it is for anybody; otherwise it needs a session."""
    is_shared: bool
    """Whether pages of other origins may ask, as a widget does. Cookies do not count there."""
    takes_bytes: bool
    """Whether the body is a file."""
    gives_bytes: bool
    timeout: float
    documentation: str
    name: str
    handler: Callable[..., Awaitable[Shape | web.StreamResponse | None]]

    @property
    def is_guessable(self) -> bool:
        """Whether strangers try passwords, addresses and links with it."""
        return self.is_open and not self.is_shared and self.method != "GET"


REQUESTS: list[Request] = []
Handler = TypeVar("Handler", bound=Callable[..., Awaitable[Any]])


def request(
    method: str,
    path: str,
    *,
    status: int = 200,
    is_open: bool = False,
    is_shared: bool = False,
    takes_bytes: bool = False,
    timeout: float = TIMEOUT,
) -> Callable[[Handler], Handler]:
    """`path` is below /v1. The payload is the handler's `command` and `query`, the result what it returns."""

    def declare(handler: Handler) -> Handler:
        hints = get_type_hints(handler)
        gives_bytes = hints["return"] is web.StreamResponse
        result = hints["return"] if hints["return"] is not type(None) and not gives_bytes else None
        declared = Request(
            method=method,
            path="/v1" + path,
            payload=hints.get("command"),
            query=hints.get("query"),
            result=result,
            status=status,
            is_open=is_open,
            is_shared=is_shared,
            takes_bytes=takes_bytes,
            gives_bytes=gives_bytes,
            timeout=timeout,
            documentation=handler.__doc__ or "",
            name=handler.__name__,
            handler=handler,
        )
        REQUESTS.append(declared)
        return handler

    return declare


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


def bearer(request: web.Request) -> str | None:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token if scheme.lower() == "bearer" else None


async def session_of(call: HttpCall) -> Session:
    """By bearer token, or by the cookie if no other page sent the request."""
    token = bearer(call.request)
    if token is not None:
        return await sessions.session_of(call.services, token)
    origin = call.request.headers.get("Origin")
    if origin is not None and not is_own_origin(call.services, call.request, origin):
        raise Refused(ErrorCode.ORIGIN_NOT_ALLOWED)
    return await sessions.session_of(call.services, cookie_token(call.request))


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


def remember(call: HttpCall, token: str | None) -> None:
    call.cookies[COOKIE] = token


def known_device(services: Services, request: web.Request) -> KnownDevice | None:
    return known_devices.found(services, cookie_token(request, DEVICE_COOKIE))


def remember_device(call: HttpCall, account: Account) -> str | None:
    """What this device shall show at the next sign-in, which a browser keeps in a cookie."""
    token = known_devices.token_for(call.services, account)
    if token is not None:
        call.cookies[DEVICE_COOKIE] = token
    return token
