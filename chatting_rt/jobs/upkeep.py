from __future__ import annotations

from chatting_rt.infra import job_list
from chatting_rt.jobs.registry import scheduled
from chatting_rt.services import Services


@scheduled("*/10 * * * *")
async def tidy_queue(services: Services) -> None:
    """The queue keeps a log of every job, and would keep it for ever."""
    await services.database.fetch(job_list.TIDY)
