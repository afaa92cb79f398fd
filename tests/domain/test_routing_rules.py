"""Who gets which conversation, decided over weeks that never were."""

from __future__ import annotations

import random
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chatting_rt.domain.routing_rules import Candidate, Waiting, decide
from chatting_rt.wire.routing import RoutingMode

AGENTS = [UUID(int=number) for number in range(1, 21)]
WEEK = 7 * 24 * 12  # looks, of five minutes each
MODES = st.sampled_from(["round_robin", "least_loaded"])


class Week:
    """Twenty agents who come and go, conversations that begin and end, and one decision after each change."""

    def __init__(self, seed: int, mode: RoutingMode, capacity: int, *, are_all_there: bool) -> None:
        self.chance, self.mode, self.capacity = random.Random(seed), mode, capacity
        self.here = set(AGENTS) if are_all_there else set()
        self.are_all_there = are_all_there
        self.held: dict[UUID, set[UUID]] = {agent: set() for agent in AGENTS}
        self.waiting: list[UUID] = []
        self.last: UUID | None = None

    def live(self) -> None:
        if not self.are_all_there and self.chance.random() < 0.4:
            self.here ^= {self.chance.choice(AGENTS)}
        self.waiting += [UUID(int=self.chance.getrandbits(128)) for _ in range(self.chance.choice((0, 0, 1, 3)))]
        for held in self.held.values():
            ended = {id for id in sorted(held) if self.chance.random() < 0.08}
            held -= ended

    def give_out(self) -> None:
        free = [Candidate(agent, len(self.held[agent]), self.capacity) for agent in sorted(self.here)]
        for decision in decide([Waiting(id) for id in self.waiting], free, self.mode, self.last):
            self.held[decision.agent.id].add(decision.conversation.id)
            self.waiting.remove(decision.conversation.id)
            self.last = decision.agent.id

    def has_room(self) -> bool:
        return any(len(self.held[agent]) < self.capacity for agent in self.here)


@pytest.mark.slow
@settings(max_examples=6, deadline=None)
@given(seed=st.integers(0, 2**32), mode=MODES, capacity=st.integers(1, 8))
def test_in_a_whole_week_nobody_waits_while_somebody_has_room(seed: int, mode: RoutingMode, capacity: int) -> None:
    week = Week(seed, mode, capacity, are_all_there=False)
    for _ in range(WEEK):
        week.live()
        before = {agent: set(held) for agent, held in week.held.items()}
        week.give_out()
        assert not (week.waiting and week.has_room())
        for agent, held in week.held.items():
            given = held - before[agent]
            assert not given or (agent in week.here and len(held) <= capacity)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(0, 60), min_size=1), MODES, st.integers(1, 80))
def test_loads_differ_by_at_most_one_where_everybody_is_there(arrivals: list[int], mode: str, capacity: int) -> None:
    loads, last = dict.fromkeys(AGENTS, 0), None
    for arrived in arrivals:
        free = [Candidate(agent, load, capacity) for agent, load in loads.items()]
        for decision in decide([Waiting(UUID(int=n)) for n in range(arrived)], free, mode, last):  # type: ignore[arg-type]
            last = decision.agent.id
            loads[last] += 1
        assert max(loads.values()) - min(loads.values()) <= 1


@settings(max_examples=50, deadline=None)
@given(loads=st.lists(st.integers(0, 6), min_size=20, max_size=20), arrived=st.integers(0, 200))
def test_the_least_loaded_catch_up_before_anybody_gets_more(loads: list[int], arrived: int) -> None:
    """However uneven it was: who was given something never has more than one more than who has least."""
    now = dict(zip(AGENTS, loads, strict=True))
    free = [Candidate(agent, load, 1000) for agent, load in now.items()]
    for decision in decide([Waiting(UUID(int=n)) for n in range(arrived)], free, "least_loaded", None):
        assert now[decision.agent.id] == min(now.values()) == decision.agent.load
        now[decision.agent.id] += 1


def test_turns_go_round() -> None:
    one, two, three = (Candidate(agent, 0, 10) for agent in AGENTS[:3])
    given = decide([Waiting(UUID(int=n)) for n in range(4)], [three, one, two], "round_robin", one.id)
    assert [decision.agent.id for decision in given] == [two.id, three.id, one.id, two.id]


def test_it_does_not_go_back_to_who_did_not_answer() -> None:
    one, two = (Candidate(agent, 0, 10) for agent in AGENTS[:2])
    late = Waiting(UUID(int=1), not_to=one.id)
    assert [decision.agent.id for decision in decide([late], [one, two], "round_robin", two.id)] == [two.id]
    assert decide([late], [one], "least_loaded", None) == []


def test_who_cannot_be_helped_holds_up_nobody() -> None:
    (one,) = (Candidate(agent, 0, 1) for agent in AGENTS[:1])
    given = decide([Waiting(UUID(int=1), not_to=one.id), Waiting(UUID(int=2))], [one], "round_robin", None)
    assert [decision.conversation.id for decision in given] == [UUID(int=2)]


def test_off_is_off() -> None:
    assert decide([Waiting(UUID(int=1))], [Candidate(AGENTS[0], 0, 1)], "off", None) == []
