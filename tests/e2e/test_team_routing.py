"""A team that routes in its own way: set up in the dashboard, and said in the thread."""

import pytest
from playwright.async_api import expect

from tests.e2e.conftest import OpenPage
from tests.e2e.test_chat import open_widget, write

pytestmark = [pytest.mark.e2e, pytest.mark.slow]


async def test_a_team_is_given_its_own_capacity_and_gets_what_is_its(open_page: OpenPage, open_desk: OpenPage) -> None:
    inbox = await open_desk("/settings/teams")
    await inbox.get_by_role("button", name="New team").click()
    dialog = inbox.get_by_role("dialog")
    await dialog.get_by_label("Name").fill("Night shift")
    await expect(dialog.get_by_label("Waiting conversations")).to_have_value("")
    await dialog.get_by_label("Waiting conversations").select_option(label="Give them out in turns")
    await dialog.get_by_label("per agent").fill("none")
    await dialog.get_by_label("Ana Silva").check()
    await dialog.get_by_role("button", name="Save").click()
    await expect(dialog.get_by_text("A whole number from 1 to 1000.")).to_be_visible()
    await dialog.get_by_label("per agent").fill("3")
    await dialog.get_by_role("button", name="Save").click()
    await expect(inbox.get_by_text("Give them out in turns · 3 for each agent at most")).to_be_visible()
    await inbox.reload()
    await inbox.get_by_role("button", name="Change Night shift").click()
    await expect(dialog.get_by_label("per agent")).to_have_value("3")

    shop = await open_page("/demo")
    await open_widget(shop)
    await write(shop, "Is it open?")
    await inbox.goto("/inbox/unassigned")
    await inbox.get_by_text("Is it open?").first.click()
    await inbox.get_by_role("button", name="Assign").first.click()
    await inbox.get_by_role("menuitemradio", name="Night shift").click()

    line = "Given to Ana Silva: it was their turn. (team Night shift, 0 of 3 open before)"
    await expect(inbox.get_by_role("log").get_by_text(line)).to_be_visible()
