"""One attempt at one job: counted before it runs, bounded in time, and then ended, put off or given up."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from typing import NoReturn

import msgspec
import structlog
from pgqueuer.errors import RetryRequested
from pgqueuer.models import Job as QueuedJob

from chatting_rt.errors import Refused
from chatting_rt.infra import job_list
from chatting_rt.infra.attempts import Attempts
from chatting_rt.infra.failures import PermanentFailure, TransientFailure, reason_of
from chatting_rt.jobs.isolation import Isolation
from chatting_rt.jobs.registry import Job
from chatting_rt.services import Services

FIRST_DELAY = 5.0  # seconds; then 20, 80, 320, 1280, and an hour each
FACTOR = 4
MAX_DELAY = 3600.0
AT_ONCE = timedelta(0)
WORKER_DIED = "Its worker died while it ran"

log = structlog.get_logger()


class GivenUp(Exception):
    """Tells the queue to keep the job as a dead letter."""


class JobRunner:
    """Runs what the queue hands over, and answers by returning, RetryRequested or GivenUp."""

    def __init__(self, services: Services, first_delay: float = FIRST_DELAY) -> None:
        self._services = services
        self._first_delay = first_delay
        self._attempts = Attempts(services.database)
        self._isolation = Isolation()
        self._patience: set[asyncio.Timeout] = set()
        self._is_stopping = False

    async def run(self, job: Job, queued: QueuedJob) -> None:
        begun: list[int] = []
        try:
            with self._stoppable() as patience:
                async with patience:
                    await self._run_in_turn(job, queued, begun)
        except TimeoutError:
            if begun:
                await self._attempts.take_back(queued.id)
            raise RetryRequested(AT_ONCE, "Stopped with its worker") from None
        except Refused as error:  # no database to count in
            raise RetryRequested(timedelta(seconds=self._first_delay), reason_of(error)) from None

    @contextmanager
    def _stoppable(self) -> Iterator[asyncio.Timeout]:
        if self._is_stopping:
            raise RetryRequested(AT_ONCE, "Stopped with its worker")
        patience = asyncio.timeout(None)
        self._patience.add(patience)
        try:
            yield patience
        finally:
            self._patience.discard(patience)

    async def _run_in_turn(self, job: Job, queued: QueuedJob, begun: list[int]) -> None:
        past = await self._attempts.past(queued.id)
        async with self._isolation.entered(alone=past.is_open):
            if past.attempts >= job.attempts:
                await self._give_up(job, queued.id, past.attempts, WORKER_DIED if past.is_open else None)
            attempt = await self._attempts.begin(queued.id)
            begun.append(attempt)
            try:
                await self._call(job, queued)
            except Exception as error:
                begun.clear()
                await self._failed(job, queued.id, attempt, error)
            else:
                begun.clear()
                await self._done(job, queued.id)

    async def _call(self, job: Job, queued: QueuedJob) -> None:
        try:
            payload = msgspec.json.decode(queued.payload or b"{}", type=job.payload)
        except msgspec.ValidationError as error:
            raise PermanentFailure(f"Not a payload of {job.name}: {error}") from None
        deadline = asyncio.timeout(job.timeout)
        try:
            async with deadline:
                await job.function(self._services, **msgspec.structs.asdict(payload))
        except TimeoutError:
            if deadline.expired():
                raise TransientFailure(f"Took longer than {job.timeout:g} s") from None
            raise

    async def _failed(self, job: Job, id: int, attempt: int, error: Exception) -> None:
        reason = reason_of(error)
        if isinstance(error, PermanentFailure) or attempt >= job.attempts:
            await self._give_up(job, id, attempt, reason)
        delay = min(self._first_delay * FACTOR ** (attempt - 1), MAX_DELAY) * random.uniform(0.9, 1.1)  # noqa: S311
        log.warning("job_put_off", job=job.name, id=id, attempt=attempt, error=type(error).__name__, delay=round(delay))
        self._count(job, "put_off")
        with suppress(Refused):
            await self._attempts.fail(id, reason)
        raise RetryRequested(timedelta(seconds=delay), reason) from None

    async def _give_up(self, job: Job, id: int, attempts: int, reason: str | None) -> NoReturn:
        log.error("job_given_up", job=job.name, id=id, attempts=attempts, advice="python -m chatting_rt jobs")
        self._count(job, "given_up")
        if reason is not None:
            await self._attempts.fail(id, reason)
        await self._forget_earlier_ends(job, id)
        raise GivenUp(reason) from None

    async def _done(self, job: Job, id: int) -> None:
        self._count(job, "done")
        with suppress(Refused):  # what remains is tidied away
            await self._attempts.end(id)
            await self._forget_earlier_ends(job, id)

    async def _forget_earlier_ends(self, job: Job, id: int) -> None:
        if job.cron is not None:
            await self._services.database.fetch(job_list.REPLACE, job.name, id)

    def _count(self, job: Job, outcome: str) -> None:
        self._services.metrics.jobs.labels(job.name, outcome).inc()

    def stop(self) -> None:
        """Begin nothing any more."""
        self._is_stopping = True

    def interrupt(self) -> None:
        """Give back what still runs: another worker begins it anew, and this attempt does not count."""
        now = asyncio.get_running_loop().time()
        for patience in self._patience:
            if patience.when() is None:
                patience.reschedule(now)
