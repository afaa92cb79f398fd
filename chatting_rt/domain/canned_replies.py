"""What agents say often: kept by the workspace, for all its agents."""

from uuid import UUID

from chatting_rt.infra.database import Database
from chatting_rt.wire.canned_replies import CannedReply

CANNED_REPLY = "SELECT id, short_code, body FROM canned_reply"


async def by_ids(database: Database, ids: list[UUID]) -> dict[UUID, CannedReply]:
    rows = await database.fetch(f"{CANNED_REPLY} WHERE id = ANY($1)", ids) if ids else []
    return {row["id"]: CannedReply(**row) for row in rows}


async def of_workspace(database: Database, workspace_id: UUID) -> list[CannedReply]:
    """By short code."""
    rows = await database.fetch(f"{CANNED_REPLY} WHERE workspace_id = $1 ORDER BY lower(short_code), id", workspace_id)
    return [CannedReply(**row) for row in rows]
