"""Faces: an agent puts a picture on, and visitors and colleagues see it at once, and no more once it is taken off."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import Locator, expect

from tests.e2e.conftest import OpenPage
from tests.e2e.test_chat import open_widget, write
from tests.support.uploads import photo

pytestmark = [pytest.mark.e2e, pytest.mark.slow]
FACE = {"name": "me.jpg", "mimeType": "image/jpeg", "buffer": photo((900, 600))}
LOADED = "image => image.complete && image.naturalWidth > 0"


async def expect_a_picture(images: Locator) -> None:
    await expect(images.first).to_be_visible()
    assert await images.first.evaluate(f"async image => {{ await image.decode(); return ({LOADED})(image) }}")


async def test_a_picture_is_put_on_and_seen_in_the_widget_and_taken_off(
    open_page: OpenPage, open_desk: OpenPage
) -> None:
    inbox = await open_desk()
    shop = await open_page("/demo")
    await open_widget(shop)
    await write(shop, "Is it open?")
    await inbox.goto("/inbox/all")
    await inbox.get_by_text("Is it open?").first.click()
    await inbox.get_by_role("textbox", name=re.compile("reply", re.IGNORECASE)).fill("Yes, till six.")
    await inbox.keyboard.press("Enter")
    await expect(shop.get_by_role("log").get_by_text("Yes, till six.")).to_be_visible()
    in_the_thread = shop.locator(".group .avatar img")
    await expect(in_the_thread).to_have_count(0)

    await inbox.goto("/profile")
    picture = inbox.get_by_role("group", name="Your picture")
    async with inbox.expect_file_chooser() as choosing:
        await picture.get_by_role("button", name="Upload a picture").click()
    await (await choosing.value).set_files([FACE])  # type: ignore[list-item]
    await expect_a_picture(picture.locator("img"))
    await expect_a_picture(inbox.get_by_role("navigation").locator("img"))
    await expect_a_picture(in_the_thread)

    await picture.get_by_role("button", name="Remove").click()
    await expect(picture.locator("img")).to_have_count(0)
    await expect(in_the_thread).to_have_count(0)
