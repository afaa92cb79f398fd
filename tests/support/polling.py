"""Engine.IO over long-polling, by hand and by the library."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import aiohttp
import socketio

from chatting_rt.infra.sockets.packets import Frame, event_frame

SEPARATOR = "\x1e"


@dataclass
class Poller:
    """A long-polling session by hand."""

    session: aiohttp.ClientSession
    address: str
    sid: str = ""

    async def get(self) -> list[str]:
        async with self.session.get(self.address) as response:
            text = await response.text()
            return text.split(SEPARATOR) if response.status == 200 else [f"status {response.status}"]

    async def post(self, *packets: str, **options: Any) -> int:
        async with self.session.post(self.address, data=SEPARATOR.join(packets).encode(), **options) as response:
            return response.status

    async def post_bytes(self, body: Any, **options: Any) -> int:
        async with self.session.post(self.address, data=body, **options) as response:
            return response.status

    async def until(self, start: str) -> str:
        async with asyncio.timeout(5):
            while True:
                for packet in await self.get():
                    assert not packet.startswith("status"), packet
                    if packet.startswith(start):
                        return packet
                    if packet == "2":
                        await self.post("3")


@asynccontextmanager
async def joined(url: str, person: Any, transports: list[str]) -> AsyncIterator[socketio.AsyncClient]:
    """The library's own client."""
    client = socketio.AsyncClient(reconnection=False)
    await client.connect(url, auth=person.auth(), namespaces=[person.namespace], transports=transports, wait_timeout=5)
    try:
        yield client
    finally:
        await client.disconnect()


def noise() -> Frame:
    return event_frame("/visitor", "noise", "x" * 20_000)
