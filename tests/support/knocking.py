"""Being let in at the door, or refused, and why."""

from __future__ import annotations

import json
from contextlib import AsyncExitStack
from dataclasses import replace
from typing import Any

import pytest
from socketio.exceptions import ConnectionError as SocketRefused

from chatting_rt.errors import ErrorCode
from tests.support.cast import VisitorActor
from tests.support.client import Client
from tests.support.raw import RawSocket, raw_socket


async def refusal_at_the_door(client: Client) -> dict[str, Any]:
    """The `data` of the refusal that a client is told which may not join."""
    told: list[Any] = []
    client._socket.on("connect_error", told.append, namespace=client.namespace)
    with pytest.raises(SocketRefused):
        await client.join()
    data: dict[str, Any] = told[0]["data"]
    return data


async def refusal(url: str, namespace: str, auth: Any, **headers: str) -> dict[str, Any]:
    """The refusal's data; and after it the socket is closed."""
    async with raw_socket(url, headers=headers) as socket:
        await socket.send(f"40{namespace},{json.dumps(auth)}")
        error = await socket.until(f"44{namespace},")
        await socket.closed()
    data: dict[str, Any] = error["data"]
    assert error["message"] == data["message"]
    assert data.keys() - {"retry_after"} == {"code", "message"} and data["code"] in list(ErrorCode)
    return data


async def code_of(url: str, namespace: str, auth: Any, **headers: str) -> str:
    return str((await refusal(url, namespace, auth, **headers))["code"])


async def let_in(stack: AsyncExitStack, url: str, person: Any, **headers: str) -> RawSocket:
    return await (await stack.enter_async_context(raw_socket(url, headers=headers))).join(person)


async def joined_with(url: str, visitor: VisitorActor, token: str | None) -> tuple[str, str]:
    """Their id and token."""
    async with AsyncExitStack() as stack:
        socket = await let_in(stack, url, replace(visitor, token=token))
        data = (await socket.call("/visitor", "start"))["data"]
    return data["visitor"]["id"], data["visitor_token"]
