"""Files and photos, both ways, as people send them."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import Locator, Page, Route, expect

from tests.e2e.conftest import OpenPage
from tests.e2e.test_chat import open_widget, write
from tests.support.uploads import TEXT, photo

pytestmark = [pytest.mark.e2e, pytest.mark.slow]
LAMP = {"name": "lamp.jpg", "mimeType": "image/jpeg", "buffer": photo((1200, 900))}
DOOR = {"name": "door.png", "mimeType": "image/png", "buffer": photo((300, 600), "PNG")}
ORDER = {"name": "order.txt", "mimeType": "text/plain", "buffer": TEXT}
DRAWING = {"name": "drawing.svg", "mimeType": "image/svg+xml", "buffer": b"<svg/>"}


async def start(open_page: OpenPage, open_desk: OpenPage) -> tuple[Page, Page]:
    inbox = await open_desk()
    shop = await open_page("/demo")
    await open_widget(shop)
    return inbox, shop


async def test_both_inputs_let_a_phone_offer_its_camera_and_give_jpeg(open_page: OpenPage, open_desk: OpenPage) -> None:
    """Named types of images do; a wildcard would bring HEIC, which few browsers show."""
    inbox, shop = await start(open_page, open_desk)
    await write(shop, "Hello")
    await inbox.goto("/inbox/all")
    await inbox.get_by_text("Hello").first.click()
    for page in (shop, inbox):
        await expect(page.get_by_role("button", name="Attach files")).to_be_visible()
        accepted = (await page.locator("input[type=file]").get_attribute("accept") or "").split(",")
        assert {"image/jpeg", "image/png", "application/pdf", ".pdf"} <= set(accepted)
        assert not {"image/*", "image/heic"} & set(accepted)


async def choose(page: Page, *files: object) -> None:
    async with page.expect_file_chooser() as choosing:
        await page.get_by_role("button", name="Attach files").click()
    await (await choosing.value).set_files(list(files))  # type: ignore[arg-type]


async def test_a_visitor_begins_with_a_photo_and_the_agent_answers_with_a_file(
    open_page: OpenPage, open_desk: OpenPage
) -> None:
    inbox, shop = await start(open_page, open_desk)
    await choose(shop, LAMP, ORDER)
    await expect(shop.get_by_role("list", name="Files to send").get_by_role("listitem")).to_have_count(2)
    await write(shop, "It came broken")

    picture = shop.get_by_role("log").get_by_role("img", name="lamp.jpg")
    await expect(picture).to_be_visible()
    await expect(shop.get_by_role("log").get_by_role("link", name="Download order.txt")).to_be_visible()
    await inbox.goto("/inbox/all")
    await inbox.get_by_text("It came broken").first.click()
    thread = inbox.get_by_role("log")
    await expect(thread.get_by_role("img", name="lamp.jpg")).to_be_visible()

    await thread.get_by_role("button", name="Open image: lamp.jpg").click()
    viewer = inbox.get_by_role("dialog", name="lamp.jpg")
    shown = viewer.get_by_role("img", name="lamp.jpg")
    await expect(shown).to_be_visible()
    before = await width_of(shown)
    await inbox.keyboard.press("+")
    assert await width_of(shown) > before
    async with inbox.expect_download() as downloading:
        await viewer.get_by_role("link", name="Download image").click()
    assert (await downloading.value).suggested_filename == "lamp.jpg"
    await inbox.keyboard.press("Escape")
    await expect(viewer).not_to_be_attached()
    await expect(thread.get_by_role("button", name="Open image: lamp.jpg")).to_be_focused()

    await choose(inbox, DOOR)
    await inbox.get_by_role("textbox", name="Describe this image").fill("The blue door")
    composer = inbox.get_by_role("textbox", name=re.compile("reply|message", re.IGNORECASE))
    await composer.press("Enter")
    await expect(shop.get_by_role("log").get_by_role("img", name="The blue door")).to_be_visible()
    await shop.get_by_role("button", name="Open image: The blue door").click()
    await expect(shop.get_by_role("dialog", name="The blue door")).to_be_visible()
    await shop.keyboard.press("Escape")
    await expect(shop.get_by_role("dialog", name="The blue door")).not_to_be_attached()
    await expect(shop.get_by_role("button", name="Close chat").first).to_be_visible()

    await shop.reload()
    await open_widget(shop)
    await expect(shop.get_by_role("log").get_by_role("img", name="lamp.jpg")).to_be_visible()


async def test_a_visitor_describes_a_photo_for_those_who_do_not_see_it(
    open_page: OpenPage, open_desk: OpenPage
) -> None:
    inbox, shop = await start(open_page, open_desk)
    await choose(shop, LAMP)
    alt = shop.get_by_role("textbox", name="Describe this image (optional)")
    await alt.fill("A lamp, broken in two")
    await alt.press("Enter")
    await expect(shop.get_by_role("log").get_by_role("img")).to_have_count(0)
    await write(shop, "It came broken")

    await expect(shop.get_by_role("log").get_by_role("img", name="A lamp, broken in two")).to_be_visible()
    await inbox.goto("/inbox/all")
    await inbox.get_by_text("It came broken").first.click()
    await expect(inbox.get_by_role("log").get_by_role("img", name="A lamp, broken in two")).to_be_visible()


async def width_of(shown: Locator) -> float:
    box = await shown.bounding_box()
    assert box is not None
    return box["width"]


async def test_what_is_refused_says_why_and_can_be_taken_out(open_page: OpenPage, open_desk: OpenPage) -> None:
    inbox, shop = await start(open_page, open_desk)
    await choose(shop, DRAWING, ORDER)

    await expect(shop.get_by_text("Files of this kind can't be sent.")).to_be_visible()
    await expect(shop.get_by_role("button", name="Try drawing.svg again")).to_have_count(0)
    await write(shop, "See")
    await expect(shop.get_by_role("log").get_by_text("See")).not_to_be_visible()
    await shop.get_by_role("button", name="Remove drawing.svg").click()
    await write(shop, "See")
    await expect(shop.get_by_role("log").get_by_role("link", name="Download order.txt")).to_be_visible()
    await inbox.goto("/inbox/all")
    await expect(inbox.get_by_text("See").first).to_be_visible()


async def test_a_send_waits_for_its_uploads_and_a_broken_line_is_tried_again(
    open_page: OpenPage, open_desk: OpenPage
) -> None:
    _, shop = await start(open_page, open_desk)
    tries = 0

    async def cut_at_first(route: Route) -> None:
        nonlocal tries
        tries += 1
        await (route.abort() if tries == 1 else route.continue_())

    await shop.route("**/v1/uploads?*", cut_at_first)
    await choose(shop, LAMP)
    await write(shop, "At last")

    await expect(shop.get_by_text("It will be sent as soon as all files are uploaded.")).to_be_visible()
    await expect(shop.get_by_role("log").get_by_role("img", name="lamp.jpg")).to_be_visible()
    assert tries == 2
