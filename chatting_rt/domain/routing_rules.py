"""Who gets which conversation: decided from what is known, without looking anything up."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from chatting_rt.wire.routing import RoutingMode


@dataclass(frozen=True)
class Candidate:
    """An agent who is there to answer, and how many open conversations they have: in all, and of each team."""

    id: UUID
    load: int
    capacity: int | None = None
    """Of their own, which counts everywhere."""
    team_loads: Mapping[UUID, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Group:
    """Who answers together: a team, or everybody for what is no team's."""

    mode: RoutingMode
    capacity: int
    """The workspace's."""
    team_id: UUID | None = None
    name: str | None = None
    member_ids: frozenset[UUID] = frozenset()
    """Of the team."""
    team_capacity: int | None = None
    """In place of the workspace's, and only the team's conversations count."""
    last: UUID | None = None
    """Whose turn it was last."""

    def has(self, candidate: Candidate) -> bool:
        return self.team_id is None or candidate.id in self.member_ids

    def measure(self, candidate: Candidate) -> tuple[int, int]:
        """How many they have of what counts here, and how many they may have."""
        if self.team_id is None or self.team_capacity is None:
            return candidate.load, candidate.capacity or self.capacity
        return candidate.team_loads.get(self.team_id, 0), self.team_capacity

    def room(self, candidate: Candidate) -> int:
        load, most = self.measure(candidate)
        return most - load if candidate.capacity is None else min(most - load, candidate.capacity - candidate.load)


@dataclass(frozen=True)
class Waiting:
    """A conversation that wants an agent; not the one who had it and did not answer."""

    id: UUID
    team_id: UUID | None = None
    not_to: UUID | None = None


@dataclass(frozen=True)
class Decision:
    conversation: Waiting
    agent: Candidate
    """As they were before they got it."""
    group: Group


def decide(waiting: Sequence[Waiting], candidates: Collection[Candidate], groups: Collection[Group]) -> list[Decision]:
    """Give out as many as there is room for, in the order given."""
    now = {candidate.id: candidate for candidate in candidates}
    routed = {group.team_id: group for group in groups if group.mode != "off"}
    decisions = []
    for conversation in waiting:
        if (group := routed.get(conversation.team_id)) is None:
            continue
        with_room = [one for one in now.values() if group.has(one) and group.room(one) > 0]
        if not with_room:
            del routed[conversation.team_id]  # nobody gets any less while we decide, so nobody will have room again
            continue
        chosen = _chosen([one for one in with_room if one.id != conversation.not_to], group)
        if chosen is not None:
            decisions.append(Decision(conversation, chosen, group))
            now[chosen.id] = _with(chosen, conversation)
            routed[group.team_id] = replace(group, last=chosen.id)
    return decisions


def _chosen(candidates: list[Candidate], group: Group) -> Candidate | None:
    last = group.last

    def turn(candidate: Candidate) -> tuple[bool, UUID]:
        return last is not None and candidate.id <= last, candidate.id  # those behind the last one come first

    if group.mode == "least_loaded":
        return min(candidates, key=lambda candidate: (candidate.load, turn(candidate)), default=None)
    return min(candidates, key=turn, default=None)


def _with(candidate: Candidate, conversation: Waiting) -> Candidate:
    """Who it was taken from has one less at the next look only."""
    loads = dict(candidate.team_loads)
    if conversation.team_id is not None:
        loads[conversation.team_id] = loads.get(conversation.team_id, 0) + 1
    return replace(candidate, load=candidate.load + 1, team_loads=loads)
