"""A client that costs next to nothing: a websocket by hand, which counts what it hears and reads only what it must."""

from __future__ import annotations

import asyncio
import json
import struct
from typing import Any
from urllib.parse import urlsplit

HELLO = (
    "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\n"
    "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)


class Socket(asyncio.Protocol):
    def __init__(self, host: str, namespace: str, auth: dict[str, Any]) -> None:
        self.delivered = 0
        self.typings = 0
        self._host = host
        self._namespace = namespace
        self._auth = auth
        self._data = b""
        self._is_open = False
        self._asked = 0
        self._ack: asyncio.Future[bytes] | None = None
        self._joined: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        self._is_event = f'42{namespace},["message_created"'.encode()
        self._is_typing = f'42{namespace},["typing_changed"'.encode()
        self._is_ready = f'42{namespace},["ready"'.encode()
        self._is_ack = f"43{namespace},".encode()
        self._is_joined = f"40{namespace}".encode()
        self.ready = asyncio.Event()

    @classmethod
    async def join(cls, url: str, namespace: str, auth: dict[str, Any]) -> Socket:
        host = urlsplit(url)
        _, socket = await asyncio.get_running_loop().create_connection(
            lambda: cls(host.netloc, namespace, auth), host.hostname, host.port
        )
        answer = await asyncio.wait_for(socket._joined, 30)
        assert answer.startswith(socket._is_joined), answer
        return socket

    def connection_made(self, transport: Any) -> None:
        self._transport = transport
        transport.write(HELLO.format(host=self._host).encode())

    def send(self, text: str) -> None:
        """Masked with zeros, which the protocol allows and costs nothing."""
        data = text.encode()
        size = bytes((0x80 | len(data),)) if len(data) < 126 else struct.pack("!BH", 0x80 | 126, len(data))
        self._transport.write(b"\x81" + size + b"\0\0\0\0" + data)

    def data_received(self, data: bytes) -> None:
        data = self._data + data if self._data else data
        at = 0
        if not self._is_open:
            end = data.find(b"\r\n\r\n")
            if end < 0:
                self._data = data
                return
            assert data.startswith(b"HTTP/1.1 101"), data
            self._is_open, at = True, end + 4
        while len(data) - at >= 2:
            size, start = data[at + 1], at + 2
            if size == 126:
                size, start = int.from_bytes(data[at + 2 : at + 4], "big"), at + 4
            elif size == 127:
                size, start = int.from_bytes(data[at + 2 : at + 10], "big"), at + 10
            if start + size > len(data):
                break
            self._hear(data, start, start + size)
            at = start + size
        self._data = data[at:]

    def _hear(self, data: bytes, start: int, end: int) -> None:
        if data.startswith(self._is_event, start):
            self.delivered += 1
        elif data.startswith(self._is_ack, start):
            if self._ack is not None and not self._ack.done():
                self._ack.set_result(data[start:end])
        elif data.startswith(self._is_typing, start):
            self.typings += 1
        elif data[start:end] == b"2":
            self.send("3")
        elif data.startswith(self._is_ready, start):
            self.ready.set()
        elif data.startswith(b"0{", start):
            self.send(f"40{self._namespace},{json.dumps(self._auth)}")
        elif data.startswith((self._is_joined, b"44"), start):
            self._joined.set_result(data[start:end])

    async def ask(self, name: str, payload: dict[str, Any]) -> bytes:
        """The ack as it came. One at a time."""
        self._asked += 1
        self._ack = asyncio.get_running_loop().create_future()
        self.send(f"42{self._namespace},{self._asked}{json.dumps([name, payload])}")
        ack = await self._ack
        assert b'"ok":true' in ack, ack
        return ack

    async def data(self, name: str, payload: dict[str, Any]) -> dict[str, Any]:
        ack = await asyncio.wait_for(self.ask(name, payload), 30)
        data: dict[str, Any] = json.loads(ack[ack.index(b"[") :])[0]["data"]
        return data

    def close(self) -> None:
        self._transport.abort()
