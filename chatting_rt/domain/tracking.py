"""What visitors do on the site, as the site says it: a purchase, a search. Kept like the pages they look at."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import msgspec

from chatting_rt.domain.people import VisitorPerson
from chatting_rt.infra.database import Database
from chatting_rt.services import Services
from chatting_rt.wire.base import rfc3339
from chatting_rt.wire.ephemeral_events import EventTracked
from chatting_rt.wire.visits import MOST_EVENTS, TrackedEvent, TrackEvent
from models.base import new_id

if TYPE_CHECKING:
    from chatting_rt.domain.visits import Visit

EVENTS = "120/minute"  # per visitor, all their devices together
KEPT_FOR = timedelta(days=90)
AT_ONCE = 5000
KEEP = """
INSERT INTO tracked_event (id, created_at, workspace_id, visitor_id, name, properties)
SELECT e.id, e.at, o.workspace_id, o.id, e.name, e.properties
FROM visitor o, jsonb_to_recordset($2::jsonb) AS e(id uuid, at timestamptz, name text, properties jsonb)
WHERE o.id = $1 AND o.merged_into_id IS NULL AND o.erased_at IS NULL
"""
TRIM = f"""
DELETE FROM tracked_event WHERE id IN (
    SELECT id FROM tracked_event WHERE visitor_id = $1 ORDER BY created_at DESC, id DESC OFFSET {MOST_EVENTS}
)
"""  # noqa: S608
OF_VISITOR = f"""
SELECT id, name, properties, created_at FROM tracked_event WHERE visitor_id = $1
ORDER BY created_at DESC, id DESC LIMIT {MOST_EVENTS}
"""  # noqa: S608
FORGET = "DELETE FROM tracked_event WHERE visitor_id = $1"
FORGET_OLD = f"""
DELETE FROM tracked_event WHERE id IN (SELECT id FROM tracked_event WHERE created_at < $1 LIMIT {AT_ONCE}) RETURNING 1
"""  # noqa: S608


async def track(services: Services, visitor: VisitorPerson, visit: Visit, wish: TrackEvent) -> None:
    """Agents who look at a conversation of the visitor hear it."""
    if not visit.is_allowed:
        return
    await services.limits.hit(EVENTS, "events of", str(visitor.id))
    event = TrackedEvent(id=new_id(), name=wish.name, properties=wish.properties, at=rfc3339(services.clock.now()))
    if not visitor.is_kept:
        visit.events = [*visit.events, event][-MOST_EVENTS:]
        return
    await services.database.fetch(KEEP, visitor.id, msgspec.json.encode([event]).decode())
    await services.database.fetch(TRIM, visitor.id)
    services.rooms.tell_followers(visitor.id, "event_tracked", EventTracked(visitor_id=visitor.id, event=event))


async def of_visitor(database: Database, visitor_id: UUID) -> list[TrackedEvent]:
    rows = await database.fetch(OF_VISITOR, visitor_id)
    return [
        TrackedEvent(
            id=row["id"],
            name=row["name"],
            properties=msgspec.json.decode(row["properties"]),
            at=rfc3339(row["created_at"]),
        )
        for row in rows
    ]


async def forget_old(services: Services) -> None:
    before = services.clock.now() - KEPT_FOR
    while len(await services.database.fetch(FORGET_OLD, before)) == AT_ONCE:
        pass
