"""Which visitor somebody is let in as, by their token."""

from __future__ import annotations

from typing import Any

import pytest

from chatting_rt.services import Services
from chatting_rt.web import WebServer
from models import Site, Visitor
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.clock import MovedClock
from tests.support.eventually import eventually
from tests.support.knocking import code_of, joined_with
from tests.support.sockets import is_clean


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
