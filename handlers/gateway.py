"""Between the guarded sockets and the commands: who joins, and the way every command goes."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from aiohttp import web

from chatting_rt.domain import api_tokens, blocked_addresses, kept_visitor, live_visitors, sessions, sites
from chatting_rt.domain.permissions import RANKS
from chatting_rt.domain.presence import PresenceWatch
from chatting_rt.domain.queues import QueueWatch
from chatting_rt.domain.viewing import ViewingWatch
from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.infra.addresses import client_address
from chatting_rt.infra.deadlines import Deadlines
from chatting_rt.infra.presence import Lease
from chatting_rt.infra.rooms import AGENT, VISITOR
from chatting_rt.infra.sockets.connection import Connection
from chatting_rt.infra.sockets.packets import event_frame
from chatting_rt.infra.tokens import hash_of
from chatting_rt.services import Services
from chatting_rt.wire.base import Shape
from chatting_rt.wire.ephemeral_events import SessionRevoked
from handlers import agent, visitor  # noqa: F401 - importing them declares the commands
from handlers.base import REGISTRY, TIMEOUT, Call, Declaration
from handlers.funnel import ack, outcome
from handlers.identity import AgentIdentity, Identity, VisitorIdentity, agent_identity, visitor_identity
from handlers.payloads import argument, parsed

SOCKETS_PER_ADDRESS = 100
JOINS = "200/minute"  # per address
COMMANDS = "60/2 seconds"  # per socket, all commands together
MAX_RUNNING = 2000  # commands at once in this process


class CommandGateway:
    def __init__(self, services: Services, watch: PresenceWatch, viewing: ViewingWatch, queue: QueueWatch) -> None:
        self._services = services
        self._watch = watch
        self._viewing = viewing
        self._queue = queue
        self._commands = {commands.namespace: commands.declarations for commands in REGISTRY}
        self._by_address: Counter[str] = Counter()
        self._by_subject: Counter[str] = Counter()
        self.connections: set[Connection] = set()
        self._deadlines = Deadlines(TIMEOUT)
        self.running = 0

    async def join(self, namespace: str, environ: dict[str, Any], auth: object) -> tuple[str, Identity]:
        request: web.Request = environ["aiohttp.request"]
        address = client_address(request, self._services.settings.trusted_proxies)
        identity = await outcome(self._identity(namespace, request, address, auth), self._deadlines)
        if isinstance(identity, Refused):
            raise identity
        if self._services.settings.rate_limits:
            self._check_counts(address, identity)
        return address, identity

    async def _identity(self, namespace: str, request: web.Request, address: str, auth: object) -> Identity:
        await self._services.limits.hit(JOINS, "join", address)
        find = agent_identity if namespace == AGENT else visitor_identity
        return await find(self._services, request, auth)

    def _check_counts(self, address: str, identity: Identity) -> None:
        """Last, without a pause before `joined` counts: else all who come at once would find room."""
        if self._by_address[address] >= SOCKETS_PER_ADDRESS:
            raise Refused(ErrorCode.RATE_LIMITED, "Too many sockets from this address.", retry_after=10.0)
        if self._by_subject[str(identity.subject)] >= identity.most_sockets:
            raise Refused(ErrorCode.RATE_LIMITED, "Too many sockets of one person.", retry_after=10.0)

    async def joined(self, connection: Connection) -> None:
        self.connections.add(connection)
        self._by_address[connection.address] += 1
        self._by_subject[str(connection.identity.subject)] += 1
        self._services.rooms.enter(connection, *connection.identity.rooms)
        self._services.metrics.sockets.labels(connection.namespace).inc()
        await self._watch.came(self._leases(connection))

    async def left(self, connection: Connection) -> None:
        if connection not in self.connections:
            return
        self.connections.discard(connection)
        self._services.rooms.leave_all(connection)
        self._services.metrics.sockets.labels(connection.namespace).dec()
        for counter, key in (
            (self._by_address, connection.address),
            (self._by_subject, str(connection.identity.subject)),
        ):
            counter[key] -= 1
            if counter[key] <= 0:
                del counter[key]
        await self._viewing.gone(connection)
        await self._watch.went(self._leases(connection))

    async def command(self, connection: Connection, name: str, arguments: list[Any]) -> dict[str, Any]:
        began = time.perf_counter()
        declaration = self._commands[connection.namespace].get(name)
        self.running += 1
        try:
            result = await outcome(self._run(connection, declaration, name, arguments), self._deadlines)
        finally:
            self.running -= 1
        code = result.code.value if isinstance(result, Refused) else "ok"
        known = name if declaration else "unknown"
        self._services.metrics.command_done(connection.namespace, known, code, time.perf_counter() - began)
        return ack(result)

    async def _run(
        self, connection: Connection, declaration: Declaration | None, name: str, arguments: list[Any]
    ) -> Shape:
        if self.running > MAX_RUNNING:
            raise Refused(ErrorCode.OVERLOADED, retry_after=1.0)
        sid = connection.engine_sid
        self._services.limits.hit_here(COMMANDS, "commands", sid)
        if declaration is None:
            raise Refused(ErrorCode.UNKNOWN_COMMAND)
        payload = parsed(argument(arguments), declaration.payload)
        self._services.limits.hit_here(declaration.limit, name, sid)
        person = await connection.identity.person_now(self._services)
        if declaration.permission is not None and not person.may(declaration.permission):
            raise Refused(ErrorCode.FORBIDDEN)
        call = Call(self._services, self._watch, self._viewing, self._queue, person, connection)
        return await declaration.handler(call, payload)

    async def renew_leases(self) -> None:
        await self._viewing.renew()
        await self._watch.renew([lease for connection in self.connections for lease in self._leases(connection)])

    async def tell_sightings(self) -> None:
        """Whom this process sees on the sites, for the workspaces that want to know."""
        await live_visitors.tell(self._services, self._visits)

    def _visits(self) -> Iterator[live_visitors.Seen]:
        for connection in self.connections:
            if isinstance(connection.identity, VisitorIdentity):
                visitor = connection.identity.visitor
                yield visitor.workspace_id, visitor.id, connection.engine_sid, connection.identity.visit

    async def touch_sessions(self) -> None:
        """An open socket is use, also where nothing new is asked for by HTTP or joins."""
        agents = [each.identity for each in self.connections if isinstance(each.identity, AgentIdentity)]
        database, now = self._services.database, self._services.clock.now()
        await sessions.touch(database, {each.session_id for each in agents if not each.is_program}, now)
        await api_tokens.touch(database, {each.session_id for each in agents if each.is_program}, now)

    def _leases(self, connection: Connection) -> list[Lease]:
        identity: Identity = connection.identity
        return identity.leases(connection.engine_sid, self._services.clock.monotonic())

    async def cut_ended(self) -> None:
        """Sign-out, expiry, removal and the end of a site bite on open sockets within two seconds, in every process."""
        await self._cut_agents()
        await self._cut_visitors()

    async def _cut_agents(self) -> None:
        by_entrance: dict[sessions.Entrance, list[Connection]] = {}
        for connection in self.connections:
            if isinstance(connection.identity, AgentIdentity):
                entrance = connection.identity.session_id, connection.identity.membership_id
                by_entrance.setdefault(entrance, []).append(connection)
        if not by_entrance:
            return
        now = self._services.clock.now()
        open_now = await sessions.still_open(self._services.database, by_entrance.keys(), now)
        for entrance, connections in by_entrance.items():
            for connection in connections:
                if entrance not in open_now:
                    connection.close(event_frame(AGENT, "session_revoked", SessionRevoked()))
                elif RANKS[open_now[entrance]] < RANKS[connection.identity.role]:
                    connection.close()  # it comes back with what it may do now

    async def _cut_visitors(self) -> None:
        by_site: dict[UUID, list[Connection]] = {}
        for connection in self.connections:
            if isinstance(connection.identity, VisitorIdentity):
                by_site.setdefault(connection.identity.visitor.site_id, []).append(connection)
        if not by_site:
            return
        there = await sites.still_there(self._services.database, by_site.keys())
        for site_id in by_site.keys() - there:
            for connection in by_site[site_id]:
                connection.close()

    async def cut_visitors_kept_out(self) -> None:
        """Who was blocked, or has another token now, hears no more within two seconds, in every process."""
        by_visitor: dict[UUID, list[Connection]] = {}
        for connection in self.connections:
            if isinstance(connection.identity, VisitorIdentity):
                by_visitor.setdefault(connection.identity.visitor.id, []).append(connection)
        if not by_visitor:
            return
        doors = await kept_visitor.doors(self._services.database, list(by_visitor))
        for visitor_id, connections in by_visitor.items():
            door = doors.get(visitor_id)
            for connection in connections:
                if door is not None and hash_of(connection.identity.visitor.token) in door.of_kept:
                    connection.close()  # it comes back as who they are now
                elif self._is_kept_out(connection.identity, door.tokens if door else None):
                    connection.close(event_frame(VISITOR, "session_revoked", SessionRevoked()))

    async def cut_blocked_addresses(self) -> None:
        """Visitors of an address that is blocked since they came."""
        ids = self._services.rooms.workspaces_visited_here()
        networks = await blocked_addresses.of_workspaces(self._services, ids) if ids else {}
        for connection in self.connections if networks else ():
            if isinstance(connection.identity, VisitorIdentity):
                blocked = networks.get(connection.identity.visitor.workspace_id, ())
                if blocked_addresses.covers(blocked, connection.address):
                    connection.close(event_frame(VISITOR, "session_revoked", SessionRevoked()))

    @staticmethod
    def _is_kept_out(identity: VisitorIdentity, tokens: set[str] | None) -> bool:
        """`tokens` let them in, by their hashes; none are known of who is not kept yet."""
        if identity.is_changing:
            return False
        return identity.is_over or (tokens is not None and hash_of(identity.visitor.token) not in tokens)
