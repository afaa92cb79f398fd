"""How often somebody may do something. Exceeding it says so, with the seconds to wait."""

import time
from collections import deque

import structlog
from limits import RateLimitItem, parse
from limits.aio.storage import RedisStorage
from limits.aio.strategies import MovingWindowRateLimiter
from redis.exceptions import RedisError

from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.infra.clock import Clock

REDIS_PAUSE = 5.0  # seconds of counting alone after Redis failed, so that a dead Redis costs nobody a wait
SWEEP_EVERY = 60.0  # seconds between searches for windows that nobody is in any more

log = structlog.get_logger()


class Limits:
    """Counts in memory, or in Redis so that several processes count together."""

    def __init__(self, clock: Clock, redis_url: str | None = None, *, is_on: bool = True) -> None:
        self._clock = clock
        self._is_on = is_on
        self._alone = Windows(clock)
        self._shared = MovingWindowRateLimiter(_redis_storage(redis_url)) if redis_url else None
        self._alone_until = 0.0
        self._items: dict[str, RateLimitItem] = {}

    async def hit(self, limit: str, *key: str) -> None:
        """Count one; `rate_limited` when it is one too many. `limit` is as in "20/4 seconds"."""
        if self._is_on and self._shared is not None and self._clock.monotonic() >= self._alone_until:
            try:
                await self._hit_shared(self._shared, self._item(limit), key)
                return
            except (RedisError, OSError, TimeoutError) as error:
                self._alone_until = self._clock.monotonic() + REDIS_PAUSE
                log.warning("limits_not_shared", error=type(error).__name__)
        self.hit_here(limit, *key)

    def hit_here(self, limit: str, *key: str) -> None:
        """As `hit`, for what only this process can see happen, such as the commands of one socket: no Redis needed."""
        if self._is_on and (wait := self._alone.wait(self._item(limit), (limit, *key))):
            raise _too_many(wait)

    async def _hit_shared(self, limiter: MovingWindowRateLimiter, item: RateLimitItem, key: tuple[str, ...]) -> None:
        if not await limiter.hit(item, *key):
            raise _too_many((await limiter.get_window_stats(item, *key)).reset_time - time.time())

    def _item(self, limit: str) -> RateLimitItem:
        return self._items.get(limit) or self._items.setdefault(limit, parse(limit))


class Windows:
    """Moving windows in memory, by a clock that nobody sets back.

    The library's own go by the wall clock, and look at every key in a thread after each hit: with two thousand sockets
    that is a millisecond per command.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._hits: dict[tuple[str, ...], tuple[float, deque[float]]] = {}
        """By limit and key: how long a hit counts, and when there were some."""
        self._sweep_at = 0.0

    def wait(self, item: RateLimitItem, window: tuple[str, ...]) -> float:
        """Count one, and give 0; or the seconds until there is room for it."""
        now = self._clock.monotonic()
        if now >= self._sweep_at:
            self._sweep(now)
        seconds, hits = self._hits.get(window) or self._hits.setdefault(window, (item.get_expiry(), deque()))
        while hits and hits[0] + seconds <= now:
            hits.popleft()
        if len(hits) >= item.amount:
            return hits[0] + seconds - now
        hits.append(now)
        return 0.0

    def _sweep(self, now: float) -> None:
        self._sweep_at = now + SWEEP_EVERY
        self._hits = {w: (life, hits) for w, (life, hits) in self._hits.items() if hits[-1] + life > now}


def _too_many(wait: float) -> Refused:
    return Refused(ErrorCode.RATE_LIMITED, retry_after=round(max(0.1, wait), 1))


def _redis_storage(url: str) -> RedisStorage:
    return RedisStorage(
        url, implementation="redispy", key_prefix="chatting:limits", socket_timeout=0.3, socket_connect_timeout=0.3
    )
