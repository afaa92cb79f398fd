"""Who a socket belongs to, from the moment it joins."""

from __future__ import annotations

from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from math import inf
from urllib.parse import urlsplit
from uuid import UUID

from aiohttp import web

from chatting_rt.domain import api_tokens, identifying, sessions, visitors
from chatting_rt.domain.access import agent_now, program_now, visitor_now
from chatting_rt.domain.people import AgentPerson, VisitorPerson
from chatting_rt.domain.visits import Visit
from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.infra.addresses import client_address
from chatting_rt.infra.presence import Lease, Subject
from chatting_rt.infra.rooms import agent_room, agents_of, visitor_room, visitors_of
from chatting_rt.services import Services
from chatting_rt.wire.commands import AgentAuth, VisitorAuth
from chatting_rt.wire.shapes import Role
from chatting_rt.wire.visitors import Identify
from handlers.payloads import parsed

COOKIE = "chatting_session"
DEVICE_COOKIE = "chatting_device"


@dataclass
class VisitorIdentity:
    """What the token said, and what the widget says of the visitor's way here."""

    visitor: VisitorPerson
    visit: Visit
    is_changing: bool = False
    """While they say who they are: else the socket could be cut for its old token before it has the new one."""
    is_over: bool = False
    """They turned out to be another visitor, as whom they have to come again."""
    most_sockets = 5

    @property
    def subject(self) -> Subject:
        return Subject("visitor", self.visitor.id)

    @property
    def rooms(self) -> tuple[str, ...]:
        return visitor_room(self.visitor.id), visitors_of(self.visitor.workspace_id)

    def leases(self, device: str, now: float) -> list[Lease]:
        return [Lease(self.visitor.workspace_id, self.subject, device)]

    async def person_now(self, services: Services) -> VisitorPerson:
        if self.is_over:
            raise Refused(ErrorCode.UNAUTHORIZED)
        return await visitor_now(services.database, self.visitor)


@dataclass
class AgentIdentity:
    """A membership through one session, or through a program's token, whose id then stands for the session's."""

    session_id: UUID
    membership_id: UUID
    workspace_id: UUID
    role: Role
    """As it was when they came in."""
    is_program: bool = False
    active_until: float = inf
    """Until when this device counts as in use, by the monotonic clock; for ever where it never said that it is."""
    most_sockets = 20

    @property
    def subject(self) -> Subject:
        return Subject("agent", self.membership_id)

    @property
    def rooms(self) -> tuple[str, ...]:
        return agent_room(self.membership_id), agents_of(self.workspace_id)

    def leases(self, device: str, now: float) -> list[Lease]:
        attention = [self.attention(device)] if now < self.active_until else []
        return [Lease(self.workspace_id, self.subject, device), *attention]

    def attention(self, device: str) -> Lease:
        return Lease(self.workspace_id, Subject("attention", self.membership_id), device)

    async def person_now(self, services: Services) -> AgentPerson:
        if self.is_program:
            return await program_now(services.database, services.clock, self.session_id, self.membership_id)
        return await agent_now(services.database, services.clock, self.session_id, self.membership_id)


Identity = VisitorIdentity | AgentIdentity


async def visitor_identity(services: Services, request: web.Request, auth: object) -> VisitorIdentity:
    wanted = parsed(auth, VisitorAuth)
    address = client_address(request, services.settings.trusted_proxies)
    visitor = await visitors.join(services, wanted, request.headers.get("Origin"), address)
    visit = _visit(services, request, address)
    if wanted.identity_token is not None:
        proof = Identify(identity_token=wanted.identity_token)
        visitor = await identifying.identify(services, visitor, proof, visit=visit, address=address)
    return VisitorIdentity(visitor, visit)


def _visit(services: Services, request: web.Request, address: str) -> Visit:
    """Global Privacy Control is a no, until the page says that the visitor said yes."""
    is_allowed = request.headers.get("Sec-GPC") != "1"
    return Visit(request.headers.get("User-Agent"), services.places.of(address), is_allowed)


async def agent_identity(services: Services, request: web.Request, auth: object) -> AgentIdentity:
    """By token, or by the dashboard's cookie if the page is ours: browsers send cookies along from anywhere."""
    wanted = parsed(auth, AgentAuth)
    origin = request.headers.get("Origin")
    if origin is not None and wanted.token is None and not is_own_origin(services, request, origin):
        raise Refused(ErrorCode.ORIGIN_NOT_ALLOWED)
    if wanted.token is not None and api_tokens.is_one(wanted.token):
        return await _program(services, wanted.token, wanted.workspace_id)
    session = await sessions.session_of(services, wanted.token or cookie_token(request))
    membership = await sessions.membership_of(session, wanted.workspace_id)
    return AgentIdentity(session.id, membership.id, membership.workspace_id, membership.role)  # type: ignore[arg-type]


async def _program(services: Services, secret: str, workspace_id: UUID | None) -> AgentIdentity:
    agent = await api_tokens.agent_of(services, secret, workspace_id)
    return AgentIdentity(agent.session_id, agent.id, agent.workspace_id, agent.role, is_program=True)


def cookie_token(request: web.Request, name: str = COOKIE) -> str | None:
    try:
        morsel = SimpleCookie(request.headers.get("Cookie", "")).get(name)
    except CookieError:
        return None
    return morsel.value if morsel else None


def is_own_origin(services: Services, request: web.Request, origin: str) -> bool:
    """The public address, or whatever name the browser reached this server by."""
    public = urlsplit(services.settings.public_url)
    try:
        page = urlsplit(origin)
    except ValueError:  # no browser sends such a thing
        return False
    if origin == f"{public.scheme}://{public.netloc}":
        return True
    return page.scheme in ("http", "https") and page.netloc == request.host != ""
