"""An admin switches on that agents see who is on the site, and finds somebody there who never wrote."""

import pytest
from playwright.async_api import expect

from tests.e2e.conftest import OpenPage
from tests.e2e.test_chat import open_widget

pytestmark = [pytest.mark.e2e, pytest.mark.slow]


async def test_agents_see_who_is_on_the_site(open_page: OpenPage, open_desk: OpenPage) -> None:
    inbox = await open_desk()
    shop = await open_page("/demo")
    await open_widget(shop)

    await inbox.goto("/live")
    await inbox.get_by_role("button", name="Show visitors").click()

    await expect(inbox.get_by_role("link", name="Chatting: demo page")).to_be_visible(timeout=15_000)
    await expect(inbox.get_by_text("1 visitor", exact=True)).to_be_visible()
