from __future__ import annotations

from uuid import UUID

from chatting_rt.domain import password_resets
from chatting_rt.jobs.registry import job
from chatting_rt.services import Services


@job(timeout=30, attempts=8)
async def answer_reset_wish(services: Services, wish_id: UUID) -> None:
    await password_resets.answer_wish(services, wish_id)
