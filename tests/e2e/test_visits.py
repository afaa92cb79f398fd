"""Agents see where the visitor whom they answer is, while the visitor does not mind."""

import pytest
from playwright.async_api import expect

from tests.e2e.conftest import OpenPage
from tests.e2e.test_chat import open_widget, write

pytestmark = [pytest.mark.e2e, pytest.mark.slow]


async def test_agents_see_where_the_visitor_is(open_page: OpenPage, open_desk: OpenPage) -> None:
    inbox = await open_desk()
    shop = await open_page("/demo?utm_source=letter&token=hush", timezone_id="Asia/Tokyo")
    await open_widget(shop)
    await write(shop, "Do you have lamps?")
    await expect(shop.get_by_role("log").get_by_text("Do you have lamps?")).to_be_visible()

    await inbox.goto("/inbox/all")
    await inbox.get_by_text("Do you have lamps?").first.click()
    panel = inbox.get_by_role("complementary", name="Visitor")
    for fact in ("Chatting: demo page", "letter", "Chrome"):
        await expect(panel).to_contain_text(fact)
    assert "hush" not in await panel.inner_html()

    await shop.evaluate("document.title = 'Lamps'; history.pushState({}, '', '/demo/lamps')")
    await expect(panel.get_by_role("link", name="Lamps")).to_be_visible()

    await shop.evaluate("Chatting('consent', false); document.title = 'Secret'; history.pushState({}, '', '/secret')")
    await inbox.reload()
    await expect(panel).to_contain_text("Visitor")
    await expect(panel.get_by_role("link", name="Lamps")).to_have_count(0)
