"""A site's own colour and greeting, chosen in the dashboard and shown by the widget."""

import re

import pytest
from playwright.async_api import Locator, expect

from tests.e2e.conftest import OpenPage
from tests.e2e.test_chat import open_widget, write

pytestmark = [pytest.mark.e2e, pytest.mark.slow]

ADOPT = "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet]; }"
YELLOW, BLACK = "rgb(255, 204, 0)", "rgb(0, 0, 0)"


async def assert_yellow(place: Locator) -> None:
    await expect(place).to_have_css("background-color", YELLOW)
    await expect(place).to_have_css("color", BLACK)


async def test_a_site_gets_its_colour_and_its_greeting(open_page: OpenPage, open_desk: OpenPage) -> None:
    owner = await open_desk("/settings/site")
    look = owner.get_by_role("region", name="Look")
    await look.get_by_label("Colour", exact=True).fill("yellow")
    await look.get_by_role("button", name="Save").click()
    await expect(look.get_by_text("Write it like #4f46e5.")).to_be_visible()
    await expect(look.get_by_label("Colour", exact=True)).to_be_focused()

    await look.get_by_label("Colour", exact=True).fill("#FFCC00")
    await look.get_by_label("Greeting").fill("Moin! Was darf's sein?")
    preview = look.get_by_role("figure", name="Preview")
    await assert_yellow(preview.get_by_text("Is it open today?"))
    await expect(preview.get_by_text("Moin! Was darf's sein?")).to_be_visible()
    await look.get_by_role("button", name="Save").click()
    await expect(owner.get_by_text("Saved")).to_be_visible()

    shop = await open_page("/demo")
    launcher = shop.locator(".launcher")
    await expect(launcher).not_to_have_css("background-color", YELLOW)
    await open_widget(shop)
    await expect(shop.get_by_role("heading", name="Moin! Was darf's sein?")).to_be_visible()
    await assert_yellow(launcher)
    await write(shop, "Is it open?")
    await assert_yellow(shop.get_by_role("log").locator(".bubble", has_text="Is it open?"))


async def test_the_snippet_gives_the_launcher_its_colour_from_the_first_moment(
    open_page: OpenPage, open_desk: OpenPage
) -> None:
    owner = await open_desk("/settings/site")
    look = owner.get_by_role("region", name="Look")
    await look.get_by_label("Colour", exact=True).fill("#ffcc00")
    await look.get_by_role("button", name="Save").click()
    snippet = owner.get_by_role("region", name=re.compile("code", re.IGNORECASE))
    await expect(snippet).to_contain_text("--chatting-color: #ffcc00; --chatting-label: #000000")
    found = re.search(r"<style>(.*)</style>", await snippet.inner_text())
    assert found is not None

    shop = await open_page("/demo")
    await shop.evaluate(ADOPT, found[1])
    await assert_yellow(shop.locator(".launcher"))
