"""Takes jobs from the queue over a connection of its own, as long as it is wanted, and comes back after failures."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from functools import partial
from typing import Any

import asyncpg
import structlog
from pgqueuer import PgQueuer
from pgqueuer.models import Schedule

from chatting_rt.infra.database import SERVER_SETTINGS
from chatting_rt.jobs.attempt import FIRST_DELAY, JobRunner
from chatting_rt.jobs.registry import JOBS, Registry
from chatting_rt.services import Services

BATCH = 10
AT_ONCE = 2 * BATCH  # jobs that run side by side in one process
POLL = 5.0  # seconds; for what no notification tells of: jobs whose time has come, or given back by another worker
HEARTBEAT_TIMEOUT = 30.0  # seconds after which the jobs of a dead worker are taken over
GRACE = 8.0  # seconds that running jobs have to end by themselves when the worker is stopped
LAST_GRACE = 1.5
MAX_PAUSE = 10.0
STATEMENT_TIMEOUT = 10.0

log = structlog.get_logger()


class Worker:
    def __init__(
        self,
        services: Services,
        database: dict[str, Any],
        jobs: Registry = JOBS,
        *,
        first_delay: float = FIRST_DELAY,
        poll: float = POLL,
        heartbeat_timeout: float = HEARTBEAT_TIMEOUT,
        grace: float = GRACE,
    ) -> None:
        self._services = services
        self._database = database
        self._jobs = jobs
        self._poll = timedelta(seconds=poll)
        self._heartbeat_timeout = timedelta(seconds=heartbeat_timeout)
        self._grace = grace
        self._runner = JobRunner(services, first_delay)
        self._stopping = asyncio.Event()
        self._queue: PgQueuer | None = None
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        _quieten()
        self._task = asyncio.create_task(self._work())

    async def _work(self) -> None:
        pause = 0.1
        while not self._stopping.is_set():
            began = self._services.clock.monotonic()
            try:
                await self._work_while_connected()
            except Exception as error:
                log.warning("worker_disconnected", error=type(error).__name__, pause=pause)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), pause)
            lasted = self._services.clock.monotonic() - began
            pause = 0.1 if lasted > MAX_PAUSE else min(pause * 2, MAX_PAUSE)

    async def _work_while_connected(self) -> None:
        connection = await asyncpg.connect(
            **self._database, timeout=5, command_timeout=STATEMENT_TIMEOUT, server_settings=SERVER_SETTINGS
        )
        try:
            queue = self._queue = self._wired(connection)
            if self._stopping.is_set():
                return
            # Otherwise it would be noticed only when the next poll is due.
            connection.add_termination_listener(lambda _: queue.shutdown.set())
            await queue.run(
                batch_size=BATCH,
                max_concurrent_tasks=AT_ONCE,
                dequeue_timeout=self._poll,
                heartbeat_timeout=self._heartbeat_timeout,
                shutdown_on_listener_failure=True,
            )
        finally:
            self._queue = None
            connection.terminate()

    def _wired(self, connection: asyncpg.Connection) -> PgQueuer:
        queue = PgQueuer.from_asyncpg_connection(connection)
        for job in self._jobs.values():
            run = partial(self._runner.run, job)
            declare = queue.entrypoint(
                job.name, concurrency_limit=job.at_once, on_failure="hold", accepts_context=False
            )
            declare(run)
            if job.cron is not None:
                queue.schedule(job.name, job.cron, accepts_context=False)(partial(self._tick, queue))
        return queue

    async def _tick(self, queue: PgQueuer, schedule: Schedule) -> None:
        """Enqueued, and not run right here: so it is counted, bounded, retried and listed like any other job."""
        name = schedule.entrypoint
        assert queue.queries is not None
        await queue.queries.enqueue(name, b"{}", dedupe_key=f"scheduled {name}", on_conflict="skip")

    async def stop(self) -> None:
        """Begin nothing more; let what runs end, for a while; give back what does not."""
        self._stopping.set()
        self._runner.stop()
        if self._queue is not None:
            self._queue.shutdown.set()
        if self._task is None:
            return
        _, unfinished = await asyncio.wait({self._task}, timeout=self._grace)
        if unfinished:
            self._runner.interrupt()
            _, unfinished = await asyncio.wait({self._task}, timeout=LAST_GRACE)
        if unfinished:
            log.warning("jobs_left_behind", advice="they are taken over by another worker, or at the next start")
            self._task.cancel()


class _WithoutTraces(logging.Filter):
    """The queue logs every failure with its trace, in which there may be addresses of people. We log them ourselves."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.exc_info = None
        return not record.getMessage().startswith("Exception while processing entrypoint/job-id")


def _quieten() -> None:
    logger = logging.getLogger("pgqueuer")
    if not any(isinstance(one, _WithoutTraces) for one in logger.filters):
        logger.addFilter(_WithoutTraces())


@asynccontextmanager
async def running_worker(services: Services, database: dict[str, Any]) -> AsyncIterator[Worker]:
    """A worker in this process, where the settings want one here; `stop` it early to drain beside other things."""
    worker = Worker(services, database)
    if services.settings.jobs_inside:
        worker.start()
    try:
        yield worker
    finally:
        await worker.stop()
