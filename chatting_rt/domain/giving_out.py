"""One transaction that gives conversations to agents, and says in each thread why this one got it."""

from collections.abc import Sequence
from uuid import UUID

import msgspec

from chatting_rt.domain.routing_rules import Candidate, Decision, Waiting, decide
from chatting_rt.domain.telling import tell
from chatting_rt.infra.event_log import LogTransaction
from chatting_rt.services import Services
from chatting_rt.wire.activities import Activity, RoutingReason
from chatting_rt.wire.base import SYSTEM, Author
from chatting_rt.wire.routing import RoutingMode
from models import Conversation, Routing
from models.base import new_id

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
NAMES = "SELECT m.id, a.name FROM membership m JOIN account a ON a.id = m.account_id WHERE m.id = ANY($1)"
ACTIVITY = """
INSERT INTO message (id, workspace_id, conversation_id, client_id, kind, body, author_type, author_id, created_at,
                     seq, activity)
VALUES ($1, $2, $3, $1, 'activity', '', 'system', $1, $4, $5, $6)
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
    agents = await log.connection.execute_query_dict(ELIGIBLE, [log.workspace_id, list(online)])
    loads = await log.connection.execute_query_dict(LOADS, [[agent["id"] for agent in agents]])
    load_of = {row["assignee_id"]: row["load"] for row in loads}
    return [Candidate(one["id"], load_of.get(one["id"], 0), one["capacity"] or capacity) for one in agents]


async def _explain(log: LogTransaction, decisions: list[Decision], reasons: dict[UUID, RoutingReason]) -> None:
    ids = {decision.agent.id for decision in decisions} | {decision.conversation.not_to for decision in decisions}
    names = {row["id"]: row["name"] for row in await log.connection.execute_query_dict(NAMES, [list(ids - {None})])}
    lines = [(new_id(), decision) for decision in decisions]
    created = [
        log.append("message_created", id, by=SYSTEM, conversation_id=decision.conversation.id) for id, decision in lines
    ]
    await log.number()
    for event, (id, decision) in zip(created, lines, strict=True):
        conversation, agent = decision.conversation, decision.agent
        activity = Activity(
            what="routed",
            agent=_author(agent.id, names),
            previous=_author(conversation.not_to, names) if conversation.not_to else None,
            reason=reasons[conversation.id],
            load=agent.load,
            capacity=agent.capacity,
        )
        await log.connection.execute_query(
            ACTIVITY,
            [id, log.workspace_id, conversation.id, log.at, event.seq, msgspec.json.encode(activity).decode()],
        )


def _author(agent_id: UUID, names: dict[UUID, str]) -> Author:
    return Author(type="agent", id=agent_id, name=names[agent_id])
