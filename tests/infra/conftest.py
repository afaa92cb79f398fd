"""`raw()` opens a websocket past the Engine.IO handshake, `raw(person)` also joins."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from typing import Any

import pytest
from structlog.testing import capture_logs

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
def logged() -> Iterator[list[Any]]:
    with capture_logs() as entries:
        yield entries
