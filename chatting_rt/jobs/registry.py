"""A job is declared where it is written: `@job` for what is enqueued, `@scheduled` for what comes round."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeVar, get_type_hints

import msgspec

Function = TypeVar("Function", bound=Callable[..., Awaitable[None]])


@dataclass(frozen=True)
class Job:
    name: str
    function: Callable[..., Awaitable[None]]
    payload: type[msgspec.Struct]
    timeout: float
    """Seconds for one attempt."""
    attempts: int
    """After so many it is kept as a dead letter."""
    at_once: int = 0
    """How many may run side by side in all workers together; 0 is any number."""
    cron: str | None = None


class Registry(dict[str, Job]):
    """The jobs by name: the name of a job is the name of its function."""

    def job(self, *, timeout: float = 30, attempts: int = 8, at_once: int = 0) -> Callable[[Function], Function]:
        """`async def send_mail(services, mail_id: UUID)`. What follows `services` is the payload: ids, no contents."""

        def declare(function: Function) -> Function:
            self._add(Job(function.__name__, function, payload_of(function), timeout, attempts, at_once))
            return function

        return declare

    def scheduled(self, cron: str, *, timeout: float = 30, attempts: int = 3) -> Callable[[Function], Function]:
        """`async def tidy(services)`, enqueued at each tick in UTC, unless the last one has not yet ended.

        `cron` is `minute hour day month weekday`, or six fields with the seconds first.
        """

        def declare(function: Function) -> Function:
            when = with_seconds_last(cron)
            self._add(Job(function.__name__, function, payload_of(function), timeout, attempts, cron=when))
            return function

        return declare

    def _add(self, job: Job) -> None:
        if job.name in self:
            raise ValueError(f"There are two jobs named {job.name}")
        self[job.name] = job

    def payloads(self) -> dict[str, type[msgspec.Struct]]:
        return {job.name: job.payload for job in self.values()}


def payload_of(function: Callable[..., Any]) -> type[msgspec.Struct]:
    hints = get_type_hints(function)
    takes = list(inspect.signature(function).parameters.values())[1:]
    fields = [(one.name, hints[one.name], *([] if one.default is one.empty else [one.default])) for one in takes]
    return msgspec.defstruct(function.__name__, fields, kw_only=True, forbid_unknown_fields=True)


def with_seconds_last(cron: str) -> str:
    """As the queue's parser wants it, which puts the seconds after the weekday."""
    fields = cron.split()
    if len(fields) == 6:
        fields = [*fields[1:], fields[0]]
    if len(fields) not in (5, 6):
        raise ValueError(f"Not a schedule: {cron}")
    return " ".join(fields)


JOBS = Registry()
job = JOBS.job
scheduled = JOBS.scheduled
