"""How often somebody may do something. Exceeding it says so, with the seconds to wait."""

import time

import structlog
from limits import RateLimitItem, parse
from limits.aio.storage import MemoryStorage, RedisStorage
from limits.aio.strategies import MovingWindowRateLimiter
from redis.exceptions import RedisError

from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.infra.clock import Clock

REDIS_PAUSE = 5.0  # seconds of counting alone after Redis failed, so that a dead Redis costs nobody a wait

log = structlog.get_logger()


class Limits:
    """Counts in memory, or in Redis so that several processes count together."""

    def __init__(self, clock: Clock, redis_url: str | None = None, *, is_on: bool = True) -> None:
        self._clock = clock
        self._is_on = is_on
        self._alone = MovingWindowRateLimiter(MemoryStorage())
        self._shared = MovingWindowRateLimiter(_redis_storage(redis_url)) if redis_url else None
        self._alone_until = 0.0
        self._items: dict[str, RateLimitItem] = {}

    async def hit(self, limit: str, *key: str) -> None:
        """Count one; `rate_limited` when it is one too many. `limit` is as in "20/4 seconds"."""
        if not self._is_on:
            return
        item = self._items.get(limit) or self._items.setdefault(limit, parse(limit))
        if self._shared is not None and self._clock.monotonic() >= self._alone_until:
            try:
                await self._hit(self._shared, item, key)
                return
            except (RedisError, OSError, TimeoutError) as error:
                self._alone_until = self._clock.monotonic() + REDIS_PAUSE
                log.warning("limits_not_shared", error=type(error).__name__)
        await self._hit(self._alone, item, key)

    async def _hit(self, limiter: MovingWindowRateLimiter, item: RateLimitItem, key: tuple[str, ...]) -> None:
        if not await limiter.hit(item, *key):
            reset_at = (await limiter.get_window_stats(item, *key)).reset_time
            raise Refused(ErrorCode.RATE_LIMITED, retry_after=round(max(0.1, reset_at - time.time()), 1))


def _redis_storage(url: str) -> RedisStorage:
    return RedisStorage(
        url, implementation="redispy", key_prefix="chatting:limits", socket_timeout=0.3, socket_connect_timeout=0.3
    )
