"""A visitor waits, reads where they stand, and moves up."""

import re

import pytest
from playwright.async_api import expect

from tests.e2e.conftest import OpenPage
from tests.e2e.test_chat import open_widget, write

pytestmark = [pytest.mark.e2e, pytest.mark.slow]


async def test_a_visitor_sees_their_place_in_the_queue(open_page: OpenPage, open_desk: OpenPage) -> None:
    inbox = await open_desk()
    await inbox.get_by_role("button", name=re.compile("availability")).click()
    await inbox.get_by_role("menuitemradio", name="Away").click()
    await inbox.goto("/settings/routing")
    await inbox.get_by_label("Waiting conversations").select_option("least_loaded")
    await inbox.get_by_label("Open conversations per agent").fill("1")
    await inbox.get_by_role("button", name="Save").click()
    await expect(inbox.get_by_text("Saved")).to_be_visible()
    first, second = await open_page("/demo"), await open_page("/demo")
    for shop in (first, second):
        await open_widget(shop)
        await write(shop, "Is it open?")
    await expect(first.get_by_text("You're next in line.")).to_be_visible()
    await expect(second.get_by_text("You're number 2 in line.")).to_be_visible()

    await inbox.get_by_role("button", name=re.compile("availability")).click()
    await inbox.get_by_role("menuitemradio", name="Online").click()

    await expect(second.get_by_text("You're next in line.")).to_be_visible()
    await expect(first.get_by_text("in line")).to_have_count(0)
