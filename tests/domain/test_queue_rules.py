"""Places in a queue, and what may be said of how long it takes: the rules alone."""

from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chatting_rt.domain.queue_rules import ENOUGH, STEPS, Pace, Queue

ONE, TWO, THREE = (UUID(int=n) for n in (1, 2, 3))


def test_who_was_not_seen_waiting_before_has_no_place_yet() -> None:
    queue = Queue()
    assert queue.moved([ONE], 0) == {}
    places = queue.moved([ONE, TWO], 2)
    assert {id: place.position for id, place in places.items()} == {ONE: 1}
    assert {id: place.position for id, place in queue.moved([ONE, TWO], 4).items()} == {ONE: 1, TWO: 2}
    assert {id: place.position for id, place in queue.moved([TWO], 6).items()} == {TWO: 1}


def test_nothing_is_guessed_from_too_little() -> None:
    pace = Pace()
    for _ in range(ENOUGH - 1):
        pace.saw(1, 1)
    assert pace.minutes_until(1) is None
    for _ in range(2):
        pace.saw(1, 1)
    assert pace.minutes_until(1) == 1


def test_it_takes_as_long_as_it_took() -> None:
    pace = Pace()
    for _ in range(20):
        pace.saw(120, 1)
    assert (pace.minutes_until(1), pace.minutes_until(2), pace.minutes_until(10)) == (2, 5, 20)
    assert pace.minutes_until(200) is None, "nobody knows what will be in hours"


def test_those_who_need_not_wait_do_not_make_it_look_fast() -> None:
    queue = Queue()
    for n in range(100):
        queue.moved([UUID(int=n)], n * 2)
    assert queue.pace.left == 0


def test_a_queue_that_stands_still_says_so_in_the_end() -> None:
    pace = Pace()
    for _ in range(20):
        pace.saw(60, 1)
    assert pace.minutes_until(1) == 1
    told = []
    for _ in range(360):
        pace.saw(10, 0)
        told.append(pace.minutes_until(1))
    assert told == sorted(told, key=lambda minutes: minutes or 1000), "it only gets longer"
    assert told[-1] is None


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.floats(0.5, 300), st.integers(0, 4)), min_size=1, max_size=200))
def test_further_behind_is_never_sooner(seen: list[tuple[float, int]]) -> None:
    pace = Pace()
    for seconds, left in seen:
        pace.saw(seconds, left)
    told = [pace.minutes_until(position) for position in range(1, 50)]
    assert told == sorted(told, key=lambda minutes: minutes or 1000)
    assert {minutes for minutes in told if minutes} <= set(STEPS)


@pytest.mark.slow
@settings(max_examples=50, deadline=None)
@given(seconds_each=st.floats(5, 300), position=st.integers(1, 10))
def test_an_even_pace_is_told_within_its_step(seconds_each: float, position: int) -> None:
    queue, waiting, now = Queue(), [UUID(int=n) for n in range(200)], 0.0
    while len(waiting) > 60:
        places = queue.moved(waiting, now)
        waiting, now = waiting[1:], now + seconds_each
    truly = round(position * seconds_each / 60, 3)
    told = {place.position: place.wait_minutes for place in places.values()}
    assert told[position] == next((step for step in STEPS if truly <= step), None)
