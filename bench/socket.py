"""A client that costs next to nothing: it counts what it hears, and reads no more of it than it must."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import aiohttp


class Socket:
    def __init__(self, namespace: str, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.delivered = 0
        self._namespace = namespace
        self._socket = socket
        self._asked = 0
        self._ack: asyncio.Future[str] | None = None
        self._is_event = f'42{namespace},["message_created"'
        self._is_ready = f'42{namespace},["ready"'
        self._is_ack = f"43{namespace},"
        self.ready = asyncio.Event()
        self._reader = asyncio.create_task(self._read())

    @classmethod
    async def join(cls, http: aiohttp.ClientSession, url: str, namespace: str, auth: dict[str, Any]) -> Socket:
        socket = await http.ws_connect(f"{url}/socket.io/?EIO=4&transport=websocket", max_msg_size=0)
        await socket.receive_str()
        await socket.send_str(f"40{namespace},{json.dumps(auth)}")
        answer = await socket.receive_str()
        assert answer.startswith(f"40{namespace}"), answer
        return cls(namespace, socket)

    async def _read(self) -> None:
        async for frame in self._socket:
            text = frame.data
            if text.startswith(self._is_event):
                self.delivered += 1
            elif text.startswith(self._is_ack):
                assert self._ack is not None
                self._ack.set_result(text)
            elif text == "2":
                await self._socket.send_str("3")
            elif text.startswith(self._is_ready):
                self.ready.set()

    async def ask(self, name: str, payload: dict[str, Any]) -> str:
        """The ack as it came. One at a time."""
        self._asked += 1
        self._ack = asyncio.get_running_loop().create_future()
        await self._socket.send_str(f"42{self._namespace},{self._asked}{json.dumps([name, payload])}")
        text = await asyncio.wait_for(self._ack, 10)
        assert '"ok":true' in text, text
        return text

    async def data(self, name: str, payload: dict[str, Any]) -> dict[str, Any]:
        text = await self.ask(name, payload)
        data: dict[str, Any] = json.loads(text[text.index("[") :])[0]["data"]
        return data

    async def close(self) -> None:
        self._reader.cancel()
        await self._socket.close()
