"""Inviting, joining, teams, tokens and several workspaces, in a browser and in the mailbox."""

import re

import pytest
from playwright.async_api import expect

from chatting_rt.services import Services
from tests.e2e.conftest import OpenPage
from tests.support.letters import link_to

pytestmark = [pytest.mark.e2e, pytest.mark.slow]

BEN = "ben@ink.example"
PASSWORD = "correct horse battery"


async def test_somebody_is_invited_joins_and_is_removed(
    open_page: OpenPage, open_desk: OpenPage, services: Services
) -> None:
    owner = await open_desk("/settings/members")
    await owner.get_by_label("Email").fill("not an address")
    await owner.get_by_role("button", name="Send invitation").click()
    await expect(owner.get_by_label("Email")).to_be_focused()
    await owner.get_by_label("Email").fill(BEN)
    await owner.get_by_role("button", name="Send invitation").click()
    await expect(owner.get_by_role("button", name=f"Send the invitation to {BEN} again")).to_be_visible()

    ben = await open_page(await link_to(services, BEN, "join"))
    await expect(ben.get_by_role("heading", name=re.compile("^Join "))).to_be_visible()
    await ben.get_by_label("Your name").fill("Ben")
    await ben.get_by_label("Password", exact=True).fill(PASSWORD)
    await ben.get_by_role("button", name="Join").click()
    await expect(ben).to_have_url(re.compile("/inbox/"))

    role = owner.get_by_label("Role of Ben")
    await expect(role).to_have_value("agent")
    await role.select_option("admin")
    await expect(owner.get_by_text("Ben: Admin.")).to_be_visible()
    await ben.goto("/settings/members")
    await expect(ben.get_by_role("heading", name="Invite somebody")).to_be_visible()

    await owner.get_by_role("button", name="Remove Ben").click()
    await owner.get_by_role("dialog").get_by_role("button", name="Remove", exact=True).click()
    await expect(owner.get_by_role("button", name="Remove Ben")).to_be_hidden()
    await expect(ben.get_by_role("heading", name="You are in no workspace")).to_be_visible()
    await ben.get_by_label("Name").fill("Ben's own")
    await ben.get_by_role("button", name="Create workspace").click()
    await expect(ben.get_by_role("button", name=re.compile("Ben's own: Switch"))).to_be_visible()


async def test_one_person_has_two_workspaces_a_team_and_a_token(open_desk: OpenPage) -> None:
    page = await open_desk("/settings/teams")
    await page.get_by_role("button", name="New team").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Name").fill("Night shift")
    await dialog.get_by_role("checkbox").first.check()
    await dialog.get_by_role("button", name="Save").click()
    await expect(page.get_by_role("button", name="Change Night shift")).to_be_visible()

    await page.goto("/settings/api-tokens")
    await page.get_by_role("button", name="New token").click()
    await dialog.get_by_label("What it is for").fill("Bot")
    await dialog.get_by_role("button", name="Make token").click()
    await expect(dialog.get_by_text("Choose at least one.")).to_be_visible()
    await dialog.get_by_label("Manage teams").check()
    await dialog.get_by_role("button", name="Make token").click()
    await expect(dialog.get_by_role("region", name="The token")).to_contain_text("chat_")
    await dialog.get_by_role("button", name="I have kept it").click()
    await expect(page.get_by_role("button", name="End Bot")).to_be_visible()

    await page.get_by_role("button", name=re.compile("Switch workspace")).click()
    await page.get_by_role("menuitem", name="New workspace").click()
    await dialog.get_by_label("Name").fill("Bakery")
    await dialog.get_by_role("button", name="Create workspace").click()
    await expect(page.get_by_role("button", name=re.compile("Bakery: Switch"))).to_be_visible()
    await page.goto("/settings/workspace")
    await page.get_by_label("Name", exact=True).fill("Bakers")
    await page.get_by_role("button", name="Save").click()
    await expect(page.get_by_role("button", name=re.compile("Bakers: Switch"))).to_be_visible()
    await page.get_by_role("button", name="Delete workspace").click()
    await dialog.get_by_label("Type Bakers").fill("Bakers")
    await dialog.get_by_label("Password", exact=True).fill(PASSWORD)
    await dialog.get_by_role("button", name="Delete workspace").click()
    await page.get_by_role("button", name="Keep the workspace").click()
    await expect(page.get_by_text("The workspace stays.")).to_be_visible()

    await page.goto("/settings/site")
    await page.get_by_role("button", name="Add website").last.click()
    await dialog.get_by_label("Name").fill("Blog")
    await dialog.get_by_role("button", name="Add website").click()
    await expect(page.get_by_label("Website", exact=True)).to_contain_text("Blog")
