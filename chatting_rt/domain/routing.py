"""Giving waiting conversations to agents, once a second: nothing waits longer while somebody has room for it.

Nothing that happens has to remember to call this, so nothing can forget to: not a message that opens a conversation
again, nor an agent who comes, nor a process that died meanwhile. A look at a workspace where nobody waits is a look
into an index that holds only those who wait.

Outside business hours nothing is given out and nothing passed on: what somebody has stays theirs, and the time in which
an answer is due begins with the next opening.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from chatting_rt.domain import hours
from chatting_rt.domain.giving_out import give_again, give_out
from chatting_rt.domain.moments import EARLIEST
from chatting_rt.domain.routing_rules import Waiting
from chatting_rt.infra.database import Row
from chatting_rt.infra.presence import LEASE, SubjectType
from chatting_rt.services import Services
from chatting_rt.wire.activities import RoutingReason

WORKSPACES = """
SELECT r.workspace_id, r.reroutes_offline, r.answer_minutes, w.time_zone, h.week, h.holidays, EXISTS (
    SELECT FROM conversation c WHERE c.workspace_id = r.workspace_id AND c.status = 'open' AND c.assignee_id IS NULL
) AS has_waiting
FROM routing r JOIN workspace w ON w.id = r.workspace_id LEFT JOIN hours h ON h.workspace_id = w.id AND h.is_on
WHERE r.mode <> 'off' OR EXISTS (SELECT FROM team t WHERE t.workspace_id = r.workspace_id AND t.routing_mode <> 'off')
"""
UNANSWERED = """
SELECT c.id, c.assignee_id, (SELECT t.id FROM team t WHERE t.id = c.team_id) AS team_id FROM conversation c
JOIN message m ON m.conversation_id = c.id AND m.seq = c.last_message_seq AND m.author_type = 'visitor'
WHERE c.workspace_id = $1 AND c.status = 'open' AND c.assignee_id IS NOT NULL AND {which}
ORDER BY c.id
"""
OF_ABSENT = UNANSWERED.format(which="c.assignee_id = ANY($2)")
OVERDUE = UNANSWERED.format(
    which="""GREATEST(c.assigned_at, (
        SELECT min(v.created_at) FROM message v
        WHERE v.conversation_id = c.id AND v.author_type = 'visitor' AND v.seq > COALESCE((
            SELECT max(a.seq) FROM message a
            WHERE a.conversation_id = c.id AND a.author_type = 'agent' AND a.kind = 'reply'
        ), 0)
    )) <= $2"""
)


AVAILABILITIES = "SELECT id, availability FROM membership WHERE workspace_id = $1"


@dataclass
class Router:
    """One for each web process; they may look at the same time."""

    services: Services
    _absent: dict[UUID, float] = field(default_factory=dict)
    """Agents who have conversations that wait for an answer, and when this process first found them gone."""

    async def look(self) -> None:
        for row in await self.services.database.fetch(WORKSPACES):
            if row["has_waiting"] and self._open_since(row) is not None:
                await give_out(self.services, row["workspace_id"], await self._there(row["workspace_id"], "attention"))

    async def look_again(self) -> None:
        """Take what is not answered from who is gone, or takes too long."""
        for row in await self.services.database.fetch(WORKSPACES):
            await self._reroute(row)

    async def _reroute(self, row: Row) -> None:
        found: dict[RoutingReason, list[Row]] = {}
        workspace_id, database = row["workspace_id"], self.services.database
        open_since = self._open_since(row)
        if open_since is None:
            return
        due = self.services.clock.now() - timedelta(minutes=row["answer_minutes"] or 0)
        if row["answer_minutes"] and open_since <= due:
            found["unanswered"] = await database.fetch(OVERDUE, workspace_id, due)
        if row["reroutes_offline"]:
            found["offline"] = await database.fetch(OF_ABSENT, workspace_id, await self._absent_agents(workspace_id))
        reasons = {late["id"]: reason for reason, rows in found.items() for late in rows}
        waiting = {late["id"]: _waiting(late) for rows in found.values() for late in rows}
        if waiting:
            there = await self._there(workspace_id, "attention")
            await give_again(self.services, workspace_id, list(waiting.values()), reasons, there)

    def _open_since(self, row: Row) -> datetime | None:
        """Since when the team answers, if it does; a team without hours always did."""
        if row["week"] is None:
            return EARLIEST
        return hours.timetable(row).open_since(self.services.clock.now())

    async def _absent_agents(self, workspace_id: UUID) -> list[UUID]:
        """Who has been gone for as long as a lease: nobody goes by loading a page again, or while a server starts."""
        online = await self._there(workspace_id, "agent")
        now = self.services.clock.monotonic()
        rows = await self.services.database.fetch(AVAILABILITIES, workspace_id)
        for row in rows:
            if row["id"] in online and row["availability"] != "offline":
                self._absent.pop(row["id"], None)
            else:
                self._absent.setdefault(row["id"], now)
        return [row["id"] for row in rows if self._absent.get(row["id"], now) <= now - LEASE]

    async def _there(self, workspace_id: UUID, what: SubjectType) -> set[UUID]:
        return {one.id for one in await self.services.presence.online(workspace_id) if one.type == what}


def _waiting(row: Row) -> Waiting:
    return Waiting(row["id"], row["team_id"], not_to=row["assignee_id"])
