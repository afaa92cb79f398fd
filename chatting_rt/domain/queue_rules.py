"""Where one stands in a queue, and how long it will take: found out from how it was seen to move."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import exp
from uuid import UUID

from chatting_rt.wire.queue import QueuePlace

MEMORY = 1800.0  # seconds; what was seen so long ago counts for about a third
ENOUGH = 5  # that were seen to leave, before anything is guessed from it
STEPS = 1, 2, 3, 5, 10, 15, 20, 30, 45, 60  # minutes; finer would promise what nobody knows


@dataclass
class Pace:
    """How long the queue took for how many, while somebody waited in it. An empty queue says nothing of its pace."""

    waited: float = 0.0
    left: float = 0.0

    def saw(self, seconds: float, left: int) -> None:
        faded = exp(-seconds / MEMORY)
        self.waited = self.waited * faded + seconds
        self.left = self.left * faded + left

    def minutes_until(self, position: int) -> int | None:
        if self.left < ENOUGH:
            return None
        minutes = round(position * self.waited / self.left / 60, 3)
        return next((step for step in STEPS if minutes <= step), None)


@dataclass
class Queue:
    """The conversations that wait for the same agents, the next one first."""

    pace: Pace = field(default_factory=Pace)
    _seen: set[UUID] = field(default_factory=set)
    _placed: set[UUID] = field(default_factory=set)
    _looked_at: float = 0.0

    def moved(self, waiting: Sequence[UUID], now: float) -> dict[UUID, QueuePlace]:
        """Their places. Who was not seen waiting before has none yet: most are given an agent within the second."""
        still = set(waiting)
        if self._placed:
            self.pace.saw(now - self._looked_at, len(self._placed - still))
        places = {
            id: QueuePlace(position=number, wait_minutes=self.pace.minutes_until(number))
            for number, id in enumerate(waiting, 1)
            if id in self._seen
        }
        self._seen, self._placed, self._looked_at = still, set(places), now
        return places
