"""Who gets which conversation: decided from what is known, without looking anything up."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from chatting_rt.wire.routing import RoutingMode


@dataclass(frozen=True)
class Candidate:
    """An agent who is there to answer, and how many open conversations they have."""

    id: UUID
    load: int
    capacity: int


@dataclass(frozen=True)
class Waiting:
    """A conversation that wants an agent; not the one who had it and did not answer."""

    id: UUID
    not_to: UUID | None = None


@dataclass(frozen=True)
class Decision:
    conversation: Waiting
    agent: Candidate
    """As they were before they got it."""


def decide(
    waiting: Sequence[Waiting], candidates: Collection[Candidate], mode: RoutingMode, last: UUID | None
) -> list[Decision]:
    """Give out as many as there is room for, in the order given. `last` is whose turn it was last."""
    free = {candidate.id: candidate for candidate in candidates}
    decisions = []
    for conversation in waiting if mode != "off" else ():
        chosen = _chosen([one for one in free.values() if one.id != conversation.not_to], mode, last)
        if chosen is None:
            continue
        decisions.append(Decision(conversation, chosen))
        free[chosen.id] = replace(chosen, load=chosen.load + 1)
        last = chosen.id
    return decisions


def _chosen(candidates: list[Candidate], mode: RoutingMode, last: UUID | None) -> Candidate | None:
    with_room = [candidate for candidate in candidates if candidate.load < candidate.capacity]

    def turn(candidate: Candidate) -> tuple[bool, UUID]:
        return last is not None and candidate.id <= last, candidate.id  # those behind the last one come first

    if mode == "least_loaded":
        return min(with_room, key=lambda candidate: (candidate.load, turn(candidate)), default=None)
    return min(with_room, key=turn, default=None)
