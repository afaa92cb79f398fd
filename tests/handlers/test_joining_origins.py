"""From which pages visitors are let in."""

from __future__ import annotations

from contextlib import AsyncExitStack

import pytest

from models import Site
from tests.support.cast import VisitorActor
from tests.support.knocking import code_of, let_in


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
