"""Being refused at the door, and why."""

from __future__ import annotations

from typing import Any

import pytest
from socketio.exceptions import ConnectionError as SocketRefused

from tests.support.client import Client


async def refusal_at_the_door(client: Client) -> dict[str, Any]:
    """The `data` of the refusal that a client is told which may not join."""
    told: list[Any] = []
    client._socket.on("connect_error", told.append, namespace=client.namespace)
    with pytest.raises(SocketRefused):
        await client.join()
    data: dict[str, Any] = told[0]["data"]
    return data
