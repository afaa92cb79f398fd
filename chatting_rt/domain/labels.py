"""The labels of a workspace."""

from collections.abc import Collection
from uuid import UUID

from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.infra.database import Database
from chatting_rt.wire.labels import Label

LABEL = "SELECT id, name, colour FROM label"
KNOWN = "SELECT id FROM label WHERE workspace_id = $1 AND id = ANY($2)"


async def by_ids(database: Database, ids: list[UUID]) -> dict[UUID, Label]:
    rows = await database.fetch(f"{LABEL} WHERE id = ANY($1)", ids) if ids else []
    return {row["id"]: Label(**row) for row in rows}


async def of_workspace(database: Database, workspace_id: UUID) -> list[Label]:
    """By name."""
    rows = await database.fetch(f"{LABEL} WHERE workspace_id = $1 ORDER BY lower(name), id", workspace_id)
    return [Label(**row) for row in rows]


async def check_known(database: Database, workspace_id: UUID, ids: Collection[UUID], field: str) -> None:
    """Whoever asks for what carries a label must know it."""
    rows = await database.fetch(KNOWN, workspace_id, list(ids)) if ids else []
    if {row["id"] for row in rows} != set(ids):
        raise Refused(ErrorCode.NOT_FOUND, field=field)
