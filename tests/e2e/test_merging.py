"""An agent finds that two visitors are one, and both devices go on as that one."""

import pytest
from playwright.async_api import expect

from tests.e2e.conftest import OpenPage
from tests.e2e.test_chat import open_widget, write

pytestmark = [pytest.mark.e2e, pytest.mark.slow]


async def test_two_visitors_become_one(open_page: OpenPage, open_desk: OpenPage) -> None:
    inbox = await open_desk()
    laptop, phone = await open_page("/demo"), await open_page("/demo")
    for shop, words in ((laptop, "Hello from the laptop"), (phone, "Greetings from the phone")):
        await open_widget(shop)
        await write(shop, words)
        await expect(shop.get_by_role("log").get_by_text(words)).to_be_visible()
    await inbox.goto("/inbox/all")
    await inbox.get_by_text("Hello from").first.click()
    await inbox.get_by_role("button", name="Merge").click()

    dialog = inbox.get_by_role("dialog")
    await dialog.get_by_label("Name, address or words").fill("greetings")
    await dialog.get_by_role("button", name="Search").click()
    await dialog.get_by_role("listitem").get_by_role("button").click()
    await expect(dialog.get_by_role("radio")).to_have_count(2)
    await dialog.get_by_role("button", name="Merge for good").click()

    await expect(inbox.get_by_text("They are one visitor now.")).to_be_visible()
    await expect(inbox.get_by_role("heading", name="Other conversations")).to_be_visible()
    await write(phone, "Still me")
    await expect(laptop.get_by_text("Still me")).to_be_visible()
