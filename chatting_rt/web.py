"""The web process: the world wired once, and what comes round while it runs."""

from __future__ import annotations

import asyncio
import gc
import signal
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from typing import Any

import structlog
from aiohttp import web

from chatting_rt.domain import heads, posting, status, trimming
from chatting_rt.domain.presence import PresenceWatch
from chatting_rt.infra.batcher import Batcher
from chatting_rt.infra.bus import Bus, RedisBus
from chatting_rt.infra.clock import Clock
from chatting_rt.infra.database import open_database
from chatting_rt.infra.event_log import EventLog
from chatting_rt.infra.limits import Limits
from chatting_rt.infra.metrics import Metrics
from chatting_rt.infra.passwords import Passwords
from chatting_rt.infra.periodic import Periodic
from chatting_rt.infra.presence import Presence, RedisPresence
from chatting_rt.infra.rooms import AGENT, VISITOR, Rooms
from chatting_rt.infra.sockets.draining import drain
from chatting_rt.infra.sockets.server import Sockets
from chatting_rt.infra.tokens import VisitorTokens
from chatting_rt.services import Services
from chatting_rt.settings import Settings
from handlers.gateway import CommandGateway
from handlers.http import routes as http_routes
from handlers.pages import dashboard, demo, health, widget
from handlers.pages.metrics import serve_metrics
from handlers.pages.middleware import errors, security_headers
from handlers.reference.pages import routes as reference_routes

MAX_BODY = 64_000  # bytes of a request to /v1
POSTS_PER_STATEMENT = 200
POSTS_WAITING = 5000
POST_TIMEOUT = 2.0  # seconds
HEADS_EVERY = 15.0  # seconds; a client that missed the last event knows it by then

log = structlog.get_logger()


@asynccontextmanager
async def open_services(settings: Settings, database: dict[str, Any]) -> AsyncIterator[Services]:
    """Everything below the handlers, opened in order and closed in reverse."""
    redis_url = settings.redis_url.get_secret_value() if settings.redis_url else None
    clock = Clock()
    async with AsyncExitStack() as stack:
        opened = await stack.enter_async_context(open_database(database, settings.database_pool_size))
        bus = RedisBus(redis_url) if redis_url else Bus()
        presence = RedisPresence(clock, redis_url) if redis_url else Presence(clock)
        passwords = Passwords()
        services = Services(
            settings=settings,
            clock=clock,
            database=opened,
            log=EventLog(clock),
            rooms=Rooms(bus),
            presence=presence,
            limits=Limits(clock, redis_url, is_on=settings.rate_limits),
            passwords=passwords,
            visitor_tokens=VisitorTokens(settings.secret),
            metrics=Metrics(),
            posts=Batcher(
                lambda drafts: posting.write(services, drafts),
                max_batch=POSTS_PER_STATEMENT,
                max_waiting=POSTS_WAITING,
                timeout=POST_TIMEOUT,
            ),
        )
        await bus.start()
        stack.push_async_callback(bus.stop)
        stack.push_async_callback(presence.close)
        stack.callback(passwords.close)
        stack.push_async_callback(services.posts.drain)
        yield services


class WebServer:
    """One web process, listening. `port` is the one that was found when 0 was asked for."""

    def __init__(self, services: Services) -> None:
        self.services = services
        self.gateway = CommandGateway(services, PresenceWatch(services))
        self.sockets = Sockets(self.gateway, namespaces=[VISITOR, AGENT], transports=list(services.settings.transports))
        self.periodic = Periodic()
        self.port = 0
        self._metrics: web.AppRunner | None = None
        self._runner = web.AppRunner(self._app(), access_log=None, handle_signals=False, shutdown_timeout=1.0)

    def _app(self) -> web.Application:
        app = web.Application(middlewares=[errors, security_headers], client_max_size=MAX_BODY)
        self.sockets.attach(app)
        app.add_routes([
            *http_routes(self.services),
            *reference_routes(),
            *health.routes(self.services, lambda: self.sockets.is_draining),
            *widget.routes(),
            *demo.routes(self.services),
            *dashboard.routes(),
        ])  # fmt: skip
        return app

    async def start(self) -> None:
        settings = self.services.settings
        await self._runner.setup()
        site = web.TCPSite(self._runner, settings.host, settings.port, backlog=1024)
        await site.start()
        self.port = self._runner.addresses[0][1]
        if settings.metrics_port:
            self._metrics = await serve_metrics(self.services.metrics, settings.host, settings.metrics_port)
        self._begin_rounds()

    def _begin_rounds(self) -> None:
        self.periodic.every(HEADS_EVERY, partial(heads.tell_heads, self.services))
        self.periodic.every(10, self.gateway.renew_leases)
        self.periodic.every(1.5, self.gateway.cut_ended_sessions)
        self.periodic.every(10, partial(status.wake, self.services))
        self.periodic.every(600, partial(trimming.trim, self.services))
        self.periodic.every(1, self._measure)

    async def _measure(self) -> None:
        loop = asyncio.get_running_loop()
        before = loop.time()
        await asyncio.sleep(0.05)
        self.services.metrics.loop_lag_seconds.set(max(0.0, loop.time() - before - 0.05))
        self.services.metrics.posts_waiting.set(self.services.posts.waiting)

    async def stop(self) -> None:
        await self.periodic.stop()
        await drain(self.sockets, lambda: self.gateway.running)
        await self._runner.cleanup()
        if self._metrics is not None:
            await self._metrics.cleanup()


async def serve(settings: Settings, database: dict[str, Any]) -> None:
    """Run until SIGTERM or SIGINT, then drain."""
    stopping = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stopping.set)
    async with open_services(settings, database) as services:
        server = WebServer(services)
        await server.start()
        _tune_collector()
        _greet(settings, server.port)
        await stopping.wait()
        log.info("draining")
        await server.stop()


def _tune_collector() -> None:
    """What was made at start stays; the rest dies young. Worth 14 to 29 % of the CPU under load."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 50, 50)


def _greet(settings: Settings, port: int) -> None:
    if not settings.rate_limits:
        log.warning("rate_limits_off", advice="RATE_LIMITS=off is for load tests only")
    log.info("ready", dashboard=f"{settings.public_url}/", demo=f"{settings.public_url}/demo", port=port)
