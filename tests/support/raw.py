"""A websocket that says exactly what it is told to, frame by frame, whatever the protocol thinks of it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from itertools import count
from typing import Any
from unittest.mock import Mock

import aiohttp
from aiohttp import WSMsgType

QUERY = "EIO=4&transport=websocket"


class Gone(Exception):
    """The server closed the websocket, or it broke."""


class RawSocket:
    """Engine.IO packets as text. Pings are answered unless `is_mute`."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self.is_mute = False
        self._ids = count(1)

    async def send(self, *frames: str | bytes) -> None:
        for frame in frames:
            await (self.socket.send_bytes(frame) if isinstance(frame, bytes) else self.socket.send_str(frame))

    async def send_frame(self, content: bytes, opcode: WSMsgType = WSMsgType.TEXT, *, compress: int = 0) -> None:
        """Bytes as they are, also those that are no UTF-8."""
        await self.socket._writer.send_frame(content, opcode, compress=compress or None)

    async def send_at_once(self, *frames: str) -> None:
        """All in one write, so that the server reads them together."""
        writer, parts = self.socket._writer, []
        real, writer.transport = writer.transport, Mock(is_closing=lambda: False, write=parts.append)
        try:
            await self.send(*frames)
        finally:
            writer.transport = real
        real.write(b"".join(bytes(part) for part in parts))

    async def packet(self, within: float = 5) -> str:
        """The next packet that is not a ping, or Gone."""
        async with asyncio.timeout(within):
            while True:
                message = await self.socket.receive()
                if message.type is not WSMsgType.TEXT:
                    raise Gone(self.socket.close_code)
                if message.data != "2":
                    return str(message.data)
                if not self.is_mute:
                    with suppress(ConnectionError):  # closed behind what we still read
                        await self.socket.send_str("3")

    async def until(self, start: str, within: float = 5) -> Any:
        """The JSON of the next packet that starts so; others are passed over."""
        async with asyncio.timeout(within):
            while not (packet := await self.packet(within)).startswith(start):
                pass
        return json.loads(packet[len(start) :] or "null")

    async def join(self, person: Any) -> RawSocket:
        await self.send(f"40{person.namespace},{json.dumps(person.auth())}")
        await self.until(f"40{person.namespace},")
        return self

    async def call(self, namespace: str, *event: Any) -> dict[str, Any]:
        """The ack. `event` is the name and whatever comes with it."""
        id = next(self._ids)
        await self.send(f"42{namespace},{id}{json.dumps(event)}")
        ack: dict[str, Any] = (await self.until(f"43{namespace},{id}["[:-1]))[0]
        return ack

    async def rest(self, within: float = 5) -> list[str]:
        """Whatever still comes before the server closes."""
        packets = []
        async with asyncio.timeout(within):
            while True:
                try:
                    packets.append(await self.packet(within))
                except Gone:
                    return packets

    async def closed(self, within: float = 5) -> int | None:
        """Read on until the server closes; its close code, or 1006 if it just hung up."""
        await self.rest(within)
        return self.socket.close_code

    def stop_reading(self) -> None:
        """From now on the kernel's buffers fill, as behind a dead radio link."""
        transport = self.socket._response.connection.transport  # type: ignore[union-attr]
        transport.pause_reading()  # type: ignore[union-attr]


@asynccontextmanager
async def raw_socket(
    url: str, query: str = QUERY, *, is_move: bool = False, **options: Any
) -> AsyncIterator[RawSocket]:
    """Past the Engine.IO handshake, not yet joined. `is_move` moves a polling session here."""
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(f"{url}/socket.io/?{query}", **options) as socket,
    ):
        transport = socket._response.connection and socket._response.connection.transport
        assert isinstance(transport, asyncio.Transport)
        try:
            raw = RawSocket(socket)
            if is_move:
                await raw.send("2probe")
                assert await raw.packet() == "3probe"
                await raw.send("5")
            else:
                assert (await raw.packet()).startswith("0{")
            yield raw
        finally:
            transport.abort()  # a polite close waits ten seconds for a peer that stopped reading
