"""Lists that agents keep under a name. Shared ones are in the log; personal ones only their agent's devices hear of."""

from uuid import UUID

import msgspec

from chatting_rt.domain import inbox_filters
from chatting_rt.domain.people import AgentPerson
from chatting_rt.infra.database import Database, Row
from chatting_rt.wire.commands import ConversationFilters
from chatting_rt.wire.saved_views import SavedView, SavedViewCount

SAVED_VIEW = "SELECT id, name, is_shared, agent_id, view, status, filters FROM saved_view"
SHARED = f"{SAVED_VIEW} WHERE id = ANY($1) AND is_shared"
FOR_AGENT = f"{SAVED_VIEW} WHERE workspace_id = $1 AND (is_shared OR agent_id = $2) ORDER BY lower(name), id"
PERSONAL = f"{SAVED_VIEW} WHERE workspace_id = $1 AND NOT is_shared AND agent_id = $2 ORDER BY lower(name), id"
ASKER = "WITH asker AS (SELECT $1::uuid) "  # not every view looks at who asks
COUNT = """
SELECT {id}::uuid AS saved_view_id, (SELECT count(*) FROM (
    SELECT FROM conversation c
    WHERE c.workspace_id = $2 AND ({status}::text IS NULL OR c.status = {status}) {view} {filters} LIMIT 100
) capped) AS count
"""

decode = msgspec.json.Decoder(ConversationFilters).decode


async def by_ids(database: Database, ids: list[UUID]) -> dict[UUID, SavedView]:
    """Of the shared ones: no replay tells anybody of a colleague's own."""
    rows = await database.fetch(SHARED, ids) if ids else []
    return {row["id"]: _seen(row) for row in rows}


async def of_agent(database: Database, agent: AgentPerson) -> list[SavedView]:
    """Their own and the shared ones, by name."""
    return [_seen(row) for row in await database.fetch(FOR_AGENT, agent.workspace_id, agent.id)]


async def personal(database: Database, agent: AgentPerson) -> list[SavedView]:
    return [_seen(row) for row in await database.fetch(PERSONAL, agent.workspace_id, agent.id)]


async def counts(database: Database, agent: AgentPerson) -> list[SavedViewCount]:
    """One statement, however many there are."""
    values: list[object] = [agent.id, agent.workspace_id]
    parts = []
    for kept in await of_agent(database, agent):
        place = len(values) + 1
        values += [kept.id, None if kept.view == "mentions" else kept.status]
        filters, given = inbox_filters.conditions(kept.filters, agent, len(values) + 1)
        values += given
        view = inbox_filters.VIEWS[kept.view]
        parts.append(COUNT.format(id=f"${place}", status=f"${place + 1}", view=view, filters=filters))
    rows = await database.fetch_planned(ASKER + " UNION ALL ".join(parts), *values) if parts else []
    return [SavedViewCount(**row) for row in rows]


def _seen(row: Row) -> SavedView:
    return SavedView(**{**row, "filters": decode(row["filters"])})
