"""Agents who answer together."""

from uuid import UUID

from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.infra.database import Database
from chatting_rt.wire.teams import Team

TEAM = """
SELECT t.id, t.name, t.routing_mode, t.capacity,
       array_remove(array_agg(m.agent_id ORDER BY m.agent_id), NULL) AS agent_ids
FROM team t LEFT JOIN team_member m ON m.team_id = t.id
WHERE {which} GROUP BY t.id ORDER BY lower(t.name), t.id
"""


async def by_ids(database: Database, ids: list[UUID]) -> dict[UUID, Team]:
    rows = await database.fetch(TEAM.format(which="t.id = ANY($1)"), ids) if ids else []
    return {row["id"]: Team(**row) for row in rows}


async def of_workspace(database: Database, workspace_id: UUID) -> list[Team]:
    """By name."""
    rows = await database.fetch(TEAM.format(which="t.workspace_id = $1"), workspace_id)
    return [Team(**row) for row in rows]


async def check_known(database: Database, workspace_id: UUID, team_id: UUID, field: str) -> None:
    """Whoever asks for what a team has must know it."""
    if await database.value("SELECT id FROM team WHERE id = $1 AND workspace_id = $2", team_id, workspace_id) is None:
        raise Refused(ErrorCode.NOT_FOUND, field=field)
