"""How many are let in, and how often; and what an address is behind proxies."""

from __future__ import annotations

import asyncio
import json
from contextlib import AsyncExitStack
from dataclasses import replace
from typing import Any

import pytest

from chatting_rt.settings import Settings
from chatting_rt.web import WebServer
from handlers import gateway as gateway_module
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.eventually import eventually
from tests.support.knocking import code_of, joined_with, let_in, refusal
from tests.support.raw import raw_socket
from tests.support.sockets import is_clean


async def test_a_visitor_has_five_sockets(connect: Connect, url: str, server: WebServer, vera: VisitorActor) -> None:
    _, token = await joined_with(url, vera, None)
    known = replace(vera, token=token)
    await eventually(lambda: is_clean(server))
    async with AsyncExitStack() as stack:
        tabs = [await let_in(stack, url, known) for _ in range(5)]
        refused = await refusal(url, "/visitor", known.auth())
        assert refused["code"] == "rate_limited" and refused["retry_after"] > 0

        await let_in(stack, url, vera)  # somebody else
        await tabs[0].socket.close()
        await eventually(lambda: len(server.gateway.connections) == 5)
        await let_in(stack, url, known)


async def test_an_agent_has_twenty_sockets(url: str, ana: AgentActor, ben: AgentActor) -> None:
    async with AsyncExitStack() as stack:
        for _ in range(20):
            await let_in(stack, url, ana)
        refused = await refusal(url, "/agent", ana.auth())
        assert refused["code"] == "rate_limited" and refused["retry_after"] > 0
        await let_in(stack, url, ben)


async def test_an_address_has_so_many_sockets_also_if_they_come_at_once(
    url: str, server: WebServer, vera: VisitorActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gateway_module, "SOCKETS_PER_ADDRESS", 10)
    async with AsyncExitStack() as stack:
        sockets = [await stack.enter_async_context(raw_socket(url)) for _ in range(30)]
        await asyncio.gather(*(socket.send(f"40/visitor,{json.dumps(vera.auth())}") for socket in sockets))
        answers = await asyncio.gather(*(socket.packet() for socket in sockets))

        assert len([answer for answer in answers if answer.startswith("40/visitor,")]) == 10
        refused = [
            json.loads(answer.removeprefix("44/visitor,"))["data"]
            for answer in answers
            if answer.startswith("44/visitor,")
        ]
        assert {data["code"] for data in refused} == {"rate_limited"} and refused[0]["retry_after"] > 0
    await eventually(lambda: is_clean(server))


async def test_an_address_may_not_join_all_the_time(
    url: str, vera: VisitorActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gateway_module, "JOINS", "3/minute")

    for _ in range(3):
        assert await code_of(url, "/visitor", {"site_key": "guess"}) == "not_found"

    refused = await refusal(url, "/visitor", vera.auth())
    assert refused["code"] == "rate_limited" and 0 < refused["retry_after"] <= 60


async def address_of(stack: AsyncExitStack, url: str, server: WebServer, person: Any, **headers: str) -> str:
    await let_in(stack, url, person, **headers)
    (connection,) = server.gateway.connections
    return connection.address


async def test_a_stranger_cannot_write_their_own_address(url: str, server: WebServer, vera: VisitorActor) -> None:
    async with AsyncExitStack() as stack:
        assert await address_of(stack, url, server, vera, **{"X-Forwarded-For": "198.51.100.1"}) == "127.0.0.1"


class TestBehindAProxy:
    @pytest.fixture
    def settings(self, tmp_path: Any) -> Settings:
        return Settings(host="127.0.0.1", port=0, data_dir=tmp_path, trusted_proxies="127.0.0.1")

    async def test_the_address_is_the_one_it_forwards(self, url: str, server: WebServer, vera: VisitorActor) -> None:
        async with AsyncExitStack() as stack:
            address = await address_of(stack, url, server, vera, **{"X-Forwarded-For": "6.6.6.6, 198.51.100.1"})
            assert address == "198.51.100.1"

    async def test_limits_are_per_household(
        self, url: str, vera: VisitorActor, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(gateway_module, "SOCKETS_PER_ADDRESS", 2)
        async with AsyncExitStack() as stack:
            for part in "12":
                await let_in(stack, url, vera, **{"X-Forwarded-For": f"2001:db8:1:2:{part}::1"})
            same = {"X-Forwarded-For": "2001:db8:1:2:3::1"}
            assert await code_of(url, "/visitor", vera.auth(), **same) == "rate_limited"
            await let_in(stack, url, vera, **{"X-Forwarded-For": "2001:db8:1:3::1"})
