"""Handlers that crash or hang: the client gets an ack with a code and nothing else, and the socket goes on."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import asyncpg
import pytest

from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.web import WebServer
from handlers.base import visitor
from tests.conftest import Connect
from tests.infra.conftest import Raw
from tests.support.cast import VisitorActor

Become = Callable[[Callable[[Any, Any], Awaitable[Any]]], None]
SECRET = "postgresql://chatting:hunter2@10.0.0.3/chatting"


@pytest.fixture
def start_becomes(monkeypatch: pytest.MonkeyPatch) -> Become:
    def become(handler: Callable[[Any, Any], Awaitable[Any]]) -> None:
        monkeypatch.setitem(visitor.declarations, "start", replace(visitor.declarations["start"], handler=handler))

    return become


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (ValueError(SECRET), "internal"),
        (KeyError(SECRET), "internal"),
        (RecursionError(SECRET), "internal"),
        (MemoryError(), "internal"),
        (StopAsyncIteration(SECRET), "internal"),
        (asyncio.InvalidStateError(SECRET), "internal"),
        (asyncpg.UniqueViolationError(SECRET), "internal"),
        (asyncio.CancelledError(SECRET), "unavailable"),
        (TimeoutError(SECRET), "unavailable"),
        (ConnectionResetError(SECRET), "unavailable"),
        (asyncpg.ConnectionDoesNotExistError(SECRET), "unavailable"),
        (asyncpg.QueryCanceledError(SECRET), "unavailable"),
        (Refused(ErrorCode.CONFLICT), "conflict"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else value,
)
async def test_a_crash_is_an_ack_without_details(
    raw: Raw, server: WebServer, vera: VisitorActor, start_becomes: Become, error: BaseException, code: str
) -> None:
    async def crash(call: Any, command: Any) -> Any:
        raise error

    tab = await raw(vera)
    start_becomes(crash)

    ack = await tab.call("/visitor", "start")

    assert ack["error"]["code"] == code and not ack["ok"]
    assert (code == "unavailable") == (ack["error"]["retry_after"] is not None)
    assert not any(word in str(ack) for word in ("hunter2", "Traceback", type(error).__name__, ".py"))
    assert (await tab.call("/visitor", "nothing"))["error"]["code"] == "unknown_command"
    assert server.gateway.running == 0


async def test_a_result_that_cannot_be_sent_is_acked_too(raw: Raw, vera: VisitorActor, start_becomes: Become) -> None:
    async def confuse(call: Any, command: Any) -> Any:
        return object()

    tab = await raw(vera)
    start_becomes(confuse)

    assert (await tab.call("/visitor", "start"))["error"]["code"] == "internal"
    assert (await tab.call("/visitor", "nothing"))["error"]["code"] == "unknown_command"


@pytest.mark.slow
@pytest.mark.parametrize("is_stubborn", [False, True], ids=["hangs", "does not even let itself be cancelled"])
async def test_a_hanging_handler_is_unavailable_and_holds_nobody_up(
    raw: Raw,
    connect: Connect,
    server: WebServer,
    vera: VisitorActor,
    viktor: VisitorActor,
    start_becomes: Become,
    is_stubborn: bool,
) -> None:
    end = asyncio.Event()

    async def hang(call: Any, command: Any) -> Any:
        while not end.is_set():
            try:
                await end.wait()
            except asyncio.CancelledError:
                if not is_stubborn:
                    raise

    other, tab = await connect(viktor), await raw(vera)
    start_becomes(hang)
    loop = asyncio.get_running_loop()
    began = loop.time()

    hanging = asyncio.create_task(tab.call("/visitor", "start"))
    await other.say("Hello")
    assert not hanging.done()
    ack = await hanging

    assert (ack["error"]["code"], ack["error"]["retry_after"]) == ("unavailable", 1.0)
    assert 2 < loop.time() - began < 3.5
    assert (await tab.call("/visitor", "nothing"))["error"]["code"] == "unknown_command"
    assert server.gateway.running == 0
    end.set()
