from __future__ import annotations

from uuid import UUID

from chatting_rt.domain import conversation_deletion, visitor_deletion
from chatting_rt.jobs.registry import job, scheduled
from chatting_rt.services import Services


@job(timeout=300, attempts=20, at_once=1)
async def erase_conversations(services: Services, conversation_ids: list[UUID]) -> None:
    """What is left of conversations that are deleted."""
    await conversation_deletion.take_rest(conversation_ids)


@job(timeout=300, attempts=20, at_once=1)
async def erase_visitor(services: Services, workspace_id: UUID, visitor_id: UUID) -> None:
    """What is left of a visitor who is deleted."""
    await visitor_deletion.take_rest(services, workspace_id, visitor_id)


@scheduled("41 4 * * *", timeout=60)
async def forget_deleted_visitors(services: Services) -> None:
    await visitor_deletion.forget_ids(services)
