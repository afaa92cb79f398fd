from __future__ import annotations

from chatting_rt.domain import transcripts
from chatting_rt.jobs.registry import scheduled
from chatting_rt.services import Services


@scheduled("23 * * * *")
async def forget_expired_transcripts(services: Services) -> None:
    await transcripts.forget_expired(services)
