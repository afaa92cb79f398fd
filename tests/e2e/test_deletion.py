"""An owner deletes a conversation and then a visitor, while both have the widget open."""

import json
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.e2e.conftest import OpenPage
from tests.e2e.test_chat import open_widget, write

pytestmark = [pytest.mark.e2e, pytest.mark.slow]


async def confirm(page: Page) -> None:
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_contain_text("cannot be undone")
    await dialog.get_by_role("button", name="Delete for good").click()


async def test_what_is_deleted_is_gone_from_both_screens(open_page: OpenPage, open_desk: OpenPage) -> None:
    inbox = await open_desk()
    shop = await open_page("/demo")
    await open_widget(shop)
    await write(shop, "My card is 1234")
    await inbox.goto("/inbox/all")
    await inbox.get_by_text("My card is").first.click()
    await expect(inbox.get_by_role("log").get_by_text("My card is")).to_be_visible()

    await inbox.get_by_role("button", name="More", exact=True).click()
    await inbox.get_by_role("menuitem", name="Delete conversation").click()
    await confirm(inbox)

    await expect(shop.get_by_text("My card is")).to_have_count(0)
    await expect(inbox.get_by_text("My card is")).to_have_count(0)

    await write(shop, "Hello again")
    await inbox.get_by_text("Hello again").first.click()
    await inbox.get_by_role("button", name="Delete visitor").click()
    await confirm(inbox)

    await expect(shop.get_by_text("Hello again")).to_have_count(0)
    await expect(inbox.get_by_text("Hello again")).to_have_count(0)
    await write(shop, "I am new here")
    await expect(inbox.get_by_text("I am new here").first).to_be_visible()


async def test_a_visitor_takes_their_data_with_them_and_has_it_deleted(
    open_page: OpenPage, open_desk: OpenPage
) -> None:
    inbox = await open_desk()
    shop = await open_page("/demo")
    await open_widget(shop)
    await write(shop, "My card is 1234")
    await expect(shop.get_by_role("log").get_by_text("My card is")).to_be_visible()
    await shop.get_by_role("button", name="More").click()

    async with shop.expect_download() as downloading:
        await shop.get_by_role("button", name="Save all my data").click()
    file = json.loads(Path(await (await downloading.value).path()).read_text())
    assert file["conversations"][0]["messages"][0]["body"] == "My card is 1234"

    await shop.get_by_role("button", name="Delete all my data").click()
    await shop.get_by_role("button", name="Yes, delete everything").click()

    await expect(shop.get_by_text("My card is")).to_have_count(0)
    await inbox.goto("/inbox/all")
    await write(shop, "I am new here")
    await expect(inbox.get_by_text("I am new here").first).to_be_visible()
    await expect(inbox.get_by_text("My card is")).to_have_count(0)
