"""Agents word anew and take back what they said, and the visitor sees that."""

import re

import pytest
from playwright.async_api import expect

from tests.e2e.conftest import OpenPage
from tests.e2e.test_chat import open_widget, write

pytestmark = [pytest.mark.e2e, pytest.mark.slow]


async def test_an_agent_edits_and_deletes_and_the_visitor_sees_it(open_page: OpenPage, open_desk: OpenPage) -> None:
    inbox = await open_desk()
    shop = await open_page("/demo")
    await open_widget(shop)
    await write(shop, "When do you **close**?")
    await inbox.goto("/inbox/all")
    await inbox.get_by_text("When do you").first.click()
    log, panel = inbox.get_by_role("log"), shop.get_by_role("log")
    await expect(log.locator("strong")).to_have_text("close")
    composer = inbox.get_by_role("textbox", name=re.compile("reply|message", re.IGNORECASE))
    await composer.fill("At six.")
    await composer.press("Enter")
    await expect(panel.get_by_text("At six.")).to_be_visible()

    await log.get_by_role("button", name="Message actions").last.click()
    await inbox.get_by_role("menuitem", name="Edit").click()
    await log.get_by_role("textbox", name="Edit").fill("At seven.")
    await log.get_by_role("textbox", name="Edit").press("Enter")

    await expect(panel.get_by_text("At seven.")).to_be_visible()
    await expect(panel.get_by_text("(edited)")).to_be_visible()
    await expect(log.get_by_text("(edited)")).to_be_visible()

    await log.get_by_role("button", name="Message actions").last.click()
    await inbox.get_by_role("menuitem", name="Delete").click()
    await inbox.get_by_role("dialog").get_by_role("button", name="Delete").click()

    await expect(panel.get_by_text("Message deleted")).to_be_visible()
    await expect(panel.get_by_text("At seven.")).to_have_count(0)
    await expect(log.get_by_text("Message deleted")).to_be_visible()
