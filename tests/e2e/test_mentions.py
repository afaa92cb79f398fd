"""An agent mentions a colleague by keyboard, who finds it, reads it, and follows from then on."""

import pytest
from playwright.async_api import expect

from chatting_rt.services import Services
from models import Membership, Site
from tests.conftest import Connect
from tests.e2e.conftest import OpenPage
from tests.support.cast import VisitorActor, join_workspace

pytestmark = [pytest.mark.e2e, pytest.mark.slow]


async def test_a_mention_is_written_found_and_read(open_desk: OpenPage, connect: Connect, services: Services) -> None:
    desk = await open_desk()
    owner, site = await Membership.get(), await Site.get()
    id = (await (await connect(VisitorActor(site))).say("Is it **open**?"))["conversation_id"]
    ben = await join_workspace(services, owner.workspace_id, site, "Ben Adams", "agent")
    colleague = await connect(ben)
    await desk.goto("/inbox/all")
    await desk.get_by_text("Is it open?").first.click()
    await desk.keyboard.press("n")
    box = desk.get_by_role("form").get_by_role("textbox")
    await box.press_sequentially("Is that so, @be")
    await expect(desk.get_by_role("option", name="Ben Adams")).to_be_visible()

    await box.press("Enter")
    await box.press_sequentially("?")
    await box.press("Enter")

    await expect(desk.locator("mark", has_text="@Ben Adams")).to_be_visible()
    assert (await colleague.receive("message_created"))["data"]["mentions"] == [str(ben.id)]
    log = desk.get_by_role("log")
    await log.get_by_role("button", name="Message actions").last.click()
    await desk.get_by_role("menuitem", name="Edit").click()
    box = log.get_by_role("textbox", name="Edit")
    await box.fill("Is that so?")
    await box.press_sequentially(" @an")
    await box.press("Tab")
    await box.press("Enter")
    await expect(log.locator("mark", has_text="@Ana Silva")).to_be_visible()
    assert (await colleague.receive("message_updated"))["data"]["mentions"] == [str(owner.id)]
    await desk.goto("/inbox/all")
    note = await colleague.say("It is, @Ana Silva", id, kind="note", mentions=[str(owner.id)])
    await desk.get_by_role("link", name="Mentions, 1 open").click()
    await desk.get_by_text("It is, @Ana Silva").first.click()
    await expect(desk.locator("mark", has_text="@Ana Silva").last).to_be_visible()
    await expect(desk.get_by_role("complementary").get_by_text("Ben Adams")).to_be_visible()
    moved = await colleague.receive("read_changed")
    while moved["position"]["read_seq"] < note["seq"]:
        moved = await colleague.receive("read_changed")
    await expect(desk.get_by_role("link", name="Mentions", exact=True)).to_be_visible()

    plain = await colleague.say("It is open", id, kind="note")
    while moved["position"]["read_seq"] < plain["seq"]:
        moved = await colleague.receive("read_changed")
    await desk.goto("/inbox/all")
    wanted = {"body": "It is open, @Ana Silva", "mentions": [str(owner.id)]}
    await colleague.call("edit_message", {"conversation_id": id, "message_id": plain["id"]} | wanted)
    await desk.get_by_role("link", name="Mentions, 1 open").click()
    await desk.get_by_text("It is open, @Ana Silva").first.click()
    await expect(desk.get_by_role("link", name="Mentions", exact=True)).to_be_visible()
