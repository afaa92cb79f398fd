from __future__ import annotations

from chatting_rt.domain import files
from chatting_rt.jobs.registry import job, scheduled
from chatting_rt.services import Services


@job(timeout=300, attempts=20, at_once=1)
async def erase_files(services: Services) -> None:
    await files.erase_marked(services)


@scheduled("23 * * * *", timeout=300)
async def sweep_files(services: Services) -> None:
    await files.sweep(services)
