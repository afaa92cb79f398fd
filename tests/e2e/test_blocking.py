"""An admin blocks an address and lets it in again, on the settings page."""

import pytest
from playwright.async_api import expect

from tests.e2e.conftest import OpenPage

pytestmark = [pytest.mark.e2e, pytest.mark.slow]


async def test_an_address_is_blocked_and_let_in_again(open_desk: OpenPage) -> None:
    inbox = await open_desk("/settings/blocked")
    await expect(inbox.get_by_text("Nobody is blocked.")).to_be_visible()

    network = inbox.get_by_label("Address or network")
    await network.fill("0.0.0.0/0")
    await inbox.get_by_role("button", name="Block", exact=True).click()
    await expect(inbox.get_by_text("This is no address or network that can be blocked.")).to_be_visible()
    await network.fill("203.0.113.9/24")
    await inbox.get_by_label("Reason (optional)").fill("Spam")
    await inbox.get_by_label("For how long").select_option("7")
    await inbox.get_by_role("button", name="Block", exact=True).click()

    row = inbox.get_by_role("listitem").filter(has_text="203.0.113.0/24")
    await expect(row).to_contain_text("Spam")
    await expect(row).to_contain_text("Until")
    await row.get_by_role("button", name="Unblock 203.0.113.0/24").click()
    await expect(row).to_have_count(0)
