"""Business hours: said in the dashboard, read in the widget in the visitor's own time."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.async_api import expect

from tests.e2e.conftest import OpenPage
from tests.e2e.test_chat import open_widget, write

pytestmark = [pytest.mark.e2e, pytest.mark.slow]


async def test_visitors_read_in_their_own_time_when_the_team_is_back(open_page: OpenPage, open_desk: OpenPage) -> None:
    inbox = await open_desk(timezone_id="UTC")
    shop = await open_page("/demo", timezone_id="Asia/Kathmandu")
    await open_widget(shop)
    await write(shop, "Is it open?")
    closed = shop.get_by_role("dialog").get_by_text(re.compile("Open again: .* 3:45.PM"))
    await expect(closed).to_have_count(0)

    await inbox.goto("/settings/hours")
    await inbox.get_by_label("We answer at these hours only").check()
    for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"):
        await inbox.get_by_role("button", name=f"Remove hours 1 of {day}").click()
    await inbox.get_by_role("button", name="Add holiday").click()
    await inbox.get_by_label("Date").fill((datetime.now(UTC) + timedelta(days=2)).date().isoformat())
    await inbox.get_by_role("button", name="Add hours Holiday 1").click()
    await inbox.get_by_role("button", name="Save").click()
    await expect(inbox.get_by_label("Name")).to_be_focused()
    await inbox.get_by_label("Name").fill("Open day")
    await inbox.get_by_label("From").fill("10:00")
    await inbox.get_by_label("To").fill("12:00")
    await inbox.get_by_role("button", name="Save").click()
    await expect(inbox.get_by_text("Saved")).to_be_visible()

    await expect(closed).to_have_count(2)  # below the team's name and below what waits
    await inbox.reload()
    await expect(inbox.get_by_label("Name")).to_have_value("Open day")
    await inbox.get_by_label("We answer at these hours only").uncheck()
    await inbox.get_by_role("button", name="Save").click()
    await expect(closed).to_have_count(0)
