"""How an HTTP request is declared, and who asks."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar, get_type_hints
from uuid import UUID

from aiohttp import web

from chatting_rt.domain import known_devices, sessions
from chatting_rt.domain.known_devices import KnownDevice
from chatting_rt.errors import ErrorCode, Refused, not_found
from chatting_rt.services import Services
from chatting_rt.wire.base import Command, Shape
from chatting_rt.wire.shapes import Account
from handlers.identity import COOKIE, DEVICE_COOKIE, cookie_token, is_own_origin
from models import Session

TIMEOUT = 10.0  # seconds, hashing and a slow sender included


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
