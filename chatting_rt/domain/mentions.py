"""Agents whom a message names. Written with it: see `posting`; read as far as its conversation is: see `reads`."""

from collections.abc import Collection
from uuid import UUID

from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.infra.database import Database

OF_MESSAGE = "ARRAY(SELECT n.agent_id FROM mention n WHERE n.message_id = m.id ORDER BY 1) AS mentions"
"""A column of any query in which `m` is a message."""
THERE = "SELECT id FROM membership WHERE workspace_id = $1 AND id = ANY($2) AND removed_at IS NULL ORDER BY id"


async def checked(database: Database, workspace_id: UUID, ids: Collection[UUID]) -> tuple[UUID, ...]:
    """Each once, in the order in which they are read again."""
    rows = await database.fetch(THERE, workspace_id, list(ids)) if ids else []
    if len(rows) < len(set(ids)):
        raise Refused(ErrorCode.NOT_FOUND, field="mentions")
    return tuple(row["id"] for row in rows)
