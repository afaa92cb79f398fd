"""Business hours: when a team answers, week by week, and on which dates otherwise."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Annotated

from msgspec import Meta

from chatting_rt.wire.base import END, Command, Shape, ShortText, Time

ClockTime = Annotated[str, Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]" + END, description="Hours and minutes")]


class Shift(Shape, forbid_unknown_fields=True):
    """Some hours of a day. One that does not close after it opens closes on the next day."""

    opens: ClockTime
    closes: ClockTime


Shifts = Annotated[list[Shift], Meta(max_length=6)]


class Week(Shape, forbid_unknown_fields=True):
    """The shifts that begin on each day, in their order. A day without shifts is closed."""

    monday: Shifts = []
    tuesday: Shifts = []
    wednesday: Shifts = []
    thursday: Shifts = []
    friday: Shifts = []
    saturday: Shifts = []
    sunday: Shifts = []


DAYS = "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"


class Holiday(Shape, forbid_unknown_fields=True):
    """A date with shifts of its own instead of the week's; without shifts it is closed."""

    date: date
    name: ShortText
    shifts: Shifts = []


Holidays = Annotated[list[Holiday], Meta(max_length=100)]


class Hours(Shape):
    """When the team answers, by the clocks of the workspace's time zone."""

    is_on: bool
    """Whether anything goes by them. If not, the team may answer at any time."""
    week: Week
    holidays: list[Holiday]


class Opening(Shape):
    """Whether the team answers at this hour, and when it does again."""

    is_open: bool
    next_opening_at: Time | None
    """Null while it is open, and where it does not open within a year."""


class SetHours(Command):
    """Say when the team answers. The shifts of a day stand in their order and do not overlap."""

    is_on: bool
    week: Week
    holidays: Holidays

    def __post_init__(self) -> None:
        for day in DAYS:
            _check_order(getattr(self.week, day), f"week.{day}")
        for number, holiday in enumerate(self.holidays):
            _check_order(holiday.shifts, f"holidays[{number}].shifts")
        dates = [holiday.date for holiday in self.holidays]
        if len(set(dates)) < len(dates):
            raise ValueError("Expected each date once - at `$.holidays`")


class HoursChanged(Shape):
    """The hours as they are now."""

    hours: Hours


def _check_order(shifts: Sequence[Shift], path: str) -> None:
    for before, after in pairwise(shifts):
        if not before.opens < before.closes <= after.opens:
            raise ValueError(f"Expected shifts one after the other - at `$.{path}`")
