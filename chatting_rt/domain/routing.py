"""Giving waiting conversations to agents, once a second: nothing waits longer while somebody has room for it.

Nothing that happens has to remember to call this, so nothing can forget to: not a message that opens a conversation
again, nor an agent who comes, nor a process that died meanwhile. A look at a workspace where nobody waits is a look
into an index that holds only those who wait.

Outside business hours nothing is given out and nothing passed on: what somebody has stays theirs, and the time in which
an answer is due begins with the next opening.
"""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

import structlog

from chatting_rt.domain import hours
from chatting_rt.domain.giving_out import AT_ONCE, give_again, give_out
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
ORDER BY r.workspace_id
"""
# Nothing is joined beforehand (`OFFSET 0`), so conversations are read in the order of their index, and no more of them
# than a batch takes.
LATE = """
SELECT c.id, c.last_message_seq, c.assignee_id, t.id AS team_id, c.assignee_id = ANY($2) AS is_of_absent
FROM conversation c
CROSS JOIN LATERAL (SELECT (SELECT id FROM team WHERE id = c.team_id) AS id) t
CROSS JOIN LATERAL (
    SELECT FROM message WHERE conversation_id = c.id AND seq = c.last_message_seq AND author_type = 'visitor' OFFSET 0
) asking
WHERE c.workspace_id = $1 AND c.status = 'open' AND c.assignee_id IS NOT NULL AND c.last_message_seq > $4
AND ($5::uuid[] IS NULL OR COALESCE(t.id, '00000000-0000-0000-0000-000000000000') = ANY($5)) AND (
    c.assignee_id = ANY($2) OR $3::timestamptz IS NOT NULL AND GREATEST(c.assigned_at, (
        SELECT min(v.created_at) FROM message v
        WHERE v.conversation_id = c.id AND v.author_type = 'visitor' AND v.seq > COALESCE((
            SELECT max(a.seq) FROM message a
            WHERE a.conversation_id = c.id AND a.author_type = 'agent' AND a.kind = 'reply'
        ), 0)
    )) <= $3
)
ORDER BY c.last_message_seq LIMIT $6
"""
"""What waits for an answer of who is absent, or since too long: who wrote longest ago comes first."""
NO_TEAM = UUID(int=0)
AVAILABILITIES = "SELECT id, availability FROM membership WHERE workspace_id = $1"

log = structlog.get_logger()


@dataclass
class _Search:
    """For what is late in a workspace."""

    workspace_id: UUID
    absent: list[UUID]
    due: datetime | None
    """Who has waited since then waits too long, if anybody does."""
    looked_through: int = 0
    groups: list[UUID | None] | None = None
    """Those that had room for more at the last batch; before the first one that is not known."""


@dataclass
class Router:
    """One for each web process; they may look at the same time."""

    services: Services
    _absent: dict[UUID, float] = field(default_factory=dict)
    """Agents who have conversations that wait for an answer, and when this process first found them gone."""

    async def look(self) -> None:
        for row in await self.services.database.fetch(WORKSPACES):
            async with _alone(row["workspace_id"]):
                if row["has_waiting"] and self._open_since(row) is not None:
                    there = await self._there(row["workspace_id"], "attention")
                    await give_out(self.services, row["workspace_id"], there)

    async def look_again(self) -> None:
        """Take what is not answered from who is gone, or takes too long.

        A batch of each workspace in turn, until none has more: so nobody waits for another one's crowd.
        """
        searches: deque[_Search] = deque()
        for row in await self.services.database.fetch(WORKSPACES):
            async with _alone(row["workspace_id"]):
                if search := await self._search(row):
                    searches.append(search)
        while searches:
            search = searches.popleft()
            async with _alone(search.workspace_id):
                if await self._reroute(search):
                    searches.append(search)

    async def _search(self, row: Row) -> _Search | None:
        """What is to be looked for in a workspace, if it is open and there is anything."""
        open_since = self._open_since(row)
        if open_since is None:
            return None
        before = self.services.clock.now() - timedelta(minutes=row["answer_minutes"] or 0)
        due = before if row["answer_minutes"] and open_since <= before else None
        absent = await self._absent_agents(row["workspace_id"]) if row["reroutes_offline"] else []
        return _Search(row["workspace_id"], absent, due) if absent or due else None

    async def _reroute(self, search: _Search) -> bool:
        """Give the next batch to others. Whether there may be more, and anybody with room for it."""
        groups = None if search.groups is None else [group or NO_TEAM for group in search.groups]
        late = await self.services.database.fetch(
            LATE, search.workspace_id, search.absent, search.due, search.looked_through, groups, AT_ONCE
        )
        if not late:
            return False
        search.looked_through = late[-1]["last_message_seq"]
        waiting = [Waiting(row["id"], row["team_id"], not_to=row["assignee_id"]) for row in late]
        reasons = {row["id"]: _reason(row) for row in late}
        there = await self._there(search.workspace_id, "attention")
        search.groups = await give_again(self.services, search.workspace_id, waiting, reasons, there)
        return bool(search.groups) and len(late) == AT_ONCE

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


def _reason(row: Row) -> RoutingReason:
    return "offline" if row["is_of_absent"] else "unanswered"


@asynccontextmanager
async def _alone(workspace_id: UUID) -> AsyncIterator[None]:
    """What fails in one workspace holds up no other."""
    try:
        yield
    except Exception as error:
        log.warning("not_routed", workspace_id=str(workspace_id), error=type(error).__name__)
