"""A TCP proxy that misbehaves on demand: it delays, stalls, drops one way, cuts after so many bytes, resets."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import struct
from dataclasses import dataclass
from typing import Literal

Way = Literal["up", "down"]  # to the server, and from it
CHUNK = 16_384
SMALL = 65_536  # bytes of kernel buffer, so that a stall is felt soon


@dataclass
class Weather:
    """How one direction is at the moment; may be changed at any time."""

    delay: float = 0.0
    is_stalled: bool = False
    """Nothing is read: the sender's buffers fill up."""
    is_lossy: bool = False
    """What is read goes nowhere, and nobody is told."""
    cut_after: int | None = None
    """Bytes that still get through before both sides are reset."""


class Proxy:
    """`url` leads to the server. Everything applies to present connections and to those to come."""

    def __init__(self, port: int) -> None:
        self._server_port = port
        self._listener: asyncio.Server | None = None
        self._links: set[Link] = set()
        self.up, self.down = Weather(), Weather()
        self.is_closed = False
        """Whoever comes is turned away."""
        self.passed = {"up": 0, "down": 0}

    async def __aenter__(self) -> Proxy:
        self._listener = await asyncio.start_server(self._take, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self._listener.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._listener is not None
        self._listener.close()
        self.reset()
        await asyncio.gather(*(link.ended() for link in tuple(self._links)))

    def heal(self) -> None:
        self.up, self.down, self.is_closed = Weather(), Weather(), False

    def reset(self) -> None:
        """Cut every connection at once, both ways."""
        for link in tuple(self._links):
            link.cut()

    def weather(self, way: Way) -> Weather:
        return self.up if way == "up" else self.down

    async def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.is_closed:
            writer.transport.abort()
            return
        try:
            upstream = socket.socket()
            upstream.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SMALL)
            upstream.setblocking(False)
            await asyncio.get_running_loop().sock_connect(upstream, ("127.0.0.1", self._server_port))
            server = await asyncio.open_connection(sock=upstream, limit=CHUNK)
        except OSError:
            writer.transport.abort()
            return
        link = Link(self, (reader, writer), server)
        self._links.add(link)
        await link.run()
        self._links.discard(link)


Ends = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Link:
    """One client's connection and the one to the server."""

    def __init__(self, proxy: Proxy, client: Ends, server: Ends) -> None:
        self._proxy, self._client, self._server = proxy, client, server
        self._tasks: list[asyncio.Task[None]] = []

    async def run(self) -> None:
        (from_client, to_client), (from_server, to_server) = self._client, self._server
        self._tasks = [
            asyncio.create_task(self._pump("up", from_client, to_server)),
            asyncio.create_task(self._pump("down", from_server, to_client)),
        ]
        await asyncio.wait(self._tasks, return_when=asyncio.FIRST_COMPLETED)
        self.cut()
        await self.ended()

    async def _pump(self, way: Way, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while True:
                while self._proxy.weather(way).is_stalled:
                    await asyncio.sleep(0.01)
                if not (data := await reader.read(CHUNK)):
                    return
                weather = self._proxy.weather(way)
                if weather.delay:
                    await asyncio.sleep(weather.delay)
                if weather.is_lossy:
                    continue
                if weather.cut_after is not None:
                    data, weather.cut_after = data[: weather.cut_after], weather.cut_after - len(data)
                writer.write(data)
                self._proxy.passed[way] += len(data)
                await writer.drain()
                if weather.cut_after is not None and weather.cut_after <= 0:
                    weather.cut_after = None
                    return

    def cut(self) -> None:
        """Reset, not closed: neither side hears a last word."""
        for _, writer in (self._client, self._server):
            if (raw := writer.get_extra_info("socket")) is not None:
                with contextlib.suppress(OSError):
                    raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            writer.transport.abort()
        for task in self._tasks:
            task.cancel()

    async def ended(self) -> None:
        await asyncio.gather(*self._tasks, return_exceptions=True)
