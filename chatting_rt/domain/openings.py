"""Whether teams answer at this hour. Each process looks for its own visitors, and tells them when that changes."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from chatting_rt.domain import hours
from chatting_rt.domain.hours_rules import Timetable
from chatting_rt.infra.rooms import visitors_of
from chatting_rt.services import Services
from chatting_rt.wire.base import rfc3339
from chatting_rt.wire.ephemeral_events import OpeningChanged
from chatting_rt.wire.hours import Opening


async def of_workspace(services: Services, workspace_id: UUID) -> Opening | None:
    return (await of_workspaces(services, [workspace_id])).get(workspace_id)


async def of_workspaces(services: Services, workspace_ids: Collection[UUID]) -> dict[UUID, Opening]:
    """Of those that go by hours."""
    now = services.clock.now()
    timetables = await hours.timetables(services.database, workspace_ids)
    return {id: _opening(timetable, now) for id, timetable in timetables.items()}


def _opening(timetable: Timetable, now: datetime) -> Opening:
    if timetable.is_open(now):
        return Opening(is_open=True, next_opening_at=None)
    opens = timetable.next_opening(now)
    return Opening(is_open=False, next_opening_at=rfc3339(opens) if opens else None)


@dataclass
class OpeningWatch:
    """Nobody who changes hours, a holiday or the time zone has to remember the visitors: what they see is compared."""

    services: Services
    _told: dict[UUID, Opening | None] = field(default_factory=dict)

    async def look(self) -> None:
        here = self.services.rooms.workspaces_visited_here()
        openings = await of_workspaces(self.services, here)
        now = {id: openings.get(id) for id in here}
        for id, opening in now.items():
            if self._told.get(id) != opening:
                self.services.rooms.tell_here(visitors_of(id), "opening_changed", OpeningChanged(opening=opening))
        self._told = now
