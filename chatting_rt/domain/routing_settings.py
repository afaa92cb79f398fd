"""How a workspace routes, and how much an agent takes."""

from uuid import UUID

from chatting_rt.domain import agents
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.routings import BY_HAND
from chatting_rt.domain.telling import tell
from chatting_rt.errors import not_found
from chatting_rt.infra.event_log import LogTransaction
from chatting_rt.services import Services
from chatting_rt.wire import routing as wire
from chatting_rt.wire.shapes import Agent
from models import Membership
from models.base import new_id

KEEP_FIRST = """
INSERT INTO routing (id, created_at, workspace_id, mode, capacity, reroutes_offline, answer_minutes)
VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (workspace_id) DO NOTHING
"""
KEEP = KEEP_FIRST.replace(
    "NOTHING",
    """UPDATE SET mode = excluded.mode, capacity = excluded.capacity,
    reroutes_offline = excluded.reroutes_offline, answer_minutes = excluded.answer_minutes""",
)


async def set_to(services: Services, by: AgentPerson, routing: wire.Routing) -> wire.Routing:
    """Tells agents."""
    async with services.log.transaction(by.workspace_id) as log:
        await log.connection.execute_query(KEEP, _row(log, routing))
        log.append("routing_updated", by.workspace_id, by=by.author)
    await tell(services, log.events)
    return routing


async def keep_first(log: LogTransaction) -> None:
    """Teams may route where the workspace does not, and whoever decides holds the workspace's row."""
    await log.connection.execute_query(KEEP_FIRST, _row(log, BY_HAND))


def _row(log: LogTransaction, routing: wire.Routing) -> list[object]:
    return [
        new_id(), log.at, log.workspace_id, routing.mode, routing.capacity, routing.reroutes_offline,
        routing.answer_minutes,
    ]  # fmt: skip


async def set_capacity(services: Services, by: AgentPerson, agent_id: UUID, capacity: int | None) -> Agent:
    """Tells agents."""
    async with services.log.transaction(by.workspace_id) as log:
        changed = await Membership.filter(id=agent_id, workspace_id=by.workspace_id, removed_at=None).update(
            capacity=capacity
        )
        if not changed:
            raise not_found()
        log.append("agent_updated", agent_id, by=by.author)
    await tell(services, log.events)
    return (await agents.by_ids(services.database, [agent_id]))[agent_id]
