"""Who is here, by lease: a device is present while its lease was renewed in the last 30 s, and not a second longer."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, cast
from uuid import UUID

import structlog
from redis import asyncio as aioredis
from redis.exceptions import RedisError

from chatting_rt.infra.clock import Clock

LEASE = 30.0  # seconds
REDIS_TIMEOUT = 1.0
REDIS_PAUSE = 5.0  # seconds without asking after Redis failed: it must not hold up everybody who joins

log = structlog.get_logger()


SubjectType = Literal["agent", "visitor", "attention"]
"""An agent is there while a device is connected, and attentive while one of them is in use."""


@dataclass(frozen=True)
class Subject:
    type: SubjectType
    id: UUID

    def __str__(self) -> str:
        return f"{self.type}:{self.id}"

    @classmethod
    def parse(cls, text: str) -> "Subject":
        type, _, id = text.partition(":")
        return cls(cast(SubjectType, type), UUID(id))


@dataclass(frozen=True)
class Lease:
    place_id: UUID
    """Where somebody is: a workspace, or a conversation that an agent looks at."""
    subject: Subject
    device: str


class Presence:
    """Leases in this process's memory."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._leases: dict[UUID, dict[tuple[Subject, str], float]] = {}

    async def renew(self, leases: Collection[Lease]) -> None:
        until = self._clock.monotonic() + LEASE
        for lease in leases:
            self._leases.setdefault(lease.place_id, {})[(lease.subject, lease.device)] = until

    async def release(self, lease: Lease) -> None:
        held = self._leases.get(lease.place_id, {})
        held.pop((lease.subject, lease.device), None)
        if not held:
            self._leases.pop(lease.place_id, None)

    async def online(self, place_id: UUID) -> set[Subject]:
        held = self._leases.get(place_id, {})
        now = self._clock.monotonic()
        for key in [key for key, until in held.items() if until <= now]:
            del held[key]
        return {subject for subject, _ in held}

    async def close(self) -> None:
        self._leases.clear()


class RedisPresence(Presence):
    """Leases that several processes see: a sorted set per workspace, scored by Redis's own clock.

    While Redis does not answer, each process still knows who is connected to itself.
    """

    def __init__(self, clock: Clock, url: str) -> None:
        super().__init__(clock)
        self._redis = aioredis.from_url(url, socket_timeout=REDIS_TIMEOUT, socket_connect_timeout=REDIS_TIMEOUT)
        self._alone_until = 0.0

    async def renew(self, leases: Collection[Lease]) -> None:
        await super().renew(leases)
        if self._is_alone:
            return
        try:
            until = await self._now() + LEASE
            async with self._redis.pipeline(transaction=False) as pipe:
                for lease in leases:
                    pipe.zadd(_key(lease.place_id), {f"{lease.subject} {lease.device}": until})
                    pipe.expire(_key(lease.place_id), int(LEASE) * 2)
                await pipe.execute()
        except (RedisError, OSError, TimeoutError) as error:
            self._be_alone(error)

    async def release(self, lease: Lease) -> None:
        await super().release(lease)
        if self._is_alone:
            return
        try:
            await self._redis.zrem(_key(lease.place_id), f"{lease.subject} {lease.device}")
        except (RedisError, OSError, TimeoutError) as error:
            self._be_alone(error)

    async def online(self, place_id: UUID) -> set[Subject]:
        here = await super().online(place_id)
        if self._is_alone:
            return here
        try:
            key, now = _key(place_id), await self._now()
            await self._redis.zremrangebyscore(key, 0, now)
            members: list[bytes] = list(await self._redis.zrange(key, 0, -1))  # type: ignore[arg-type]
        except (RedisError, OSError, TimeoutError) as error:
            self._be_alone(error)
            return here
        return here | {Subject.parse(member.decode().split(" ")[0]) for member in members}

    @property
    def _is_alone(self) -> bool:
        return self._clock.monotonic() < self._alone_until

    def _be_alone(self, error: Exception) -> None:
        self._alone_until = self._clock.monotonic() + REDIS_PAUSE
        log.warning("presence_not_shared", error=type(error).__name__)

    async def _now(self) -> float:
        seconds, microseconds = await self._redis.time()
        return float(seconds) + float(microseconds) / 1e6

    async def close(self) -> None:
        await super().close()
        await self._redis.aclose()


def _key(place_id: UUID) -> str:
    return f"chatting:presence:{place_id}"
