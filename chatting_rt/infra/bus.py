"""How processes tell each other what to deliver. A hint that may be lost: clients notice gaps and ask the log."""

import asyncio
import contextlib
from collections.abc import Callable
from uuid import uuid4

import structlog
from redis import asyncio as aioredis
from redis.exceptions import RedisError

CHANNEL = "chatting:deliveries"
MAX_WAITING = 10_000  # deliveries; beyond it the oldest is forgotten, which readers of the log heal
MAX_AT_ONCE = 500  # deliveries in one round trip, so that what waited behind a pause does not hold up what is new
TIMEOUT = 2.0  # seconds for one command to Redis
RETRY = 1.0  # seconds before listening again after a failure

log = structlog.get_logger()


class Bus:
    """One process alone: there is nobody else to tell."""

    on_message: Callable[[str, str], None]
    has_others = False

    async def start(self) -> None:
        pass

    async def stop(self) -> None:
        pass

    def publish(self, room: str, text: str) -> None:
        """Never waits: whoever asks has a client waiting for an ack."""


class RedisBus(Bus):
    """Several processes around one Redis."""

    has_others = True

    def __init__(self, url: str) -> None:
        self._redis = aioredis.from_url(url, socket_timeout=TIMEOUT, socket_connect_timeout=TIMEOUT)
        self._listener = aioredis.from_url(url, socket_connect_timeout=TIMEOUT, health_check_interval=10)
        self._name = uuid4().hex
        self._waiting: asyncio.Queue[str] = asyncio.Queue(MAX_WAITING)
        self._tasks: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        self._tasks = [asyncio.create_task(self._send()), asyncio.create_task(self._listen())]

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for client in (self._redis, self._listener):
            with contextlib.suppress(RedisError, OSError, TimeoutError):
                await asyncio.wait_for(client.aclose(), TIMEOUT)

    def publish(self, room: str, text: str) -> None:
        if self._waiting.full():
            self._waiting.get_nowait()
        self._waiting.put_nowait(f"{self._name} {room} {text}")

    async def _send(self) -> None:
        while True:
            messages = [await self._waiting.get()]
            while not self._waiting.empty() and len(messages) < MAX_AT_ONCE:
                messages.append(self._waiting.get_nowait())
            try:
                async with self._redis.pipeline(transaction=False) as pipe:
                    for message in messages:
                        pipe.publish(CHANNEL, message)
                    await pipe.execute()
            except Exception as error:  # whatever it is: a process that stopped telling would go unnoticed
                log.warning("bus_not_reached", error=type(error).__name__)

    async def _listen(self) -> None:
        while True:
            try:
                async with self._listener.pubsub() as pubsub:
                    await pubsub.subscribe(CHANNEL)
                    while True:
                        message = await pubsub.get_message(ignore_subscribe_messages=True, timeout=5.0)
                        if message is not None:
                            self._take(message["data"])
            except Exception as error:  # as above
                log.warning("bus_not_heard", error=type(error).__name__)
                await asyncio.sleep(RETRY)

    def _take(self, data: object) -> None:
        if not isinstance(data, bytes):
            return
        sender, _, rest = data.decode(errors="replace").partition(" ")
        room, _, text = rest.partition(" ")
        if sender != self._name and text.startswith("2/"):
            self.on_message(room, text)
