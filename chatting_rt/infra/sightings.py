"""Who is on the sites at this moment, and where: forgotten in seconds unless it is said again, and kept nowhere."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

import structlog
from redis import asyncio as aioredis
from redis.exceptions import RedisError

from chatting_rt.infra.clock import Clock

LIFE = 15.0  # seconds
MOST_TOLD = 200  # of a workspace, those who moved last
MOST_KEPT = 2000  # of a workspace, in this process
REDIS_TIMEOUT = 1.0
REDIS_PAUSE = 5.0  # seconds without asking after Redis failed

log = structlog.get_logger()


@dataclass(frozen=True)
class Sighting:
    workspace_id: UUID
    device: str
    moved_at: float
    """By the wall clock: who moved last is told first."""
    text: str
    """What agents are shown."""


class Sightings:
    """In this process's memory."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._kept: dict[UUID, tuple[float, list[Sighting]]] = {}

    async def put(self, sightings: Collection[Sighting]) -> None:
        """All that this process sees: what is not said again is over."""
        until = self._clock.monotonic() + LIFE
        by_workspace: dict[UUID, list[Sighting]] = {}
        for sighting in sightings:
            by_workspace.setdefault(sighting.workspace_id, []).append(sighting)
        self._kept = {id: (until, _newest(seen, MOST_KEPT)) for id, seen in by_workspace.items()}

    async def of(self, workspace_id: UUID) -> list[str]:
        until, seen = self._kept.get(workspace_id, (0.0, []))
        return [sighting.text for sighting in seen[:MOST_TOLD]] if until > self._clock.monotonic() else []

    async def close(self) -> None:
        self._kept.clear()


class RedisSightings(Sightings):
    """What several processes see: a value that ends by itself for each device, found by a sorted set per workspace.

    While Redis does not answer, each process tells of those who are connected to itself.
    """

    def __init__(self, clock: Clock, url: str) -> None:
        super().__init__(clock)
        self._redis = aioredis.from_url(url, socket_timeout=REDIS_TIMEOUT, socket_connect_timeout=REDIS_TIMEOUT)
        self._alone_until = 0.0

    async def put(self, sightings: Collection[Sighting]) -> None:
        await super().put(sightings)
        if not sightings or self._is_alone:
            return
        try:
            async with self._redis.pipeline(transaction=False) as pipe:
                for workspace_id, (_, seen) in self._kept.items():
                    for sighting in seen:
                        pipe.zadd(_index(workspace_id), {sighting.device: sighting.moved_at})
                        pipe.set(_key(workspace_id, sighting.device), sighting.text, px=int(LIFE * 1000))
                    pipe.zremrangebyrank(_index(workspace_id), 0, -MOST_KEPT - 1)
                    pipe.expire(_index(workspace_id), int(LIFE) * 2)
                await pipe.execute()
        except (RedisError, OSError, TimeoutError) as error:
            self._be_alone(error)

    async def of(self, workspace_id: UUID) -> list[str]:
        if self._is_alone:
            return await super().of(workspace_id)
        try:
            found: list[bytes] = list(await self._redis.zrevrange(_index(workspace_id), 0, MOST_KEPT))  # type: ignore[arg-type]
            devices = [device.decode() for device in found]
            if not devices:
                return []
            keys = [_key(workspace_id, device) for device in devices]
            texts: list[bytes | None] = list(await self._redis.mget(keys))  # type: ignore[arg-type]
            gone = [device for device, text in zip(devices, texts, strict=True) if text is None]
            if gone:
                await self._redis.zrem(_index(workspace_id), *gone)
        except (RedisError, OSError, TimeoutError) as error:
            self._be_alone(error)
            return await super().of(workspace_id)
        return [text.decode() for text in texts if text is not None][:MOST_TOLD]

    @property
    def _is_alone(self) -> bool:
        return self._clock.monotonic() < self._alone_until

    def _be_alone(self, error: Exception) -> None:
        self._alone_until = self._clock.monotonic() + REDIS_PAUSE
        log.warning("sightings_not_shared", error=type(error).__name__)

    async def close(self) -> None:
        await super().close()
        await self._redis.aclose()


def _newest(seen: list[Sighting], most: int) -> list[Sighting]:
    return sorted(seen, key=lambda sighting: sighting.moved_at, reverse=True)[:most]


def _index(workspace_id: UUID) -> str:
    return f"chatting:sightings:{workspace_id}"


def _key(workspace_id: UUID, device: str) -> str:
    return f"chatting:sighting:{workspace_id}:{device}"
