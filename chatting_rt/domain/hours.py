"""When workspaces' teams answer, as it is kept."""

from collections.abc import Collection
from functools import lru_cache
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from chatting_rt.domain.hours_rules import Timetable
from chatting_rt.infra.database import Database, Row
from chatting_rt.wire.hours import Holiday, Hours, Shift, Week

NINE_TO_FIVE = [Shift(opens="09:00", closes="17:00")]
AT_ANY_TIME = Hours(
    is_on=False,
    week=Week(**dict.fromkeys(("monday", "tuesday", "wednesday", "thursday", "friday"), NINE_TO_FIVE)),
    holidays=[],
)
"""Of a workspace that has said nothing; the week is what it is shown to begin with."""

KEPT = "SELECT workspace_id, is_on, week, holidays FROM hours WHERE workspace_id = ANY($1)"
IN_FORCE = """
SELECT h.workspace_id, w.time_zone, h.week, h.holidays FROM hours h JOIN workspace w ON w.id = h.workspace_id
WHERE h.workspace_id = ANY($1) AND h.is_on
"""


async def by_ids(database: Database, workspace_ids: list[UUID]) -> dict[UUID, Hours]:
    rows = await database.fetch(KEPT, workspace_ids) if workspace_ids else []
    return {row["workspace_id"]: _hours(row["is_on"], row["week"], row["holidays"]) for row in rows}


async def of_workspace(database: Database, workspace_id: UUID) -> Hours:
    return (await by_ids(database, [workspace_id])).get(workspace_id, AT_ANY_TIME)


async def timetables(database: Database, workspace_ids: Collection[UUID]) -> dict[UUID, Timetable]:
    """Of those of the workspaces that go by hours."""
    rows = await database.fetch(IN_FORCE, list(workspace_ids)) if workspace_ids else []
    return {row["workspace_id"]: timetable(row) for row in rows}


def timetable(row: Row) -> Timetable:
    """Of a row with the time zone and what is kept."""
    return _timetable(row["time_zone"], row["week"], row["holidays"])


@lru_cache(maxsize=1000)
def _timetable(time_zone: str, week: str, holidays: str) -> Timetable:
    return Timetable.of(_hours(True, week, holidays), ZoneInfo(time_zone))


def _hours(is_on: bool, week: str, holidays: str) -> Hours:
    return Hours(
        is_on=is_on,
        week=msgspec.json.decode(week, type=Week),
        holidays=msgspec.json.decode(holidays, type=list[Holiday]),
    )
