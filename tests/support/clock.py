"""A clock that tests move."""

from datetime import datetime, timedelta

from chatting_rt.infra.clock import Clock


class MovedClock(Clock):
    """The real one, and as much further as the test says."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def move(self, **time: float) -> None:
        self.ahead += timedelta(**time)

    def now(self) -> datetime:
        return super().now() + self.ahead

    def monotonic(self) -> float:
        return super().monotonic() + self.ahead.total_seconds()
