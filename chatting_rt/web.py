"""The web process: the world wired once, and what comes round while it runs."""

from __future__ import annotations

import asyncio
import gc
import signal
from functools import partial
from typing import Any

import structlog
from aiohttp import web

from chatting_rt.domain import heads, status, trimming
from chatting_rt.domain.openings import OpeningWatch
from chatting_rt.domain.presence import PresenceWatch
from chatting_rt.domain.queues import QueueWatch
from chatting_rt.domain.routing import Router
from chatting_rt.domain.viewing import ViewingWatch
from chatting_rt.infra import devices
from chatting_rt.infra.database import open_database
from chatting_rt.infra.descriptors import raise_limit
from chatting_rt.infra.periodic import Periodic
from chatting_rt.infra.rooms import AGENT, VISITOR
from chatting_rt.infra.sockets.draining import drain
from chatting_rt.infra.sockets.server import Sockets
from chatting_rt.jobs import running_worker
from chatting_rt.services import Services
from chatting_rt.settings import Settings
from chatting_rt.world import open_services
from handlers.gateway import CommandGateway
from handlers.http import routes as http_routes
from handlers.pages import dashboard, demo, exports, health, transcripts, widget
from handlers.pages.metrics import serve_metrics
from handlers.pages.middleware import errors, security_headers
from handlers.reference.pages import routes as reference_routes

MAX_BODY = 64_000  # bytes of a request to /v1
HEADS_EVERY = 15.0  # seconds; a client that missed the last event knows it by then
ROUTING_EVERY = 1.0  # seconds; so long a conversation waits at most while somebody has room for it
REROUTING_EVERY = 5.0  # seconds
QUEUES_EVERY = 2.0  # seconds
OPENINGS_EVERY = 5.0  # seconds; so late a visitor hears at most that the team is back
SESSIONS_EVERY = 60.0  # seconds
SIGHTINGS_EVERY = 5.0  # seconds; a third of the time for which one counts
LEASES_EVERY = 10.0  # seconds; a third of a lease

log = structlog.get_logger()


class WebServer:
    """One web process, listening. `port` is the one that was found when 0 was asked for."""

    def __init__(self, services: Services) -> None:
        self.services = services
        self.queue = QueueWatch(services)
        self.gateway = CommandGateway(services, PresenceWatch(services), ViewingWatch(services), self.queue)
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
            *exports.routes(self.services),
            *transcripts.routes(self.services),
            *dashboard.routes(self.services),
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
        asyncio.get_running_loop().run_in_executor(None, devices.prepare)
        self._begin_rounds()

    def _begin_rounds(self) -> None:
        self.periodic.every(HEADS_EVERY, partial(heads.tell_heads, self.services))
        self.periodic.every(LEASES_EVERY, self.gateway.renew_leases)
        self.periodic.every(SIGHTINGS_EVERY, self.gateway.tell_sightings)
        self.periodic.every(SESSIONS_EVERY, self.gateway.touch_sessions)
        self.periodic.every(1.5, self.gateway.cut_ended)
        self.periodic.every(1.5, self.gateway.cut_visitors_kept_out)
        self.periodic.every(1.5, self.gateway.cut_blocked_addresses)
        self.periodic.every(10, partial(status.wake, self.services))
        router = Router(self.services)
        self.periodic.every(ROUTING_EVERY, router.look)
        self.periodic.every(REROUTING_EVERY, router.look_again)
        self.periodic.every(QUEUES_EVERY, self.queue.look)
        self.periodic.every(OPENINGS_EVERY, OpeningWatch(self.services).look)
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
    raise_limit()
    stopping = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stopping.set)
    async with (
        open_database(database, settings.database_pool_size) as opened,
        open_services(settings, opened) as services,
        running_worker(services, database) as worker,
    ):
        server = WebServer(services)
        await server.start()
        _tune_collector()
        _greet(settings, server.port)
        await stopping.wait()
        log.info("draining")
        await asyncio.gather(server.stop(), worker.stop())


def _tune_collector() -> None:
    """What was made at start stays; the rest dies young. Worth 14 to 29 % of the CPU under load."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 50, 50)


def _greet(settings: Settings, port: int) -> None:
    if not settings.rate_limits:
        log.warning("rate_limits_off", advice="RATE_LIMITS=off is for load tests only")
    if not settings.jobs_inside:
        log.info("jobs_outside", advice="mail and other background work waits for `python -m chatting_rt worker`")
    log.info("ready", dashboard=f"{settings.public_url}/", demo=f"{settings.public_url}/demo", port=port)
