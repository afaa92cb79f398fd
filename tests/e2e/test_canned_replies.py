"""Keeping a reply in the settings, and picking it by keyboard where one writes."""

import re

import pytest
from playwright.async_api import expect

from chatting_rt.services import Services
from models import Site
from tests.conftest import Connect
from tests.e2e.conftest import OpenPage
from tests.support.cast import VisitorActor

pytestmark = [pytest.mark.e2e, pytest.mark.slow]


async def test_a_reply_is_kept_and_picked(open_desk: OpenPage, connect: Connect, services: Services) -> None:
    page = await open_desk("/settings/canned-replies")
    await page.get_by_role("button", name="New canned reply").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Short code").fill("hello")
    await dialog.get_by_label("Text").fill("Hello {{visitor.nmae}}")
    await dialog.get_by_role("button", name="Save").click()
    await expect(dialog.get_by_text("There is no {{visitor.nmae}}.")).to_be_visible()
    await dialog.get_by_label("Text").fill("Hello {{visitor.name}}, welcome to {{workspace.name}}!")
    await dialog.get_by_role("button", name="Save").click()
    await expect(page.get_by_role("button", name="Change /hello")).to_be_visible()

    await (await connect(VisitorActor(await Site.get()))).say("Anybody here?")
    await page.goto("/inbox/all")
    await page.get_by_text("Anybody here?").first.click()
    box = page.locator("textarea[enterkeyhint=send]")
    await box.press_sequentially("/he")
    await expect(page.get_by_role("option").filter(has_text="/hello")).to_be_visible()
    await box.press("Enter")
    await expect(page.get_by_role("listbox")).to_be_hidden()
    await box.press_sequentially("Vera")  # over the variable that nobody knows, which is marked
    await expect(box).to_have_value(re.compile(r"^Hello Vera, welcome to .+!$"))
