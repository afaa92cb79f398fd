"""The members of a workspace as their colleagues see them."""

from uuid import UUID

from chatting_rt.infra.database import Database
from chatting_rt.wire.shapes import Agent

AGENT = """
SELECT m.id, a.name, m.role, m.availability FROM membership m JOIN account a ON a.id = m.account_id
"""


async def by_ids(database: Database, ids: list[UUID]) -> dict[UUID, Agent]:
    rows = await database.fetch(f"{AGENT} WHERE m.id = ANY($1)", ids) if ids else []
    return {row["id"]: Agent(**row) for row in rows}


async def of_workspace(database: Database, workspace_id: UUID) -> list[Agent]:
    rows = await database.fetch(f"{AGENT} WHERE m.workspace_id = $1 ORDER BY m.id", workspace_id)
    return [Agent(**row) for row in rows]
