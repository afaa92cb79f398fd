"""One websocket, spoken by hand: cheap enough for hundreds of clients, and it can be cut off at any moment."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import aiohttp

ACK_PATIENCE = 4.0  # seconds; the server promises an answer within 3


class LineLost(Exception):
    """No answer came: whether the command was carried out is unknown."""


class JoinRefused(Exception):
    def __init__(self, refusal: dict[str, Any]) -> None:
        super().__init__(refusal)
        self.code: str = (refusal.get("data") or {}).get("code", "unknown")


class Line:
    """A socket that has joined a namespace. `heard` gets every event; `lost` is set when the socket is gone."""

    def __init__(self, namespace: str, socket: aiohttp.ClientWebSocketResponse, heard: Callable[[str, Any], None]):
        self.lost = asyncio.Event()
        self._namespace = namespace
        self._socket = socket
        self._heard = heard
        self._asked = 0
        self._waiting: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._reader: asyncio.Task[None] | None = None

    @classmethod
    async def join(
        cls,
        session: aiohttp.ClientSession,
        url: str,
        namespace: str,
        auth: dict[str, Any],
        heard: Callable[[str, Any], None],
        within: float = 5,
    ) -> Line:
        """A joined line, or JoinRefused, or LineLost."""
        socket = None
        try:
            async with asyncio.timeout(within):
                socket = await session.ws_connect(
                    f"{url}/socket.io/?EIO=4&transport=websocket", autoclose=False, autoping=False, max_msg_size=0
                )
                line = cls(namespace, socket, heard)
                await socket.receive_str()  # the engine's greeting
                await socket.send_str(f"40{namespace},{json.dumps(auth)}")
                while not (answer := await socket.receive_str()).startswith("4"):
                    pass
        except (OSError, TimeoutError, TypeError, aiohttp.ClientError) as error:
            if socket is not None:
                await _abandon(socket)
            raise LineLost(f"could not join: {error!r}") from error
        except BaseException:
            if socket is not None:
                await _abandon(socket)
            raise
        if answer.startswith("44"):
            await _abandon(socket)
            raise JoinRefused(json.loads(answer[answer.index("{") :]))
        line._reader = asyncio.create_task(line._read())
        return line

    async def _read(self) -> None:
        try:
            async for frame in self._socket:
                if frame.type is not aiohttp.WSMsgType.TEXT:
                    break
                if frame.data == "2":
                    await self._socket.send_str("3")
                else:
                    self._take(frame.data)
        except (OSError, aiohttp.ClientError):
            pass
        finally:
            self._lose()

    def _take(self, text: str) -> None:
        head, _, rest = text.partition(",")
        if head == f"42{self._namespace}":
            name, payload = json.loads(rest)
            self._heard(name, payload)
        elif head == f"43{self._namespace}":
            id, bracket, arguments = rest.partition("[")
            waiting = self._waiting.pop(int(id), None)
            if waiting is not None and not waiting.done():
                waiting.set_result(json.loads(bracket + arguments)[0])

    def _lose(self) -> None:
        self.lost.set()
        for waiting in self._waiting.values():
            if not waiting.done():
                waiting.set_exception(LineLost("the socket went away"))
                waiting.exception()  # seen, also where nobody waits any more
        self._waiting.clear()
        transport = self._socket._conn and self._socket._conn.transport
        if transport is not None:
            transport.abort()

    async def ask(self, name: str, payload: dict[str, Any], within: float = ACK_PATIENCE) -> dict[str, Any]:
        """The ack, or LineLost. A line that stays silent is given up, as clients do."""
        if self.lost.is_set():
            raise LineLost("the socket is gone")
        self._asked += 1
        waiting = self._waiting[self._asked] = asyncio.get_running_loop().create_future()
        frame = f"42{self._namespace},{self._asked}{json.dumps([name, payload])}"
        try:
            async with asyncio.timeout(within):
                await self._socket.send_str(frame)
                return await waiting
        except (OSError, TimeoutError, aiohttp.ClientError) as error:
            self._lose()
            raise LineLost(f"no ack: {error!r}") from error

    async def close(self) -> None:
        """Go without a word, as a laptop that is shut."""
        self._lose()
        if self._reader is not None:
            self._reader.cancel()
            await asyncio.gather(self._reader, return_exceptions=True)


async def _abandon(socket: aiohttp.ClientWebSocketResponse) -> None:
    transport = socket._conn and socket._conn.transport
    if transport is not None:
        transport.abort()
