"""How it was: asked in the widget, by keyboard, and read in the dashboard."""

import re

import pytest
from playwright.async_api import Page, expect

from tests.e2e.conftest import OpenPage
from tests.e2e.test_chat import open_widget, write

pytestmark = [pytest.mark.e2e, pytest.mark.slow]


async def answer_and_resolve(inbox: Page, question: str) -> None:
    await inbox.goto("/inbox/all")
    await inbox.get_by_text(question).first.click()
    composer = inbox.get_by_role("textbox", name=re.compile("reply|message", re.IGNORECASE))
    await composer.fill("Yes, till six.")
    await composer.press("Enter")
    await expect(inbox.get_by_role("log").get_by_text("Yes, till six.")).to_be_visible()
    await inbox.get_by_role("button", name="Resolve").click()


async def test_a_visitor_rates_with_the_keyboard_and_the_agent_sees_it(
    open_page: OpenPage, open_desk: OpenPage
) -> None:
    inbox = await open_desk()
    shop = await open_page("/demo")
    await open_widget(shop)
    await write(shop, "Is it open?")
    await answer_and_resolve(inbox, "Is it open?")

    stars = shop.get_by_role("group", name="How did we do?")
    await stars.get_by_role("radio", name="3 of 5: Okay").focus()
    await shop.keyboard.press("Space")
    await shop.keyboard.press("ArrowRight")
    await shop.get_by_label("Anything to add?").fill("Quick and kind")
    await shop.keyboard.press("Tab")
    await shop.keyboard.press("Enter")
    await expect(shop.get_by_text("Thank you. You rated: Good")).to_be_visible()

    await inbox.goto("/inbox/all?status=resolved")
    await inbox.get_by_text("Yes, till six.").first.click()
    told = inbox.get_by_role("log").get_by_role("listitem").filter(has_text="rated this conversation")
    await expect(told).to_contain_text("4 of 5")
    await expect(told).to_contain_text("Quick and kind")
    await shop.get_by_role("button", name="Change").click()
    await expect(stars.get_by_role("radio", name="4 of 5: Good")).to_be_focused()
    await shop.keyboard.press("ArrowRight")
    await shop.get_by_role("button", name="Send", exact=True).click()
    await expect(told).to_contain_text("5 of 5")
    await expect(inbox.get_by_role("complementary", name="Visitor")).to_contain_text("5 of 5")


async def test_a_site_may_not_ask(open_page: OpenPage, open_desk: OpenPage) -> None:
    inbox = await open_desk("/settings/site")
    asks = inbox.get_by_role("checkbox", name="Ask visitors how they were helped")
    await asks.click()
    await expect(asks).not_to_be_checked()
    shop = await open_page("/demo")
    await open_widget(shop)
    await write(shop, "Is it open?")
    await answer_and_resolve(inbox, "Is it open?")
    await expect(shop.get_by_text("This conversation was resolved.")).to_be_visible()
    await expect(shop.get_by_role("radio")).to_have_count(0)
