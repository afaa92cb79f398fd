"""Saying when the team answers."""

import msgspec

from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.telling import tell
from chatting_rt.services import Services
from chatting_rt.wire.hours import Hours
from models.base import new_id

KEEP = """
INSERT INTO hours (id, created_at, workspace_id, is_on, week, holidays) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (workspace_id) DO UPDATE SET is_on = excluded.is_on, week = excluded.week, holidays = excluded.holidays
"""


async def set_to(services: Services, by: AgentPerson, hours: Hours) -> Hours:
    """Tells agents. Visitors hear it from the `OpeningWatch`, if it opens or closes."""
    week, holidays = msgspec.json.encode(hours.week).decode(), msgspec.json.encode(hours.holidays).decode()
    async with services.log.transaction(by.workspace_id) as log:
        await log.connection.execute_query(KEEP, [new_id(), log.at, by.workspace_id, hours.is_on, week, holidays])
        log.append("hours_updated", by.workspace_id, by=by.author)
    await tell(services, log.events)
    return hours
