"""When a team answers: found out from its week, its holidays and its time zone, without looking anything up.

Shifts are said in the time of local clocks, which now and then show an hour twice, or leap over one. A shift lasts from
when clocks first show its beginning until they show its end for the last time; what they leap over is when they leap.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from chatting_rt.wire.hours import DAYS, Hours, Shift

HORIZON = 366  # days, in which a next opening is looked for
DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)


@dataclass(frozen=True)
class Timetable:
    """The hours of a workspace, as its clocks tell them."""

    zone: ZoneInfo
    week: Sequence[Sequence[Shift]]
    """From Monday."""
    holidays: Mapping[date, Sequence[Shift]]

    @classmethod
    def of(cls, hours: Hours, zone: ZoneInfo) -> "Timetable":
        week = [getattr(hours.week, day) for day in DAYS]
        return cls(zone, week, {holiday.date: holiday.shifts for holiday in hours.holidays})

    def is_open(self, at: datetime) -> bool:
        return any(opens <= at < closes for opens, closes in self._around(at, 0))

    def open_since(self, at: datetime) -> datetime | None:
        """When they opened, if they are open; of a team that hardly ever closes, a moment two days ago."""
        since = until = None
        for opens, closes in self._around(at, 0):
            if opens > at:
                break
            if until is None or until < opens:
                since = opens
            until = max(until or closes, closes)
        return since if until is not None and at < until else None

    def next_opening(self, at: datetime) -> datetime | None:
        """The first moment from now on when they are open; null where that is more than a year away."""
        for opens, closes in self._around(at, HORIZON):
            if at < closes:
                return max(opens, at)
        return None

    def _around(self, at: datetime, days: int) -> Iterator[tuple[datetime, datetime]]:
        """The shifts of the days before, of this one and of the days to come, by their beginning."""
        today = at.astimezone(self.zone).date()
        for number in range(-2, days + 1):
            begun = today + number * DAY
            for shift in self._shifts_of(begun):
                opens, closes = time.fromisoformat(shift.opens), time.fromisoformat(shift.closes)
                ended = begun if opens < closes else begun + DAY
                span = self._first(datetime.combine(begun, opens)), self._last(datetime.combine(ended, closes))
                if span[0] < span[1]:  # else clocks leapt over all of it
                    yield span

    def _shifts_of(self, day: date) -> Sequence[Shift]:
        return self.holidays.get(day, self.week[day.weekday()])

    def _first(self, shown: datetime) -> datetime:
        """When local clocks show this for the first time."""
        at = shown.replace(tzinfo=self.zone, fold=0).astimezone(UTC)
        return at if self._shown(at) == shown else self._leap(shown)

    def _last(self, shown: datetime) -> datetime:
        """When local clocks show this for the last time."""
        at = shown.replace(tzinfo=self.zone, fold=1).astimezone(UTC)
        return at if self._shown(at) == shown else self._leap(shown)

    def _leap(self, shown: datetime) -> datetime:
        """When clocks leap over this: the first second at which they show something later."""
        before = shown.replace(tzinfo=self.zone, fold=1).astimezone(UTC)
        after = shown.replace(tzinfo=self.zone, fold=0).astimezone(UTC)
        seconds = range(int((after - before).total_seconds()))
        return before + SECOND * bisect_left(seconds, True, key=lambda n: self._shown(before + n * SECOND) > shown)

    def _shown(self, at: datetime) -> datetime:
        return at.astimezone(self.zone).replace(tzinfo=None)
