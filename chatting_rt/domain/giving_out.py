"""One transaction that gives conversations to agents, and says in each thread why this one got it."""

from collections.abc import Sequence
from uuid import UUID

from chatting_rt.domain import activities, agents
from chatting_rt.domain.routing_rules import Candidate, Decision, Waiting, decide
from chatting_rt.domain.telling import tell
from chatting_rt.infra.event_log import LogTransaction
from chatting_rt.services import Services
from chatting_rt.wire.activities import Routed, RoutingReason
from chatting_rt.wire.base import SYSTEM
from chatting_rt.wire.routing import RoutingMode
from models import Conversation, Routing

AT_ONCE = 50  # conversations of one workspace in one transaction
WAITING = """
SELECT id, assignee_id FROM conversation
WHERE workspace_id = $1 AND status = 'open' AND assignee_id IS NULL
ORDER BY id LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED
"""
LOCK = """
SELECT id, assignee_id FROM conversation
WHERE id = ANY($1) AND status = 'open' AND assignee_id IS NOT NULL
ORDER BY id FOR NO KEY UPDATE SKIP LOCKED
"""
ELIGIBLE = """
SELECT id, capacity FROM membership
WHERE workspace_id = $1 AND id = ANY($2) AND removed_at IS NULL AND availability = 'online'
ORDER BY id FOR SHARE
"""
LOADS = """
SELECT assignee_id, count(*) AS load FROM conversation
WHERE assignee_id = ANY($1) AND status = 'open' GROUP BY assignee_id
"""


async def give_out(services: Services, workspace_id: UUID, online: set[UUID]) -> None:
    """Give the conversations that nobody has to agents with room for them, the oldest first."""
    async with services.log.transaction(workspace_id) as log:
        rows = await log.connection.execute_query_dict(WAITING, [workspace_id, AT_ONCE])
        await _give(log, [Waiting(row["id"]) for row in rows], {}, online)
    await tell(services, log.events)


async def give_again(
    services: Services, workspace_id: UUID, reasons: dict[UUID, RoutingReason], online: set[UUID]
) -> None:
    """Give these to somebody else than who has them, if there is one with room; else they stay where they are."""
    async with services.log.transaction(workspace_id) as log:
        rows = await log.connection.execute_query_dict(LOCK, [sorted(reasons)[:AT_ONCE]])
        await _give(log, [Waiting(row["id"], not_to=row["assignee_id"]) for row in rows], reasons, online)
    await tell(services, log.events)


async def _give(
    log: LogTransaction, waiting: Sequence[Waiting], reasons: dict[UUID, RoutingReason], online: set[UUID]
) -> None:
    """Agents and routing are locked after the conversations. Who finds another process deciding leaves it to that."""
    routing = await Routing.filter(workspace_id=log.workspace_id).select_for_update(skip_locked=True).first()
    if routing is None or not waiting or not online:
        return
    mode: RoutingMode = routing.mode  # type: ignore[assignment]
    candidates = await _candidates(log, routing.capacity, online)
    decisions = decide(waiting, candidates, mode, routing.last_agent_id)
    if mode == "off" or not decisions:
        return
    for decision in decisions:
        id, agent_id = decision.conversation.id, decision.agent.id
        await Conversation.filter(id=id).update(assignee_id=agent_id, assigned_at=log.at)
        log.append("conversation_updated", id, by=SYSTEM, conversation_id=id, is_public=True)
    routing.last_agent_id = decisions[-1].agent.id
    await routing.save(update_fields=["last_agent_id"])
    await _explain(log, decisions, {decision.conversation.id: mode for decision in decisions} | reasons)


async def _candidates(log: LogTransaction, capacity: int, online: set[UUID]) -> list[Candidate]:
    eligible = await log.connection.execute_query_dict(ELIGIBLE, [log.workspace_id, list(online)])
    loads = await log.connection.execute_query_dict(LOADS, [[agent["id"] for agent in eligible]])
    load_of = {row["assignee_id"]: row["load"] for row in loads}
    return [Candidate(one["id"], load_of.get(one["id"], 0), one["capacity"] or capacity) for one in eligible]


async def _explain(log: LogTransaction, decisions: list[Decision], reasons: dict[UUID, RoutingReason]) -> None:
    ids = {decision.agent.id for decision in decisions} | {decision.conversation.not_to for decision in decisions}
    known = await agents.authors(log.connection, [id for id in ids if id])
    for decision in decisions:
        conversation, agent = decision.conversation, decision.agent
        routed = Routed(
            agent=known[agent.id],
            previous=known[conversation.not_to] if conversation.not_to else None,
            reason=reasons[conversation.id],
            load=agent.load,
            capacity=agent.capacity,
        )
        activities.note(log, conversation.id, routed, by=SYSTEM)
