"""Telling visitors where they stand in the queue. Each process looks for its own, and tells what changed.

There is a queue where routing gives conversations out, which it does in this order, and in business hours: one for each
team, and one for what is no team's. Where agents choose themselves, a place would promise what nobody keeps.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from uuid import UUID

from chatting_rt.domain import openings, routing_groups
from chatting_rt.domain.queue_rules import Queue
from chatting_rt.infra.rooms import visitor_room
from chatting_rt.services import Services
from chatting_rt.wire.ephemeral_events import QueueChanged
from chatting_rt.wire.queue import QueuePlace

LONGEST = 200  # of one group; who stands further behind is told when they come so far
WAITING = f"""
SELECT r.workspace_id, g.team_id, c.id, c.visitor_id FROM routing r CROSS JOIN LATERAL (
    SELECT NULL::uuid AS team_id WHERE r.mode <> 'off'
    UNION ALL SELECT t.id FROM team t
    WHERE t.workspace_id = r.workspace_id AND COALESCE(t.routing_mode, r.mode) <> 'off'
        AND EXISTS (SELECT FROM team_member m WHERE m.team_id = t.id)
) g LEFT JOIN LATERAL ({routing_groups.WAITING.format(workspace="r.workspace_id", team="g.team_id", limit=LONGEST)}) c
ON true WHERE r.workspace_id = ANY($1) ORDER BY c.id
"""  # noqa: S608
Line = tuple[UUID, UUID | None]
"""The workspace, and the team; no team, where the workspace's agents answer all together."""


@dataclass
class QueueWatch:
    services: Services
    _queues: dict[Line, Queue] = field(default_factory=dict)
    _places: dict[UUID, QueuePlace] = field(default_factory=dict)
    _visitors: dict[UUID, UUID] = field(default_factory=dict)

    def place_of(self, conversation_id: UUID) -> QueuePlace | None:
        """As it was found a moment ago."""
        return self._places.get(conversation_id)

    async def look(self) -> None:
        waiting, visitors = await self._waiting()
        now = self.services.clock.monotonic()
        self._queues = {line: self._queues.get(line, Queue()) for line in waiting}
        places = {
            id: place for line, queue in self._queues.items()
            for id, place in queue.moved(waiting[line], now).items()
        }  # fmt: skip
        self._tell_changes(places, self._visitors | visitors)
        self._places, self._visitors = places, visitors

    async def _waiting(self) -> tuple[dict[Line, list[UUID]], dict[UUID, UUID]]:
        """Who waits in which line, also in those in which nobody does."""
        rows = await self.services.database.fetch(WAITING, self.services.rooms.workspaces_visited_here())
        opening = await openings.of_workspaces(self.services, {row["workspace_id"] for row in rows})
        closed = {id for id, one in opening.items() if not one.is_open}
        waiting: dict[Line, list[UUID]] = defaultdict(list)
        for row in rows:
            line = waiting[row["workspace_id"], row["team_id"]]
            if row["id"] is not None and row["workspace_id"] not in closed:
                line.append(row["id"])
        return waiting, {row["id"]: row["visitor_id"] for row in rows if row["id"] is not None}

    def _tell_changes(self, places: dict[UUID, QueuePlace], visitors: dict[UUID, UUID]) -> None:
        for id in self._places.keys() | places.keys():
            if self._places.get(id) != places.get(id):
                changed = QueueChanged(conversation_id=id, place=places.get(id))
                self.services.rooms.tell_here(visitor_room(visitors[id]), "queue_changed", changed)
