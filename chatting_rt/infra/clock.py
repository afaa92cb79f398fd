"""The one source of time, so that tests can move it."""

import time
from datetime import UTC, datetime


class Clock:
    def now(self) -> datetime:
        """UTC, cut to milliseconds, as it goes over the wire."""
        now = datetime.now(UTC)
        return now.replace(microsecond=now.microsecond // 1000 * 1000)

    def monotonic(self) -> float:
        """Seconds that only ever grow, whatever happens to the wall clock."""
        return time.monotonic()
