"""What routing looks at before it decides: who answers together, who of them is there, and what waits for them."""

from collections.abc import Collection
from uuid import UUID

from chatting_rt.domain.routing_rules import Candidate, Group, Waiting
from chatting_rt.infra.event_log import LogTransaction

WAITING = """
SELECT * FROM (
    SELECT id, visitor_id FROM conversation
    WHERE {team} IS NULL AND workspace_id = {workspace} AND status = 'open' AND assignee_id IS NULL
        AND NOT EXISTS (SELECT FROM team WHERE team.id = conversation.team_id)
    ORDER BY id LIMIT {limit}
) of_no_team
UNION ALL SELECT * FROM (
    SELECT id, visitor_id FROM conversation
    WHERE team_id = {team} AND workspace_id = {workspace} AND status = 'open' AND assignee_id IS NULL
    ORDER BY id LIMIT {limit}
) of_team
"""
"""What waits for a group, the next one first. A conversation whose team is gone is no team's."""
GROUPS = """
SELECT t.id AS team_id, t.name, COALESCE(t.routing_mode, r.mode) AS mode, r.capacity, t.capacity AS team_capacity,
       CASE WHEN t.id IS NULL THEN r.last_agent_id ELSE t.last_agent_id END AS last,
       ARRAY(SELECT m.agent_id FROM team_member m WHERE m.team_id = t.id) AS member_ids
FROM routing r CROSS JOIN LATERAL (
    SELECT NULL::uuid AS id, NULL AS name, NULL AS routing_mode, NULL::smallint AS capacity, NULL::uuid AS last_agent_id
    UNION ALL SELECT id, name, routing_mode, capacity, last_agent_id FROM team WHERE workspace_id = r.workspace_id
) t
WHERE r.workspace_id = $1
"""
ELIGIBLE = """
SELECT id, capacity FROM membership
WHERE workspace_id = $1 AND id = ANY($2) AND removed_at IS NULL AND availability = 'online' ORDER BY id
"""
LOADS = """
SELECT assignee_id, team_id, count(*) AS load FROM conversation
WHERE assignee_id = ANY($1) AND status = 'open' GROUP BY assignee_id, team_id
"""
NEXT = f"""
SELECT c.id, g.team_id FROM unnest($2::uuid[], $3::int[]) AS g(team_id, room)
CROSS JOIN LATERAL ({WAITING.format(workspace="$1", team="g.team_id", limit="g.room")}) c ORDER BY c.id LIMIT $4
"""  # noqa: S608


async def of_workspace(log: LogTransaction) -> list[Group]:
    rows = await log.connection.execute_query_dict(GROUPS, [log.workspace_id])
    return [Group(**row | {"member_ids": frozenset(row["member_ids"])}) for row in rows]


async def candidates(log: LogTransaction, online: Collection[UUID], *, held: bool) -> list[Candidate]:
    """Those of them who take conversations. Who is held stays as they are until the transaction is over."""
    lock = "FOR SHARE" if held else ""
    eligible = await log.connection.execute_query_dict(f"{ELIGIBLE} {lock}", [log.workspace_id, list(online)])
    team_loads: dict[UUID, dict[UUID | None, int]] = {agent["id"]: {} for agent in eligible}
    for row in await log.connection.execute_query_dict(LOADS, [list(team_loads)]):
        team_loads[row["assignee_id"]][row["team_id"]] = row["load"]
    return [
        Candidate(
            one["id"],
            load=sum(team_loads[one["id"]].values()),
            capacity=one["capacity"],
            team_loads={team_id: load for team_id, load in team_loads[one["id"]].items() if team_id},
        )
        for one in eligible
    ]


async def next_waiting(
    log: LogTransaction, groups: Collection[Group], there: Collection[Candidate], most: int
) -> list[Waiting]:
    """The oldest for which there is room. A group without room is not looked at, so it holds up no other."""
    with_room = {team_id: min(room, most) for team_id, room in rooms(groups, there).items() if room}
    if not with_room:
        return []
    rows = await log.connection.execute_query_dict(
        NEXT, [log.workspace_id, list(with_room), list(with_room.values()), most]
    )
    return [Waiting(row["id"], row["team_id"]) for row in rows]


def rooms(groups: Collection[Group], there: Collection[Candidate]) -> dict[UUID | None, int]:
    """How many more conversations each group that is routed can take."""
    return {
        group.team_id: sum(max(0, group.room(one)) for one in there if group.has(one))
        for group in groups
        if group.mode != "off"
    }
