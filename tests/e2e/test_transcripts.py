"""A conversation to keep: what both sides see of transcripts."""

import pytest
from playwright.async_api import expect

from chatting_rt.services import Services
from tests.e2e.conftest import OpenPage
from tests.e2e.test_chat import open_widget, write
from tests.support.letters import link_to

pytestmark = [pytest.mark.e2e, pytest.mark.slow]


async def test_both_sides_keep_a_copy(open_page: OpenPage, open_desk: OpenPage, services: Services) -> None:
    inbox = await open_desk()
    shop = await open_page("/demo")
    await open_widget(shop)
    await write(shop, "Is it open?")

    more = shop.get_by_role("button", name="More")
    await expect(more.locator("svg")).to_have_css("opacity", "1")  # closed, it must not look like the launcher's
    await more.click()
    async with shop.expect_download() as download:
        await shop.get_by_role("button", name="Save as text").click()
    assert "Is it open?" in (await (await download.value).path()).read_text()
    await shop.get_by_label("Send by email").fill("vera@nowhere")
    await shop.get_by_role("button", name="Send", exact=True).click()
    await expect(shop.get_by_text("This is not an email address.")).to_be_visible()
    await shop.get_by_label("Send by email").fill("vera@home.example")
    await shop.get_by_role("button", name="Send", exact=True).click()
    await expect(shop.get_by_text("We sent a link to vera@home.example")).to_be_visible()
    await shop.goto(await link_to(services, "vera@home.example", "transcripts"))
    await expect(shop.get_by_role("heading", name="Conversation with Acme")).to_be_visible()
    await expect(shop.get_by_text("Is it open?")).to_be_visible()

    await inbox.goto("/inbox/all")
    await inbox.get_by_text("Is it open?").first.click()
    await inbox.get_by_role("button", name="More").click()
    async with inbox.expect_popup() as popup:
        await inbox.get_by_role("menuitem", name="Read as a page").click()
    await expect((await popup.value).get_by_text("Is it open?")).to_be_visible()
