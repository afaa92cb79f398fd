"""A real Chromium against a real server. Without a Chromium these tests are skipped, and `make test` says so loudly."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from playwright.async_api import Browser, BrowserContext, Page, StorageState, async_playwright

from handlers.identity import COOKIE
from tests.support.api import Api

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def signed_in(token: str) -> StorageState:
    """The options of a page whose browser has this session, for what is not about signing in."""
    cookie = {
        "name": COOKIE, "value": token, "domain": "127.0.0.1", "path": "/",
        "expires": -1, "httpOnly": True, "secure": False, "sameSite": "Strict",
    }  # fmt: skip
    return {"cookies": [cookie], "origins": []}  # type: ignore[list-item]


OpenPage = Callable[..., Awaitable[Page]]


def chromium() -> str | None:
    return os.environ.get("CHROMIUM") or next((path for name in NAMES if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    path = chromium()
    if path is None:
        pytest.skip("no Chromium on this machine; install one (Debian: apt-get install chromium) or set CHROMIUM")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        await browser.close()


@pytest.fixture
async def open_page(browser: Browser, url: str) -> AsyncIterator[OpenPage]:
    """A page of a person of their own: nothing is shared with other pages. Errors on it fail the test."""
    faults: list[str] = []
    contexts: list[BrowserContext] = []

    async def open_page(path: str, **options: object) -> Page:
        context = await browser.new_context(**({"base_url": url, "reduced_motion": "reduce"} | options))  # type: ignore[arg-type]
        contexts.append(context)
        page = await context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda line: faults.append(line.text) if "Content Security Policy" in line.text else None)
        await page.goto(path)
        return page

    yield open_page
    for context in contexts:
        await context.close()
    assert faults == []


@pytest.fixture
async def open_desk(open_page: OpenPage, api: Api) -> OpenPage:
    """The dashboard of Ana Silva, who has just signed up and owns Acme."""

    async def open_desk(path: str = "/", **options: object) -> Page:
        token = (await api.sign_up()).data["token"]
        return await open_page(path, storage_state=signed_in(token), **options)

    return open_desk
