"""When a team answers: the rules alone, over years in which clocks are put forward and back."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chatting_rt.domain.hours_rules import DAY, HORIZON, Timetable
from chatting_rt.wire.hours import DAYS, Holiday, Hours, Shift, Week

MINUTE = timedelta(minutes=1)
ZONES = (
    "UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Sao_Paulo", "Africa/Cairo",
    "Asia/Kathmandu", "Pacific/Chatham", "Africa/Casablanca", "Asia/Tehran",
)  # fmt: skip
CHANGES = (
    datetime(2026, 3, 29, 1, tzinfo=UTC),  # Berlin: 2:00 becomes 3:00
    datetime(2026, 10, 25, 1, tzinfo=UTC),  # Berlin: 3:00 becomes 2:00
    datetime(2026, 3, 8, 7, tzinfo=UTC),  # New York, forward
    datetime(2026, 11, 1, 6, tzinfo=UTC),  # New York, back
    datetime(2026, 4, 4, 15, tzinfo=UTC),  # Lord Howe: half an hour
    datetime(2018, 11, 4, 3, tzinfo=UTC),  # Sao Paulo leapt at midnight
    datetime(2026, 4, 23, 22, tzinfo=UTC),  # Cairo leaps at midnight
)


def weekly(**days: str) -> Week:
    return Week(**{day: shifts(text) for day, text in days.items()})


def shifts(text: str) -> list[Shift]:
    """From "09:00-12:00 13:00-17:00"."""
    return [Shift(opens=one[:5], closes=one[6:]) for one in text.split()]


def timetable(week: Week, zone: str = "Europe/Berlin", **holidays: str) -> Timetable:
    """Holidays as `on_2026_12_24="09:00-12:00"`."""
    dates = [
        Holiday(date=date(*map(int, on.split("_")[1:])), name=on, shifts=shifts(text)) for on, text in holidays.items()
    ]
    return Timetable.of(Hours(is_on=True, week=week, holidays=dates), ZoneInfo(zone))


def local(text: str, zone: str = "Europe/Berlin", fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC)


OFFICE = weekly(**dict.fromkeys(DAYS[:5], "09:00-12:00 13:00-17:00"))
BAR = weekly(friday="18:00-02:30", saturday="18:00-02:30")
ROUND_THE_CLOCK = weekly(**dict.fromkeys(DAYS, "00:00-00:00"))


@pytest.mark.parametrize(
    ("at", "is_open", "opens"),
    [
        ("2026-11-27 08:59", False, "2026-11-27 09:00"),
        ("2026-11-27 09:00", True, "2026-11-27 09:00"),
        ("2026-11-27 11:59", True, "2026-11-27 11:59"),
        ("2026-11-27 12:00", False, "2026-11-27 13:00"),
        ("2026-11-27 17:00", False, "2026-11-30 09:00"),
        ("2026-11-29 12:00", False, "2026-11-30 09:00"),
    ],
)
def test_a_shift_has_its_first_minute_and_not_its_last(at: str, is_open: bool, opens: str) -> None:
    office = timetable(OFFICE)
    assert office.is_open(local(at)) is is_open
    assert office.next_opening(local(at)) == local(opens)


def test_a_shift_goes_on_after_midnight() -> None:
    bar = timetable(BAR)
    assert bar.is_open(local("2026-11-28 02:29"))
    assert not bar.is_open(local("2026-11-28 02:30"))
    assert bar.is_open(local("2026-11-29 01:00"))
    assert not bar.is_open(local("2026-11-30 01:00"))
    assert bar.open_since(local("2026-11-28 01:00")) == local("2026-11-27 18:00")


def test_a_holiday_replaces_what_begins_on_it_and_not_what_began_before() -> None:
    bar = timetable(BAR, on_2026_11_28="", on_2026_11_30="10:00-11:00")
    assert bar.is_open(local("2026-11-28 01:00"))
    assert not bar.is_open(local("2026-11-28 19:00"))
    assert bar.next_opening(local("2026-11-28 19:00")) == local("2026-11-30 10:00")
    assert not bar.is_open(local("2026-11-30 11:00"))


def test_clocks_that_leap_open_as_they_leap() -> None:
    """On 29 March Berlin has no 2:30."""
    early = timetable(weekly(sunday="02:30-06:00"))
    assert early.next_opening(local("2026-03-28 12:00")) == local("2026-03-29 03:00")
    night = timetable(weekly(saturday="22:00-02:30"))
    assert night.is_open(local("2026-03-29 01:59"))
    assert not night.is_open(local("2026-03-29 03:00"))
    lost = timetable(weekly(sunday="02:00-03:00"))
    assert lost.next_opening(local("2026-03-28 12:00")) == local("2026-04-05 02:00"), "that hour was not"


def test_clocks_that_go_back_close_when_they_show_it_for_the_last_time() -> None:
    """On 25 October Berlin has 2:30 twice: no team closes and opens again between."""
    night = timetable(weekly(saturday="22:00-02:30"))
    assert night.is_open(local("2026-10-25 02:45", fold=0))
    assert night.is_open(local("2026-10-25 02:29", fold=1))
    assert not night.is_open(local("2026-10-25 02:30", fold=1))
    early = timetable(weekly(sunday="02:30-06:00"))
    assert early.next_opening(local("2026-10-24 12:00")) == local("2026-10-25 02:30", fold=0)


def test_a_day_that_was_left_out_has_no_hours() -> None:
    """Samoa had no 30 December 2011, a Friday."""
    apia = timetable(weekly(thursday="22:00-06:00", friday="09:00-17:00"), "Pacific/Apia")
    before = local("2011-12-29 23:00", "Pacific/Apia")
    assert apia.is_open(before)
    assert apia.is_open(local("2011-12-29 23:59", "Pacific/Apia"))
    assert apia.next_opening(local("2011-12-31 00:00", "Pacific/Apia")) == local("2012-01-05 22:00", "Pacific/Apia")


def test_who_never_closes_has_always_been_open() -> None:
    shop = timetable(ROUND_THE_CLOCK)
    for change in CHANGES:
        assert shop.is_open(change)
        since = shop.open_since(change)
        assert since is not None
        assert since <= change - DAY


def test_who_never_opens_says_so() -> None:
    assert timetable(Week()).next_opening(CHANGES[0]) is None
    once = timetable(Week(), on_2027_03_01="10:00-11:00")
    assert once.next_opening(local("2026-11-28 12:00")) == local("2027-03-01 10:00")
    assert once.next_opening(local("2025-11-28 12:00")) is None


def test_open_since_does_not_reach_over_a_pause() -> None:
    office = timetable(OFFICE)
    assert office.open_since(local("2026-11-27 13:30")) == local("2026-11-27 13:00")
    assert office.open_since(local("2026-11-27 12:30")) is None
    joined = timetable(weekly(friday="09:00-12:00 12:00-17:00"))
    assert joined.open_since(local("2026-11-27 13:30")) == local("2026-11-27 09:00")


@st.composite
def some_shifts(draw: st.DrawFn) -> list[Shift]:
    """One after the other; the last may go on after midnight."""
    quarters = sorted(draw(st.sets(st.integers(0, 95), max_size=6)))
    clock = [time(quarter // 4, quarter % 4 * 15).isoformat("minutes") for quarter in quarters]
    until = clock[1::2]
    if len(clock) % 2:
        until.append(draw(st.sampled_from([clock[0], "00:00"])))
    return [Shift(opens=opens, closes=closes) for opens, closes in zip(clock[::2], until, strict=True)]


TIMETABLES = st.builds(
    lambda week, holidays, zone: Timetable(ZoneInfo(zone), week, holidays),
    st.lists(some_shifts(), min_size=7, max_size=7),
    st.dictionaries(
        st.sampled_from([change.date() + n * DAY for change in CHANGES for n in (-1, 0, 1)]), some_shifts()
    ),
    st.sampled_from(ZONES),
)
MOMENTS = st.one_of(
    st.builds(lambda change, minutes: change + minutes * MINUTE, st.sampled_from(CHANGES), st.integers(-3000, 3000)),
    st.integers(0, 6_000_000).map(lambda minutes: datetime(2018, 1, 1, tzinfo=UTC) + minutes * MINUTE),
)


def clocks_say_open(of: Timetable, shown: datetime) -> bool:
    """By what a clock on the wall shows, and by nothing else."""
    for begun in (shown.date() - DAY, shown.date()):
        for shift in of.holidays.get(begun, of.week[begun.weekday()]):
            opens = datetime.combine(begun, time.fromisoformat(shift.opens))
            closes = datetime.combine(begun, time.fromisoformat(shift.closes))
            if opens <= shown < (closes if opens < closes else closes + DAY):
                return True
    return False


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(TIMETABLES, MOMENTS)
def test_they_are_open_when_the_clock_on_the_wall_says_so(of: Timetable, at: datetime) -> None:
    shown = at.astimezone(of.zone)
    if clocks_say_open(of, shown.replace(tzinfo=None)):
        assert of.is_open(at)
    elif of.is_open(at):
        # Only in the first of two times that clocks show: what is to be shown again is not over yet.
        assert shown.utcoffset() != (at + timedelta(hours=1)).astimezone(of.zone).utcoffset()


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(TIMETABLES, MOMENTS, st.lists(st.floats(0, 1), max_size=20))
def test_the_next_opening_is_the_first(of: Timetable, at: datetime, between: list[float]) -> None:
    opens = of.next_opening(at)
    if opens is None:
        for days in range(HORIZON):
            assert not of.is_open(at + days * DAY + 3 * MINUTE)
        return
    assert opens >= at
    assert of.is_open(opens)
    assert (opens == at) == of.is_open(at)
    for share in between:
        moment = at + (opens - at) * share
        assert of.is_open(moment) == (moment >= opens)


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(TIMETABLES, MOMENTS, st.lists(st.floats(0, 1), max_size=20))
def test_they_have_been_open_since_they_opened(of: Timetable, at: datetime, between: list[float]) -> None:
    since = of.open_since(at)
    assert (since is not None) == of.is_open(at)
    if since is not None:
        assert all(of.is_open(since + (at - since) * share) for share in between)
        if at - since < DAY:
            assert not of.is_open(since - timedelta(seconds=1))
