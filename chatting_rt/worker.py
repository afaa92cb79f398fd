"""The worker process: mail and all other background work, beside any number of web processes."""

from __future__ import annotations

import asyncio
import signal
from typing import Any

import structlog

from chatting_rt.infra.database import open_database
from chatting_rt.jobs import Worker
from chatting_rt.settings import Settings
from chatting_rt.world import open_services

log = structlog.get_logger()


async def work(settings: Settings, database: dict[str, Any]) -> None:
    """Run until SIGTERM or SIGINT, then let what runs end."""
    stopping = _told_to_stop()
    async with (
        open_database(database, settings.database_pool_size) as opened,
        open_services(settings, opened) as services,
    ):
        worker = Worker(services, database)
        worker.start()
        log.info("worker_ready")
        await stopping.wait()
        log.info("draining")
        await worker.stop()


async def idle() -> None:
    """With the embedded database the work is done inside `serve`. A Procfile names us all the same."""
    stopping = _told_to_stop()
    log.info("worker_idle", advice="jobs run inside `python -m chatting_rt serve`, as there is no DATABASE_URL")
    await stopping.wait()


def _told_to_stop() -> asyncio.Event:
    stopping = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stopping.set)
    return stopping
