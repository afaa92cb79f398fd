"""Telling visitors where they stand in the queue. Each process looks for its own, and tells what changed.

There is a queue where routing gives conversations out, which it does in this order, and in business hours. Where agents
choose themselves, a place would promise what nobody keeps.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from uuid import UUID

from chatting_rt.domain import openings
from chatting_rt.domain.queue_rules import Queue
from chatting_rt.infra.rooms import visitor_room
from chatting_rt.services import Services
from chatting_rt.wire.events import QueueChanged
from chatting_rt.wire.queue import QueuePlace

LONGEST = 200  # of one workspace; who stands further behind is told when they come so far
WAITING = f"""
SELECT r.workspace_id, c.id, c.visitor_id FROM routing r CROSS JOIN LATERAL (
    SELECT id, visitor_id FROM conversation
    WHERE workspace_id = r.workspace_id AND status = 'open' AND assignee_id IS NULL ORDER BY id LIMIT {LONGEST}
) c
WHERE r.workspace_id = ANY($1) AND r.mode <> 'off' ORDER BY c.id
"""  # noqa: S608


@dataclass
class QueueWatch:
    services: Services
    _queues: dict[UUID, Queue] = field(default_factory=dict)
    _places: dict[UUID, QueuePlace] = field(default_factory=dict)
    _visitors: dict[UUID, UUID] = field(default_factory=dict)

    def place_of(self, conversation_id: UUID) -> QueuePlace | None:
        """As it was found a moment ago."""
        return self._places.get(conversation_id)

    async def look(self) -> None:
        waiting, visitors = await self._waiting()
        now = self.services.clock.monotonic()
        here = self.services.rooms.workspaces_visited_here()
        self._queues = {id: self._queues.get(id, Queue()) for id in here}
        places = {
            id: place for workspace_id, queue in self._queues.items()
            for id, place in queue.moved(waiting.get(workspace_id, []), now).items()
        }  # fmt: skip
        self._tell_changes(places, self._visitors | visitors)
        self._places, self._visitors = places, visitors

    async def _waiting(self) -> tuple[dict[UUID, list[UUID]], dict[UUID, UUID]]:
        rows = await self.services.database.fetch(WAITING, self.services.rooms.workspaces_visited_here())
        opening = await openings.of_workspaces(self.services, {row["workspace_id"] for row in rows})
        closed = {id for id, one in opening.items() if not one.is_open}
        waiting: dict[UUID, list[UUID]] = defaultdict(list)
        for row in rows:
            if row["workspace_id"] not in closed:
                waiting[row["workspace_id"]].append(row["id"])
        return waiting, {row["id"]: row["visitor_id"] for row in rows}

    def _tell_changes(self, places: dict[UUID, QueuePlace], visitors: dict[UUID, UUID]) -> None:
        for id in self._places.keys() | places.keys():
            if self._places.get(id) != places.get(id):
                changed = QueueChanged(conversation_id=id, place=places.get(id))
                self.services.rooms.tell_here(visitor_room(visitors[id]), "queue_changed", changed)
