from __future__ import annotations

from uuid import UUID

from chatting_rt.domain import assignment, workspace_deletion
from chatting_rt.jobs.registry import job, scheduled
from chatting_rt.services import Services


@job(timeout=120, attempts=8)
async def release_conversations(services: Services, agent_id: UUID) -> None:
    """Of who was removed."""
    await assignment.release_all(services, agent_id)


@scheduled("*/10 * * * *")
async def delete_due_workspaces(services: Services) -> None:
    await workspace_deletion.begin_due(services)


@job(timeout=600, attempts=20, at_once=1)
async def delete_workspace(services: Services, workspace_id: UUID) -> None:
    await workspace_deletion.carry_out(services, workspace_id)
