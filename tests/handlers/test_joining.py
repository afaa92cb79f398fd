"""Who is let in, as whom, from where, and how often."""

from __future__ import annotations

import asyncio
import json
from contextlib import AsyncExitStack
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from chatting_rt.errors import ErrorCode
from chatting_rt.services import Services
from chatting_rt.settings import Settings
from chatting_rt.web import WebServer
from handlers import gateway as gateway_module
from handlers.identity import COOKIE
from models import Membership, Session, Site, Visitor
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.clock import MovedClock
from tests.support.eventually import eventually
from tests.support.raw import RawSocket, raw_socket
from tests.support.sockets import is_clean


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


# Where the page is


async def allow(site: Site, *origins: str) -> None:
    site.allowed_origins = list(origins)
    await site.save()


async def test_any_page_may_carry_the_widget_until_origins_are_listed(url: str, vera: VisitorActor) -> None:
    async with AsyncExitStack() as stack:
        for headers in ({"Origin": "https://anywhere.example"}, {"Origin": "null"}, {}):
            await let_in(stack, url, vera, **headers)


@pytest.mark.parametrize(
    ("origin", "is_allowed"),
    [
        ("https://acme.example", True),
        ("https://shop.acme.example:8443", True),
        ("https://acme.example.evil.com", False),
        ("https://evil-acme.example", False),
        ("https://acme.example@evil.com", False),
        ("https://sub.acme.example", False),
        ("https://acme.example:444", False),
        ("https://acme.example:443", False),
        ("http://acme.example", False),
        ("https://ACME.example", False),
        ("https://acme.example/", False),
        ("https://acme.example https://evil.com", False),
        ("https://acme.example, https://evil.com", False),
        ("https://shop.acme.example", False),
        ("https://acme.exampl\u00e9", False),
        ("acme.example", False),
        ("null", False),
        ("", False),
        (None, False),
    ],
)
async def test_listed_origins_are_compared_whole(
    url: str, vera: VisitorActor, origin: str | None, is_allowed: bool
) -> None:
    await allow(vera.site, "https://acme.example", "https://shop.acme.example:8443")
    headers = {} if origin is None else {"Origin": origin}

    if is_allowed:
        async with AsyncExitStack() as stack:
            await let_in(stack, url, vera, **headers)
    else:
        assert await code_of(url, "/visitor", vera.auth(), **headers) == "origin_not_allowed"


# Visitors


@pytest.mark.parametrize(
    ("auth", "code"),
    [
        ({"site_key": "key-of-nobody"}, "not_found"),
        ({"site_key": "KEY-OF-ACME"}, "not_found"),
        ({"site_key": "key-of-acme' OR '1'='1"}, "not_found"),
        ({"site_key": "%"}, "not_found"),
        ({"site_key": ""}, "invalid_payload"),
        ({"site_key": "\0"}, "invalid_payload"),
        ({"site_key": "\ud800"}, "invalid_payload"),
        ({"site_key": None}, "invalid_payload"),
        ({"site_key": ["key-of-acme"]}, "invalid_payload"),
        ({"site_key": {"ne": ""}}, "invalid_payload"),
        ({"site_key": "x" * 301}, "invalid_payload"),
        ({"site_key": "key-of-acme", "role": "owner"}, "invalid_payload"),
        ({"site_key": "key-of-acme", "visitor_token": 5}, "invalid_payload"),
        ({}, "invalid_payload"),
        (None, "invalid_payload"),
        ([], "invalid_payload"),
        ("key-of-acme", "invalid_payload"),
        (5, "invalid_payload"),
    ],
)
async def test_without_a_sites_key_nobody_is_a_visitor(
    url: str, server: WebServer, vera: VisitorActor, auth: Any, code: str
) -> None:
    assert await code_of(url, "/visitor", auth) == code
    await eventually(lambda: is_clean(server))


async def start(socket: RawSocket) -> tuple[str, str]:
    data = (await socket.call("/visitor", "start"))["data"]
    return data["visitor"]["id"], data["visitor_token"]


async def joined_with(url: str, visitor: VisitorActor, token: str | None) -> tuple[str, str]:
    """Their id and token."""
    async with AsyncExitStack() as stack:
        return await start(await let_in(stack, url, replace(visitor, token=token)))


async def test_a_visitors_token_is_them_again_also_before_they_wrote(url: str, vera: VisitorActor) -> None:
    first = await joined_with(url, vera, None)

    assert await joined_with(url, vera, first[1]) == first
    assert not await Visitor.exists()


async def test_a_visitor_who_wrote_is_themselves_much_later(
    services: Services, connect: Connect, url: str, vera: VisitorActor
) -> None:
    clock = MovedClock()
    services.clock = clock
    tab = await connect(vera)
    await tab.say("Hello")
    known = await joined_with(url, vera, vera.token)

    clock.move(days=170)
    assert await joined_with(url, vera, vera.token) == known
    clock.move(days=170)
    assert await joined_with(url, vera, vera.token) == known
    clock.move(days=181)
    assert await joined_with(url, vera, vera.token) != known


async def test_who_did_not_write_within_a_day_is_somebody_new(services: Services, url: str, vera: VisitorActor) -> None:
    clock = MovedClock()
    services.clock = clock
    first = await joined_with(url, vera, None)

    clock.move(hours=23)
    assert await joined_with(url, vera, first[1]) == first
    clock.move(hours=2)
    other = await joined_with(url, vera, first[1])
    assert other[0] != first[0] and other[1] != first[1]


async def test_no_other_token_is_anybody(
    connect: Connect, url: str, vera: VisitorActor, vlad: VisitorActor, ana: AgentActor
) -> None:
    for visitor in (vera, vlad):
        tab = await connect(visitor)
        await tab.say("Hello")
    known = await joined_with(url, vera, vera.token)
    token = vera.token or ""
    swapped = token[:5] + ("A" if token[5] != "A" else "B") + token[6:]

    for bad in (
        "garbage",
        "\u00fc\u00fc",
        "A" * 64,
        "=" * 64,
        token[:-1],
        token + "A",
        token + "=",
        token + "\n",
        " " + token,
        token.swapcase(),
        token[:-2] + "AA",
        swapped,
        token[:43],
        vlad.token,
        ana.token,
        known[0],
    ):
        visitor_id, new_token = await joined_with(url, vera, bad)
        assert visitor_id != known[0] and new_token not in (bad, token), bad
    assert await joined_with(url, vera, token) == known


async def test_a_token_of_one_site_is_nothing_on_another(
    connect: Connect, services: Services, url: str, vera: VisitorActor
) -> None:
    tab = await connect(vera)
    await tab.say("Hello")
    known = await joined_with(url, vera, vera.token)
    shop = await Site.create(
        workspace_id=vera.site.workspace_id, name="Shop", key="key-of-shop", created_at=services.clock.now()
    )

    assert (await joined_with(url, VisitorActor(shop), vera.token))[0] != known[0]


# Agents


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


# Too many


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


# Behind proxies


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
