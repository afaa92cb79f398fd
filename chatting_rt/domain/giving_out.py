"""One transaction that gives conversations to agents, and says in each thread why this one got it.

First is found out, holding nothing, what could be given to whom: so what nobody has room for is not locked, and keeps
nothing else from being given. Then that is locked, and decided by how things are now.
"""

from collections.abc import Sequence
from uuid import UUID

from chatting_rt.domain import activities, agents, routing_groups
from chatting_rt.domain.routing_rules import Decision, Waiting, decide
from chatting_rt.domain.telling import tell
from chatting_rt.infra.event_log import LogTransaction
from chatting_rt.services import Services
from chatting_rt.wire.activities import Routed, RoutingReason
from chatting_rt.wire.base import SYSTEM
from models import Conversation, Routing, Team

AT_ONCE = 50  # conversations of one workspace in one transaction
LOCK = """
SELECT id, assignee_id, team_id FROM conversation WHERE id = ANY($1) AND status = 'open'
ORDER BY id FOR NO KEY UPDATE SKIP LOCKED
"""
LOCK_TEAMS = "SELECT id FROM team WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE"


async def give_out(services: Services, workspace_id: UUID, online: set[UUID]) -> None:
    """Give the conversations that nobody has to agents with room for them, the oldest first."""
    async with services.log.transaction(workspace_id) as log:
        groups = await routing_groups.of_workspace(log)
        there = await routing_groups.candidates(log, online, held=False)
        await _give(log, await routing_groups.next_waiting(log, groups, there, AT_ONCE), {}, online)
    await tell(services, log.events)


async def give_again(
    services: Services,
    workspace_id: UUID,
    late: Sequence[Waiting],
    reasons: dict[UUID, RoutingReason],
    online: set[UUID],
) -> list[UUID | None]:
    """Give these to somebody else than who has them, if there is one with room; else they stay where they are.

    The groups in which anybody had room.
    """
    async with services.log.transaction(workspace_id) as log:
        groups = await routing_groups.of_workspace(log)
        there = await routing_groups.candidates(log, online, held=False)
        possible = [decision.conversation for decision in decide(late, there, groups)]
        await _give(log, possible, reasons, online)
    await tell(services, log.events)
    return [team_id for team_id, room in routing_groups.rooms(groups, there).items() if room]


async def _give(
    log: LogTransaction, wanted: Sequence[Waiting], reasons: dict[UUID, RoutingReason], online: set[UUID]
) -> None:
    """Routing, teams and agents are locked after the conversations, in this order.

    Who finds another process deciding leaves it to that.
    """
    if not wanted:
        return
    had_by = {conversation.id: conversation.not_to for conversation in wanted}
    rows = await log.connection.execute_query_dict(LOCK, [list(had_by)])
    if not await Routing.filter(workspace_id=log.workspace_id).select_for_update(skip_locked=True).first():
        return
    await log.connection.execute_query_dict(LOCK_TEAMS, [[row["team_id"] for row in rows if row["team_id"]]])
    there = await routing_groups.candidates(log, online, held=True)
    groups = await routing_groups.of_workspace(log)
    teams = {group.team_id for group in groups}
    waiting = [
        Waiting(row["id"], row["team_id"] if row["team_id"] in teams else None, not_to=row["assignee_id"])
        for row in rows
        if row["assignee_id"] == had_by[row["id"]]
    ]
    decisions = decide(waiting, there, groups)
    for decision in decisions:
        id, agent_id = decision.conversation.id, decision.agent.id
        await Conversation.filter(id=id).update(assignee_id=agent_id, assigned_at=log.at)
        log.append("conversation_updated", id, by=SYSTEM, conversation_id=id, is_public=True)
    await _keep_turns({decision.group.team_id: decision.agent.id for decision in decisions}, log.workspace_id)
    await _explain(log, decisions, reasons)


async def _keep_turns(last: dict[UUID | None, UUID], workspace_id: UUID) -> None:
    for team_id, agent_id in last.items():
        if team_id is None:
            await Routing.filter(workspace_id=workspace_id).update(last_agent_id=agent_id)
        else:
            await Team.filter(id=team_id).update(last_agent_id=agent_id)


async def _explain(log: LogTransaction, decisions: list[Decision], reasons: dict[UUID, RoutingReason]) -> None:
    ids = {decision.agent.id for decision in decisions} | {decision.conversation.not_to for decision in decisions}
    known = await agents.authors(log.connection, [id for id in ids if id])
    for decision in decisions:
        conversation, agent, group = decision.conversation, decision.agent, decision.group
        load, capacity = group.measure(agent)
        routed = Routed(
            agent=known[agent.id],
            previous=known[conversation.not_to] if conversation.not_to else None,
            reason=reasons.get(conversation.id) or ("least_loaded" if group.mode == "least_loaded" else "round_robin"),
            load=load,
            capacity=capacity,
            team_name=group.name,
        )
        activities.note(log, conversation.id, routed, by=SYSTEM)
