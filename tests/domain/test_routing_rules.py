"""Who gets which conversation, decided over weeks that never were."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chatting_rt.domain.routing_rules import Candidate, Group, Waiting, decide
from chatting_rt.wire.routing import RoutingMode

AGENTS = [UUID(int=number) for number in range(1, 21)]
NIGHT, DAY = UUID(int=101), UUID(int=102)
WEEK = 7 * 24 * 12  # looks, of five minutes each
MODES: st.SearchStrategy[RoutingMode] = st.sampled_from(["round_robin", "least_loaded"])
CAPACITIES = st.none() | st.integers(1, 8)


def everybody(mode: RoutingMode, capacity: int = 10, last: UUID | None = None) -> Group:
    return Group(mode, capacity, last=last)


def team(id: UUID, member_ids: Sequence[UUID], mode: RoutingMode, capacity: int = 10, own: int | None = None) -> Group:
    return Group(mode, capacity, id, "Team", frozenset(member_ids), own)


@st.composite
def all_groups(draw: st.DrawFn) -> list[Group]:
    """The workspace's agents, and two teams of some of them, which may overlap."""
    most = draw(st.integers(1, 8))
    groups = [everybody(draw(MODES), most)]
    for id in (NIGHT, DAY):
        members = draw(st.sets(st.sampled_from(AGENTS)))
        mode = draw(st.sampled_from(["off", "round_robin", "least_loaded"]))
        groups.append(team(id, sorted(members), mode, most, draw(CAPACITIES)))
    return groups


class Week:
    """Twenty agents who come and go, conversations that begin and end, and one decision after each change."""

    def __init__(self, seed: int, groups: list[Group], own: dict[UUID, int]) -> None:
        self.chance, self.own = random.Random(seed), own
        self.groups = {group.team_id: group for group in groups}
        self.here: set[UUID] = set()
        self.held: dict[UUID, dict[UUID, UUID | None]] = {agent: {} for agent in AGENTS}
        self.waiting: list[Waiting] = []

    def live(self) -> None:
        if self.chance.random() < 0.4:
            self.here ^= {self.chance.choice(AGENTS)}
        for _ in range(self.chance.choice((0, 0, 1, 3))):
            team_id = self.chance.choice([None, NIGHT, DAY])
            self.waiting.append(Waiting(UUID(int=self.chance.getrandbits(128)), team_id))
        self.waiting = self.waiting[-300:]  # where nobody may have them, somebody takes care of the oldest by hand
        for agent, held in self.held.items():
            self.held[agent] = {id: held[id] for id in sorted(held) if self.chance.random() >= 0.08}

    def candidate(self, agent: UUID) -> Candidate:
        loads = Counter(team_id for team_id in self.held[agent].values() if team_id)
        return Candidate(agent, len(self.held[agent]), self.own.get(agent), loads)

    def give_out(self) -> None:
        there = [self.candidate(agent) for agent in sorted(self.here)]
        for decision in decide(self.waiting, there, self.groups.values()):
            agent, conversation, group = decision.agent, decision.conversation, decision.group
            self.check(agent, group)
            self.held[agent.id][conversation.id] = conversation.team_id
            self.waiting.remove(conversation)
            self.groups[group.team_id] = replace(group, last=agent.id)

    def check(self, agent: Candidate, group: Group) -> None:
        with_room = [self.candidate(one) for one in self.here if self.has_room(one, group)]
        assert self.has_room(agent.id, group)
        assert group.mode != "off"
        assert group.mode == "round_robin" or agent.load == min(one.load for one in with_room)

    def has_room(self, agent: UUID, group: Group) -> bool:
        """Said once more in other words, by counting what they hold."""
        held = list(self.held[agent].values())
        if agent not in self.here or (group.team_id and agent not in group.member_ids):
            return False
        if len(held) >= self.own.get(agent, 10**6):
            return False
        if group.team_id and group.team_capacity is not None:
            return held.count(group.team_id) < group.team_capacity
        return len(held) < self.own.get(agent, group.capacity)

    def waits_for_nothing(self) -> bool:
        groups = [self.groups[conversation.team_id] for conversation in self.waiting]
        return any(group.mode != "off" and self.has_room(one, group) for group in groups for one in self.here)


@pytest.mark.slow
@settings(max_examples=6, deadline=None)
@given(st.integers(0, 2**32), all_groups(), st.dictionaries(st.sampled_from(AGENTS), st.integers(1, 8)))
def test_in_a_whole_week_nobody_waits_while_somebody_of_theirs_has_room(
    seed: int, groups: list[Group], own: dict[UUID, int]
) -> None:
    week = Week(seed, groups, own)
    for _ in range(WEEK):
        week.live()
        week.give_out()
        assert not week.waits_for_nothing()


@settings(max_examples=50, deadline=None)
@given(
    arrivals=st.lists(st.integers(0, 60), min_size=1),
    mode=MODES,
    capacity=st.integers(1, 80),
    own=CAPACITIES,
    members=st.none() | st.lists(st.sampled_from(AGENTS), min_size=1, unique=True),
)
def test_loads_differ_by_at_most_one_where_everybody_is_there(
    arrivals: list[int], mode: RoutingMode, capacity: int, own: int | None, members: list[UUID] | None
) -> None:
    """Everybody of the team, where it is a team's; and nobody else gets any of it."""
    loads = dict.fromkeys(AGENTS, 0)
    group = everybody(mode, capacity) if members is None else team(NIGHT, members, mode, capacity, own)
    for arrived in arrivals:
        free = [Candidate(agent, load, None, {NIGHT: load}) for agent, load in loads.items()]
        for decision in decide([Waiting(UUID(int=n), group.team_id) for n in range(arrived)], free, [group]):
            group = replace(group, last=decision.agent.id)
            loads[decision.agent.id] += 1
        of_members = [loads[agent] for agent in members or AGENTS]
        assert max(of_members) - min(of_members) <= 1
        assert sum(of_members) == sum(loads.values())


@settings(max_examples=50, deadline=None)
@given(loads=st.lists(st.integers(0, 6), min_size=20, max_size=20), arrived=st.integers(0, 200))
def test_the_least_loaded_catch_up_before_anybody_gets_more(loads: list[int], arrived: int) -> None:
    """However uneven it was: who was given something never has more than one more than who has least."""
    now = dict(zip(AGENTS, loads, strict=True))
    free = [Candidate(agent, load) for agent, load in now.items()]
    for decision in decide([Waiting(UUID(int=n)) for n in range(arrived)], free, [everybody("least_loaded", 1000)]):
        assert now[decision.agent.id] == min(now.values()) == decision.agent.load
        now[decision.agent.id] += 1


def test_turns_go_round() -> None:
    one, two, three = (Candidate(agent, 0) for agent in AGENTS[:3])
    group = everybody("round_robin", last=one.id)
    given = decide([Waiting(UUID(int=n)) for n in range(4)], [three, one, two], [group])
    assert [decision.agent.id for decision in given] == [two.id, three.id, one.id, two.id]


def test_each_team_has_its_own_turns() -> None:
    one, two, three = (Candidate(agent, 0) for agent in AGENTS[:3])
    teams = [team(NIGHT, [one.id, two.id], "round_robin"), team(DAY, [three.id], "round_robin")]
    given = decide([Waiting(UUID(int=n), (NIGHT, DAY)[n % 2]) for n in range(4)], [one, two, three], teams)
    assert [decision.agent.id for decision in given] == [one.id, three.id, two.id, three.id]


def test_a_teams_own_capacity_counts_what_is_the_teams_and_an_agents_own_counts_everything() -> None:
    group = team(NIGHT, AGENTS, "least_loaded", capacity=3, own=2)
    waiting = [Waiting(UUID(int=n), NIGHT) for n in range(5)]
    busy = Candidate(AGENTS[0], 9, None, {NIGHT: 1})
    assert [group.measure(decision.agent) for decision in decide(waiting, [busy], [group])] == [(1, 2)]
    part_time = Candidate(AGENTS[0], 4, 5)
    assert len(decide(waiting, [part_time], [group])) == 1


def test_a_team_without_anybody_there_keeps_its_own_waiting_and_nobody_elses() -> None:
    night, nobodys = Waiting(UUID(int=1), NIGHT), Waiting(UUID(int=2))
    groups = [team(NIGHT, AGENTS[1:], "round_robin"), everybody("round_robin")]
    given = decide([night, nobodys], [Candidate(AGENTS[0], 0)], groups)
    assert [decision.conversation for decision in given] == [nobodys]


def test_it_does_not_go_back_to_who_did_not_answer() -> None:
    one, two = (Candidate(agent, 0) for agent in AGENTS[:2])
    late = Waiting(UUID(int=1), not_to=one.id)
    group = everybody("round_robin", last=two.id)
    assert [decision.agent.id for decision in decide([late], [one, two], [group])] == [two.id]
    assert decide([late], [one], [everybody("least_loaded")]) == []


def test_who_cannot_be_helped_holds_up_nobody() -> None:
    (one,) = (Candidate(agent, 0) for agent in AGENTS[:1])
    given = decide([Waiting(UUID(int=1), not_to=one.id), Waiting(UUID(int=2))], [one], [everybody("round_robin", 1)])
    assert [decision.conversation.id for decision in given] == [UUID(int=2)]


def test_off_is_off() -> None:
    assert decide([Waiting(UUID(int=1))], [Candidate(AGENTS[0], 0)], [everybody("off", 1)]) == []
