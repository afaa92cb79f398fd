"""Answering to one message among many, from both sides, and crossing a colleague's reply."""

import pytest
from playwright.async_api import expect

from chatting_rt.services import Services
from models import Membership, Site
from tests.conftest import Connect
from tests.e2e.conftest import OpenPage
from tests.e2e.test_chat import open_widget, write
from tests.support.cast import join_workspace

pytestmark = [pytest.mark.e2e, pytest.mark.slow]


async def test_both_sides_quote(open_page: OpenPage, open_desk: OpenPage) -> None:
    desk = await open_desk()
    shop = await open_page("/demo")
    await open_widget(shop)
    await write(shop, "Is it open?")
    await desk.goto("/inbox/all")
    await desk.get_by_text("Is it open?").first.click()

    thread = desk.get_by_role("log")
    await thread.get_by_role("button", name="Message actions").click()
    await desk.get_by_role("menuitem", name="Quote").click()
    box = desk.locator("textarea[enterkeyhint=send]")
    await expect(desk.locator("form blockquote")).to_contain_text("Is it open?")
    await box.fill("Until six")
    await box.press("Enter")
    await expect(thread.locator("blockquote")).to_contain_text("Is it open?")
    await expect(desk.locator("form blockquote")).to_be_hidden()

    panel = shop.get_by_role("dialog")
    await expect(panel.locator("blockquote")).to_contain_text("Is it open?")
    await panel.get_by_role("button", name="Reply to this message").last.click()
    await expect(panel.locator("form blockquote")).to_contain_text("Until six")
    await write(shop, "Thanks")
    await expect(panel.locator("form blockquote")).to_be_hidden()
    await expect(thread.locator("blockquote").last).to_contain_text("Until six")

    await thread.get_by_role("button", name="Message actions").first.click()
    await desk.get_by_role("menuitem", name="Delete").click()
    await desk.get_by_role("dialog").get_by_role("button", name="Delete").click()
    await expect(panel.locator("blockquote").first).to_contain_text("Message deleted")


async def test_who_crosses_a_colleague_is_asked(
    open_page: OpenPage, open_desk: OpenPage, connect: Connect, services: Services
) -> None:
    desk = await open_desk()
    shop = await open_page("/demo")
    await open_widget(shop)
    await write(shop, "Is it open?")
    await desk.goto("/inbox/all")
    await desk.get_by_text("Is it open?").first.click()
    owner, site = await Membership.get(), await Site.get()
    colleague = await connect(await join_workspace(services, owner.workspace_id, site, "Ben", "agent"))
    [item] = (await colleague.call("list_conversations", {}))["items"]

    await desk.context.set_offline(True)
    box = desk.locator("textarea[enterkeyhint=send]")
    await box.fill("Until six")
    await box.press("Enter")
    await colleague.say("Until 6 pm", item["conversation"]["id"])
    await desk.context.set_offline(False)

    await expect(desk.get_by_text("Ben has replied meanwhile.")).to_be_visible(timeout=60_000)
    await desk.get_by_role("button", name="Send anyway").click()
    await expect(desk.get_by_text("Ben has replied meanwhile.")).to_be_hidden()
    await expect(shop.get_by_role("dialog").get_by_text("Until six")).to_be_visible()
