from __future__ import annotations

from chatting_rt.domain import email_links, sessions, tracking
from chatting_rt.infra import job_list
from chatting_rt.jobs.registry import scheduled
from chatting_rt.services import Services


@scheduled("*/10 * * * *")
async def tidy_queue(services: Services) -> None:
    """The queue keeps a log of every job, and would keep it for ever."""
    await services.database.fetch(job_list.TIDY)


@scheduled("7 4 * * *")
async def forget_ended_sessions(services: Services) -> None:
    await sessions.forget_ended(services)
    await email_links.forget_old(services)


@scheduled("0 15 4 * * *")
async def forget_tracked_events(services: Services) -> None:
    """What visitors did so long ago that nobody asks any more."""
    await tracking.forget_old(services)
