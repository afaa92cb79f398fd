"""The widget on a page of a customer whose policy lets in what README says, and nothing else."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from playwright.async_api import expect

from models import Site
from tests.e2e.conftest import OpenPage
from tests.e2e.test_chat import open_widget, write
from tests.e2e.test_files import LAMP, choose

pytestmark = [pytest.mark.e2e, pytest.mark.slow]
README = Path(__file__).parents[2] / "README.md"
REST = "; default-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'"


def documented_policy(url: str) -> str:
    (policy,) = re.findall(r"^    Content-Security-Policy: (.+)$", README.read_text(), re.MULTILINE)
    host = url.removeprefix("http://")
    return str(policy).replace("https://chat.example.com", url).replace("wss://chat.example.com", f"ws://{host}")


@pytest.fixture
async def shop_url(url: str) -> AsyncIterator[str]:
    """A website at another origin."""
    headers = {"Content-Security-Policy": documented_policy(url) + REST}

    async def page(_: web.Request) -> web.Response:
        tag = f'<script async src="{url}/w/v1/loader.js" data-key="{(await Site.get()).key}"></script>'
        return web.Response(text=f"<!doctype html><title>Shop</title>{tag}", content_type="text/html", headers=headers)

    app = web.Application()
    app.router.add_get("/", page)
    async with TestServer(app) as server:
        yield str(server.make_url("/"))


async def test_it_chats_and_shows_photos_there(open_page: OpenPage, open_desk: OpenPage, shop_url: str) -> None:
    """`open_page` fails where the browser says that the policy was broken."""
    await open_desk()
    shop = await open_page(shop_url)
    await open_widget(shop)

    await choose(shop, LAMP)
    await expect(shop.get_by_role("list", name="Files to send").locator("img")).to_be_visible()
    await write(shop, "It came broken")

    picture = shop.get_by_role("log").get_by_role("img", name="lamp.jpg")
    await expect(picture).to_be_visible()
    assert await picture.evaluate("image => image.naturalWidth || new Promise(done => (image.onload = () => done(1)))")
