"""How much everybody has to do. Counted when asked, up to a hundred: two statements, however many there are."""

from uuid import UUID

from chatting_rt.domain.inbox import OPEN
from chatting_rt.infra.database import Database
from chatting_rt.wire.loads import AgentCount, Loads
from chatting_rt.wire.shapes import TeamCount

AGENTS = f"""
SELECT m.id AS agent_id, {OPEN.format(which="c.assignee_id = m.id")} AS open
FROM membership m WHERE m.workspace_id = $1 AND m.removed_at IS NULL ORDER BY m.id
"""  # noqa: S608
TEAMS = f"""
SELECT t.id AS team_id, {OPEN.format(which="c.team_id = t.id")} AS open
FROM team t WHERE t.workspace_id = $1 ORDER BY t.id
"""  # noqa: S608


async def of_workspace(database: Database, workspace_id: UUID) -> Loads:
    return Loads(
        agents=[AgentCount(**row) for row in await database.fetch(AGENTS, workspace_id)],
        teams=[TeamCount(**row) for row in await database.fetch(TEAMS, workspace_id)],
    )
