"""The product as people meet it: two browsers, one conversation."""

import re

import pytest
from playwright.async_api import Page, expect

from tests.e2e.conftest import OpenPage

pytestmark = [pytest.mark.e2e, pytest.mark.slow]


async def sign_up(page: Page) -> None:
    await page.get_by_label("Your name").fill("Ana Silva")
    await page.get_by_label("Email").fill("ana@acme.example")
    await page.get_by_label("Password", exact=True).fill("correct horse battery")
    await page.get_by_label("Workspace").fill("Acme")
    await page.get_by_role("button", name="Create workspace").click()


async def open_widget(page: Page) -> None:
    await page.get_by_role("button", name="Open chat").click()


async def write(page: Page, text: str) -> None:
    box = page.get_by_role("dialog").locator("textarea")
    await box.fill(text)
    await box.press("Enter")


async def test_a_visitor_and_an_agent_chat_in_two_browsers(open_page: OpenPage) -> None:
    inbox = await open_page("/")
    await expect(inbox).to_have_url(re.compile("/sign-up"))
    await sign_up(inbox)
    await expect(inbox).to_have_url(re.compile("/install|/inbox"))

    shop = await open_page("/demo")
    await open_widget(shop)
    await write(shop, "Is it open?")

    await inbox.goto("/inbox/all")
    await inbox.get_by_text("Is it open?").first.click()
    composer = inbox.get_by_role("textbox", name=re.compile("reply|message", re.IGNORECASE))
    await composer.fill("Yes, till six.")
    await composer.press("Enter")

    await expect(shop.get_by_role("log").get_by_text("Yes, till six.")).to_be_visible()
    await write(shop, "Thank you!")
    await expect(inbox.get_by_role("log").get_by_text("Thank you!")).to_be_visible()


async def test_what_the_panel_loads_later_comes_when_it_is_needed(open_page: OpenPage, open_desk: OpenPage) -> None:
    inbox = await open_desk()
    shop = await open_page("/demo")
    await shop.evaluate("Chatting('locale', 'de')")
    loaded: list[str] = []
    shop.on("request", lambda request: loaded.append(request.url.rsplit("/", 1)[1]))
    assert not any(name.startswith("more-") for name in loaded)
    await shop.get_by_role("button", name="Chat öffnen").click()
    await write(shop, "Guten Tag")
    await inbox.goto("/inbox/all")
    await inbox.get_by_text("Guten Tag").first.click()
    await expect(inbox.get_by_role("log").get_by_text("Guten Tag")).to_be_visible()

    await inbox.get_by_role("textbox", name=re.compile("reply|message", re.IGNORECASE)).press_sequentially("Hel")
    await expect(shop.get_by_role("log").get_by_text("Ana Silva schreibt")).to_be_attached()
    assert any(name.startswith("more-") for name in loaded)
