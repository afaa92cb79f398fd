"""Which agents are let in, by a token or by the cookie, and until when."""

from __future__ import annotations

from contextlib import AsyncExitStack
from uuid import uuid4

import pytest

from chatting_rt.services import Services
from chatting_rt.web import WebServer
from handlers.identity import COOKIE
from models import Membership, Session
from tests.support.cast import AgentActor
from tests.support.clock import MovedClock
from tests.support.knocking import code_of, let_in, refusal


async def test_an_agent_joins_by_token_from_any_origin(url: str, ana: AgentActor) -> None:
    async with AsyncExitStack() as stack:
        for headers in ({}, {"Origin": "https://app.example"}, {"Origin": "null"}):
            socket = await let_in(stack, url, ana, **headers)
            assert (await socket.call("/agent", "start"))["data"]["agent"]["id"] == str(ana.id)


class ByCookie:
    namespace = "/agent"

    def auth(self) -> dict[str, object]:
        return {}


def cookie(token: str) -> dict[str, str]:
    return {"Cookie": f"theme=dark; {COOKIE}={token}; other=1"}


async def test_the_cookie_counts_from_our_own_page(url: str, server: WebServer, ana: AgentActor) -> None:
    own = server.services.settings.public_url
    async with AsyncExitStack() as stack:
        for headers in ({"Origin": url}, {"Origin": own}, {}):
            socket = await let_in(stack, url, ByCookie(), **cookie(ana.token), **headers)
            assert (await socket.call("/agent", "start"))["data"]["agent"]["id"] == str(ana.id)


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "http://127.0.0.1:{port}.evil.example",
        "http://127.0.0.1",
        "http://127.0.0.1:1",
        "http://localhost:{port}",
        "http://evil.example@127.0.0.1:{port}",
        "ftp://127.0.0.1:{port}",
        "chrome-extension://127.0.0.1:{port}",
        "//127.0.0.1:{port}",
        "127.0.0.1:{port}",
        "http://[127.0.0.1:{port}",
        "http://[::1",
        "null",
        "",
    ],
)
async def test_the_cookie_does_not_count_from_another_page(
    url: str, server: WebServer, ana: AgentActor, origin: str
) -> None:
    headers = cookie(ana.token) | {"Origin": origin.format(port=server.port)}

    assert await code_of(url, "/agent", {}, **headers) == "origin_not_allowed"
    assert await code_of(url, "/agent", {"token": None}, **headers) == "origin_not_allowed"


@pytest.mark.parametrize("header", ["", COOKIE, f"{COOKIE}=", f"{COOKIE}=wrong", "=;;=", f'{COOKIE}="', "\x80=x"])
async def test_no_cookie_or_a_broken_one_is_unauthorized(url: str, ana: AgentActor, header: str) -> None:
    assert await code_of(url, "/agent", {}, Cookie=header) == "unauthorized"


async def test_an_ended_session_lets_nobody_in(services: Services, url: str, ana: AgentActor, ben: AgentActor) -> None:
    clock = MovedClock()
    services.clock = clock
    await Session.filter(account_id=ben.account_id).delete()
    assert await code_of(url, "/agent", ben.auth()) == "unauthorized"
    assert await code_of(url, "/agent", {}, **cookie(ben.token)) == "unauthorized"
    assert await code_of(url, "/agent", {"token": "wrong"}) == "unauthorized"
    assert await code_of(url, "/agent", {}) == "unauthorized"

    clock.move(days=31)
    assert await code_of(url, "/agent", ana.auth()) == "unauthorized"
    assert await code_of(url, "/agent", {}, **cookie(ana.token)) == "unauthorized"


async def test_a_session_in_use_lives_on_but_not_for_ever(services: Services, url: str, ana: AgentActor) -> None:
    clock = MovedClock()
    services.clock = clock
    async with AsyncExitStack() as stack:
        for _ in range(4):
            clock.move(days=20)
            await let_in(stack, url, ana)
    clock.move(days=11)
    assert await code_of(url, "/agent", ana.auth()) == "unauthorized"


async def test_another_workspace_is_not_found(url: str, ana: AgentActor, olga: AgentActor) -> None:
    foreign = await refusal(url, "/agent", {"token": ana.token, "workspace_id": str(olga.workspace_id)})
    missing = await refusal(url, "/agent", {"token": ana.token, "workspace_id": str(uuid4())})

    assert foreign == missing and foreign["code"] == "not_found"
    for bad in ("", "x", 5, [str(ana.workspace_id)], f"{ana.workspace_id}\0"):
        assert await code_of(url, "/agent", {"token": ana.token, "workspace_id": bad}) == "invalid_payload"


async def test_whoever_left_the_workspace_is_not_let_in(url: str, ben: AgentActor) -> None:
    await Membership.filter(id=ben.id).delete()

    assert await code_of(url, "/agent", ben.auth()) == "not_found"


async def test_an_open_socket_ends_with_its_session(
    services: Services, server: WebServer, url: str, ana: AgentActor, ben: AgentActor
) -> None:
    async with AsyncExitStack() as stack:
        desk, other = await let_in(stack, url, ben), await let_in(stack, url, ana)
        await Session.filter(account_id=ben.account_id).delete()
        assert (await desk.call("/agent", "start"))["error"]["code"] == "unauthorized"

        said = await desk.rest(within=5)

        assert any(packet.startswith('42/agent,["session_revoked"') for packet in said)
        assert (await other.call("/agent", "start"))["ok"]
