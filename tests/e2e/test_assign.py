"""Giving a conversation away: who is there, how much they have, found by keyboard."""

import re

import pytest
from playwright.async_api import Page, expect

from chatting_rt.services import Services
from models import Membership, Site
from tests.conftest import Connect
from tests.e2e.conftest import OpenPage
from tests.e2e.test_chat import sign_up
from tests.support.cast import AgentActor, VisitorActor, join_workspace
from tests.support.client import Client

pytestmark = [pytest.mark.e2e, pytest.mark.slow]


async def enter(desk: Page, services: Services, *names: str) -> list[AgentActor]:
    await sign_up(desk)
    await expect(desk).to_have_url(re.compile("/install|/inbox"))
    owner, site = await Membership.get(), await Site.get()
    return [await join_workspace(services, owner.workspace_id, site, name, "agent") for name in names]


async def ask(tab: Client, times: int) -> list[str]:
    return [(await tab.say("Is it open?"))["conversation_id"] for _ in range(times)]


async def test_colleagues_are_offered_by_presence_and_load(
    open_page: OpenPage, connect: Connect, services: Services
) -> None:
    desk = await open_page("/sign-up")
    ben, cleo, _ = await enter(desk, services, "Ben Adams", "Cleo Ray", "Dora Lind")
    benjamin, other = await connect(ben), await connect(cleo)
    ids = await ask(await connect(VisitorActor(await Site.get())), 3)
    for id in ids[:2]:
        await benjamin.call("assign_conversation", {"conversation_id": id, "assignee_id": str(ben.id)})
    await desk.goto(f"/inbox/all/{ids[2]}")
    trigger = desk.get_by_role("button", name="Assign", exact=True)

    await trigger.click()
    await expect(desk.get_by_role("menuitemradio", name="Ben Adams online 2 open")).to_be_visible()
    menu = desk.get_by_role("menu")
    offered = menu.get_by_role("group", name="Assign").get_by_role("menuitemradio")
    await expect(offered).to_contain_text(["Ana Silva (you)", "Cleo Ray", "Ben Adams", "Dora Lind", "Unassigned"])
    await other.call("set_availability", {"availability": "busy"})
    await expect(menu.get_by_role("menuitemradio", name="Cleo Ray busy 0 open")).to_be_visible()
    await desk.keyboard.press("Escape")
    await expect(trigger).to_be_focused()

    await trigger.press("Enter")
    await expect(menu.get_by_role("menuitemradio", name="Unassigned")).to_be_focused()
    await desk.keyboard.press("Home")
    await desk.keyboard.press("ArrowDown")
    await expect(menu.get_by_role("menuitemradio", name="Ben Adams")).to_be_focused()
    await desk.keyboard.press("Enter")
    await expect(desk.get_by_role("button", name="Assigned to Ben Adams")).to_be_visible()


async def test_among_many_one_searches(open_page: OpenPage, connect: Connect, services: Services) -> None:
    desk = await open_page("/sign-up")
    await enter(desk, services, *(f"Colleague {n}" for n in range(12)), "Zoe Quist")
    (id,) = await ask(await connect(VisitorActor(await Site.get())), 1)
    await desk.goto(f"/inbox/all/{id}")
    await desk.get_by_role("button", name="Assign", exact=True).click()
    box = desk.get_by_role("searchbox", name="Find an agent or a team")
    await expect(box).to_be_focused()
    await box.press_sequentially("nobody like this")
    await expect(desk.get_by_text("There is nobody of this name.")).to_be_visible()

    await box.fill("")
    await box.press("ArrowDown")
    await expect(desk.get_by_role("menuitemradio", name="Ana Silva")).to_be_focused()
    await desk.keyboard.press("z")
    await expect(box).to_have_value("z")
    await expect(desk.get_by_role("menuitemradio")).to_have_count(1)
    await desk.keyboard.press("Enter")

    await expect(desk.get_by_role("button", name="Assigned to Zoe Quist")).to_be_visible()


async def test_in_a_narrow_list_the_deeds_with_many_stay_in_one_row(
    open_page: OpenPage, connect: Connect, services: Services
) -> None:
    desk = await open_page("/sign-up")
    await enter(desk, services)
    boss = await connect(
        await join_workspace(services, (await Membership.get()).workspace_id, await Site.get(), "Bo", "admin")
    )
    await boss.call("create_label", {"name": "Fire"})
    await ask(await connect(VisitorActor(await Site.get())), 1)
    state = await desk.context.storage_state()
    for locale, size in (("en", 1280), ("de", 1280), ("ar", 1280), ("de", 360)):
        page = await open_page(
            "/inbox/all", locale=locale, storage_state=state, viewport={"width": size, "height": 800}
        )
        await page.get_by_text("Is it open?").first.wait_for()
        await page.keyboard.press("j")
        await page.keyboard.press("x")
        deeds = page.get_by_role("toolbar").locator("[aria-busy] > button")
        await expect(deeds).to_have_count(5)
        boxes = [await deed.bounding_box() for deed in await deeds.all()]
        assert len({box["y"] for box in boxes if box}) == 1, locale
