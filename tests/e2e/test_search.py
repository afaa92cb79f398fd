"""An agent looks for what was said, by keyboard, and lands on the very message."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import expect

from chatting_rt.domain import search_windows
from chatting_rt.services import Services
from models import Site
from tests.conftest import Connect
from tests.e2e.conftest import OpenPage
from tests.e2e.test_chat import open_widget, write
from tests.support.cast import VisitorActor

pytestmark = [pytest.mark.e2e, pytest.mark.slow]

PADDING = """
INSERT INTO message (id, created_at, workspace_id, conversation_id, seq, public_seq, client_id, kind, body, author_type,
                     author_id, language)
SELECT gen_random_uuid(), created_at, workspace_id, conversation_id, -n, -n, gen_random_uuid(), kind,
       CASE n WHEN 120 THEN 'Do you refund parcels?' ELSE 'Hello ' || n END, author_type, author_id, language
FROM message, generate_series(1, 150) n
"""


async def test_a_message_far_up_is_found_and_shown(
    open_page: OpenPage, open_desk: OpenPage, services: Services
) -> None:
    inbox = await open_desk()
    shop = await open_page("/demo")
    await open_widget(shop)
    await write(shop, "Is it open?")
    await inbox.goto("/inbox/all")
    await expect(inbox.get_by_text("Is it open?").first).to_be_visible()
    await services.database.fetch(PADDING)

    await inbox.keyboard.press("/")
    await inbox.get_by_role("searchbox").fill("refunded parcel")
    found = inbox.get_by_role("link", name=re.compile("Do you refund parcels"))
    await expect(found).to_be_visible()
    assert await found.locator("mark").all_inner_texts() == ["refund", "parcels"]

    await inbox.get_by_label("Written by").select_option(label="From the team")
    await expect(inbox.get_by_text("Nothing was found")).to_be_visible()
    await inbox.get_by_label("Written by").select_option(label="From visitors")
    await expect(found).to_be_visible()
    await inbox.get_by_role("searchbox").press("ArrowDown")
    await expect(found).to_be_focused()
    await inbox.keyboard.press("Enter")

    message = inbox.get_by_role("log").get_by_text("Do you refund parcels?")
    await expect(message).to_be_in_viewport()
    await inbox.go_back()
    await expect(inbox.get_by_role("searchbox")).to_have_value("refunded parcel")

    await inbox.reload()
    await expect(inbox.get_by_role("searchbox")).to_have_value("refunded parcel")
    await expect(found).to_be_visible()


async def test_a_search_that_takes_long_goes_on_by_itself(
    open_desk: OpenPage, connect: Connect, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_windows, "FEW", -1)
    monkeypatch.setattr(search_windows, "BUDGET", 0)
    inbox = await open_desk()
    tab = await connect(VisitorActor(await Site.get()))
    id = (await tab.say("Where is the refund?"))["conversation_id"]
    for days in (40, 20):
        said = await tab.say(f"The refund, {days} days ago", id)
        await services.database.fetch(
            f"UPDATE message SET created_at = now() - interval '{days} days' WHERE id::text = $1", said["id"]
        )

    await inbox.goto("/search?q=%22the+refund%22")

    await expect(inbox.get_by_text("Searched back to")).to_be_visible()
    for words in ("Where is the refund", "20 days ago", "40 days ago"):
        await expect(inbox.get_by_role("link", name=re.compile(words))).to_be_visible()
    await expect(inbox.get_by_text("Searched back to")).to_have_count(0)
    await expect(inbox.get_by_role("button", name="Show more")).to_have_count(0)
