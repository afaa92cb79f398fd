"""What a visitor is writing: told to them, seen by who has the conversation open, and gone when it is sent or left."""

import pytest
from playwright.async_api import Page, expect

from tests.e2e.conftest import OpenPage
from tests.e2e.test_chat import open_widget, write

pytestmark = [pytest.mark.e2e, pytest.mark.slow]
TOLD = "The team sees what you are writing before you send it."


def frames_of(page: Page) -> list[str]:
    """What its sockets say."""
    said: list[str] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: said.append(str(frame))))
    return said


async def switch(inbox: Page, *, on: bool) -> None:
    await inbox.goto("/settings/workspace")
    box = inbox.get_by_label("Show agents what visitors are writing")
    await box.set_checked(on)
    await expect(box).to_be_checked(checked=on)


async def test_a_visitor_is_told_and_read_along_with_while_it_is_on(open_page: OpenPage, open_desk: OpenPage) -> None:
    inbox = await open_desk()
    shop = await open_page("/demo")
    said = frames_of(shop)
    await open_widget(shop)
    await write(shop, "Is it open?")
    box = shop.get_by_role("dialog").locator("textarea")
    told = shop.get_by_role("dialog").get_by_text(TOLD)
    await box.press_sequentially("before anybody asked")
    await expect(told).to_have_count(0)

    await switch(inbox, on=True)
    await expect(told).to_be_visible()
    await inbox.goto("/inbox/all")
    await inbox.get_by_text("Is it open?").first.click()
    log = inbox.get_by_role("log")
    await shop.wait_for_timeout(1200)  # as long as a preview may wait
    assert not any("before anybody asked" in frame for frame in said), "what stood there already is not shown by itself"
    await box.press_sequentially(", and after", delay=30)
    await expect(log.get_by_text("before anybody asked, and after")).to_be_visible()
    assert len([frame for frame in said if "preview" in frame]) <= 3, "not each letter"

    await box.blur()
    await expect(log.get_by_text("before anybody asked, and after")).to_have_count(0)
    await box.press_sequentially("!")
    await expect(log.get_by_text("before anybody asked, and after!")).to_be_visible()
    await expect(log.get_by_text("not sent yet")).to_be_visible()
    await box.press("Enter")
    await expect(log.get_by_text("not sent yet")).to_have_count(0)
    await expect(log.get_by_text("before anybody asked, and after!")).to_be_visible()

    await switch(inbox, on=False)
    await expect(told).to_have_count(0)
    said.clear()
    await box.press_sequentially("Nobody reads this", delay=30)
    await shop.wait_for_timeout(1200)
    assert said
    assert not any("Nobody" in frame for frame in said)
