"""A client as small as a client can be: it calls, it waits for events, it can vanish."""

from __future__ import annotations

import asyncio
from typing import Any
from uuid import uuid4

import socketio
from socketio.exceptions import ConnectionError as SocketRefused


class CommandRefused(Exception):
    def __init__(self, error: dict[str, Any]) -> None:
        super().__init__(error)
        self.error = error
        self.code: str = error["code"]


class Client:
    """One socket of one person."""

    def __init__(self, url: str, namespace: str, auth: dict[str, Any], headers: dict[str, str] | None = None) -> None:
        self.url, self.namespace, self.auth, self.headers = url, namespace, auth, headers or {}
        self.events: asyncio.Queue[tuple[str, Any]] = asyncio.Queue()
        self.is_gone = asyncio.Event()
        self._socket = socketio.AsyncClient(reconnection=False)
        self._socket.on("*", self._heard, namespace=namespace)
        self._socket.on("disconnect", self._left, namespace=namespace)

    async def _heard(self, event: str, payload: Any = None) -> None:
        await self.events.put((event, payload))

    async def _left(self, *_: object) -> None:
        self.is_gone.set()

    async def join(self) -> Client:
        await self._socket.connect(
            self.url,
            auth=self.auth,
            headers=self.headers,
            namespaces=[self.namespace],
            transports=["websocket"],
            wait_timeout=5,
        )
        return self

    async def ack(self, name: str, payload: Any = None, within: float = 5) -> dict[str, Any]:
        ack: dict[str, Any] = await self._socket.call(name, payload, namespace=self.namespace, timeout=within)
        return ack

    async def call(self, name: str, payload: Any = None) -> dict[str, Any]:
        """The data of an ack that is ok."""
        ack = await self.ack(name, payload)
        if not ack["ok"]:
            raise CommandRefused(ack["error"])
        data: dict[str, Any] = ack["data"]
        return data

    async def refusal(self, name: str, payload: Any = None) -> dict[str, Any]:
        """The error of an ack that is not."""
        ack = await self.ack(name, payload)
        assert not ack["ok"], f"{name} was not refused: {ack}"
        error: dict[str, Any] = ack["error"]
        return error

    async def is_shut_out(self, name: str, payload: Any = None) -> bool:
        """Whether it is refused as nobody's; the socket may be cut before there is an answer."""
        answer, gone = asyncio.ensure_future(self.ack(name, payload)), asyncio.ensure_future(self.is_gone.wait())
        await asyncio.wait((answer, gone), return_when=asyncio.FIRST_COMPLETED)
        if answer.done() and answer.exception() is None:
            gone.cancel()
            return answer.result().get("error", {}).get("code") == "unauthorized"
        answer.cancel()
        return await asyncio.wait_for(gone, 2)

    async def receive(self, *names: str, within: float = 3) -> Any:
        """The payload of the next event with one of these names; others are passed over."""
        async with asyncio.timeout(within):
            while True:
                name, payload = await self.events.get()
                if name in names:
                    return payload

    def heard_so_far(self) -> list[tuple[str, Any]]:
        heard = []
        while not self.events.empty():
            heard.append(self.events.get_nowait())
        return heard

    async def say(self, body: str, conversation_id: str | None = None, **more: Any) -> dict[str, Any]:
        """Send a message; as a visitor without a conversation, start one."""
        payload = {"client_id": str(uuid4()), "body": body, "conversation_id": conversation_id, **more}
        message: dict[str, Any] = (await self.call("send_message", payload))["message"]
        return message

    async def leave(self) -> None:
        await self._socket.disconnect()


async def refused_to_join(client: Client) -> dict[str, Any]:
    """The refusal's data."""
    try:
        await client.join()
    except SocketRefused as error:
        details = error.args[0] if error.args else {}
        return details if isinstance(details, dict) else {"message": str(details)}
    raise AssertionError("was let in")
