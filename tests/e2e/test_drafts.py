"""What one half writes is on one's other devices, in the box and in the list."""

import re

import pytest
from playwright.async_api import expect

from models import Site
from tests.conftest import Connect
from tests.e2e.conftest import OpenPage
from tests.support.cast import VisitorActor

pytestmark = [pytest.mark.e2e, pytest.mark.slow]


async def test_a_draft_follows_its_agent(open_page: OpenPage, open_desk: OpenPage, connect: Connect) -> None:
    desk = await open_desk()
    tab = await connect(VisitorActor(await Site.get()))
    await tab.say("When do you close?")
    laptop = await open_page("/sign-in")
    await laptop.get_by_label("Email").fill("ana@acme.example")
    await laptop.get_by_label("Password", exact=True).fill("correct horse battery")
    await laptop.get_by_role("button", name="Sign in").click()
    await expect(laptop).to_have_url(re.compile("/inbox"))
    for page in (desk, laptop):
        await page.goto("/inbox/all")
        await expect(page.get_by_text("When do you close?").first).to_be_visible()

    await desk.get_by_text("When do you close?").first.click()
    box = desk.locator("textarea[enterkeyhint=send]")
    await box.press_sequentially("At si")
    await expect(laptop.get_by_text("Draft: At si")).to_be_visible()
    await laptop.get_by_text("Draft: At si").click()
    theirs = laptop.locator("textarea[enterkeyhint=send]")
    await expect(theirs).to_have_value("At si")
    await theirs.press("End")
    await theirs.press_sequentially("x")
    await expect(box).to_have_value("At six")

    await desk.reload()
    await expect(box).to_have_value("At six")
    await box.press("Enter")
    await expect(theirs).to_have_value("")
    await expect(desk.get_by_role("log").get_by_text("At six")).to_be_visible()
    assert (await tab.receive("message_created"))["data"]["body"] == "When do you close?"
    assert (await tab.receive("message_created"))["data"]["body"] == "At six"
