"""`raw()` and `poll()` open a session past the Engine.IO handshake, with a person they also join."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from typing import Any

import aiohttp
import pytest
from structlog.testing import capture_logs

from chatting_rt.settings import Settings
from tests.support.polling import Poller
from tests.support.raw import RawSocket, raw_socket

Raw = Callable[..., Awaitable[RawSocket]]


@pytest.fixture
async def raw(url: str) -> AsyncIterator[Raw]:
    async with AsyncExitStack() as stack:

        async def open_one(person: Any = None, **options: Any) -> RawSocket:
            socket = await stack.enter_async_context(raw_socket(url, **options))
            return await socket.join(person) if person is not None else socket

        yield open_one


@pytest.fixture
async def poll(url: str) -> AsyncIterator[Any]:
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10)) as session:

        async def open_one(person: Any = None, at: str = url) -> Poller:
            poller = Poller(session, f"{at}/socket.io/?EIO=4&transport=polling")
            opened = json.loads((await poller.get())[0][1:])
            poller.sid = opened["sid"]
            poller.address += f"&sid={poller.sid}"
            if person is not None:
                assert await poller.post(f"40{person.namespace},{json.dumps(person.auth())}") == 200
                await poller.until(f"40{person.namespace},")
            return poller

        yield open_one


@pytest.fixture
def polling(tmp_path: Any) -> Settings:
    """For servers of those whose networks block websockets."""
    return Settings(host="127.0.0.1", port=0, data_dir=tmp_path, transports=("websocket", "polling"))


@pytest.fixture
def logged() -> Iterator[list[Any]]:
    with capture_logs() as entries:
        yield entries
