"""Another address: asked for in the settings, agreed to in both mailboxes."""

import pytest
from playwright.async_api import expect

from chatting_rt.services import Services
from tests.e2e.conftest import OpenPage, signed_in
from tests.e2e.test_accounts import PASSWORD, sign_in
from tests.support.api import Api
from tests.support.letters import link_to

pytestmark = [pytest.mark.e2e, pytest.mark.slow]

ANA, NEW = "ana@acme.example", "ana@new.example"


async def test_it_changes_once_both_mailboxes_said_so(open_page: OpenPage, services: Services, api: Api) -> None:
    token = (await api.sign_up()).data["token"]
    confirmation = await link_to(services, ANA, "confirm-email")
    await api.ask("POST", f"/email-confirmations/{confirmation.rpartition('/')[2]}")
    page = await open_page("/profile/security", storage_state=signed_in(token))
    section = page.get_by_role("region", name="Email address")
    await section.get_by_label("New address").fill(ANA)
    await section.get_by_role("button", name="Change address").click()
    await expect(section.get_by_text("This is your address already.")).to_be_visible()
    await section.get_by_label("New address").fill(NEW)
    await section.get_by_label("Current password").fill(PASSWORD)
    await section.get_by_role("button", name="Change address").click()
    await expect(section.get_by_role("status")).to_contain_text(f"mailed to {ANA} and to {NEW}")

    mailbox = await open_page(await link_to(services, NEW, "confirm-email-change"))
    await mailbox.get_by_role("button", name="Confirm the change").click()
    await expect(mailbox.get_by_role("heading", name="Halfway there")).to_be_focused()
    await page.reload()
    await expect(section).to_contain_text(ANA)
    await mailbox.goto(await link_to(services, ANA, "confirm-email-change"))
    await mailbox.get_by_role("button", name="Confirm the change").click()
    await expect(mailbox.get_by_role("heading", name="Your address is changed")).to_be_focused()

    await page.reload()
    await expect(section).to_contain_text(NEW)
    await expect(section.get_by_text("Confirmed", exact=True)).to_be_visible()
    await sign_in(mailbox, PASSWORD)
    await expect(mailbox.get_by_role("alert")).to_contain_text("wrong")
    await sign_in(mailbox, PASSWORD, NEW)
    await mailbox.wait_for_url("**/inbox/**")
