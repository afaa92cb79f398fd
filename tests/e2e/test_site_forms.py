"""A site asks before a conversation starts: set up by an admin, answered in the widget, read by an agent."""

import re

import pytest
from playwright.async_api import Locator, Page, expect

from tests.e2e.conftest import OpenPage
from tests.e2e.test_chat import open_widget

pytestmark = [pytest.mark.e2e, pytest.mark.slow]


async def add(section: Locator, kind: str, title: str, text: str) -> None:
    await section.get_by_role("button", name=kind, exact=True).click()
    field = section.get_by_role("group", name=title)
    await field.get_by_role("textbox").first.fill(text)
    await field.get_by_label("Must be answered").check()


async def ask_for_email_and_consent(inbox: Page, title: str) -> None:
    section = inbox.get_by_role("region", name=title)
    await add(section, "Email", "1. Email", "Where do we reach you?")
    await add(section, "Consent", "2. Consent", "I agree to the terms")
    await expect(section.get_by_role("group", name="Preview")).to_contain_text("Where do we reach you?")
    await section.get_by_role("button", name="Save").click()
    await expect(inbox.get_by_text("Saved.")).to_be_visible()


async def test_a_visitor_answers_before_the_chat_and_the_agent_reads_it(
    open_page: OpenPage, open_desk: OpenPage
) -> None:
    inbox = await open_desk("/settings/site")
    await ask_for_email_and_consent(inbox, "Questions before a chat")

    shop = await open_page("/demo")
    await open_widget(shop)
    email, consent = shop.get_by_label("Where do we reach you?"), shop.get_by_label("I agree to the terms")
    await expect(email).to_be_focused()
    await email.fill("vera@home")
    await shop.get_by_label("How can we help?").fill("Is it open?")
    await shop.get_by_role("button", name="Start chat").click()
    await expect(email).to_be_focused()
    await expect(email).to_have_attribute("aria-invalid", "true")
    await expect(email).to_have_accessible_description("This is not an email address.")
    await expect(consent).to_have_accessible_description("Please tick this to go on.")
    await email.fill("vera@home.example")
    await consent.press("Space")
    await shop.get_by_role("button", name="Start chat").press("Enter")
    await expect(shop.get_by_role("log").get_by_text("Is it open?")).to_be_visible()
    await expect(shop.get_by_role("textbox", name="Write a message…")).to_be_visible()

    await inbox.goto("/inbox/all")
    await inbox.get_by_text("Is it open?").first.click()
    panel = inbox.get_by_role("complementary", name="Visitor")
    answers = panel.get_by_role("region", name="Answers before the chat")
    await expect(answers).to_contain_text("Where do we reach you?vera@home.example")
    await expect(answers).to_contain_text("I agree to the termsYes")


async def test_other_questions_are_asked_while_the_team_is_away(open_page: OpenPage, open_desk: OpenPage) -> None:
    inbox = await open_desk("/settings/site")
    await ask_for_email_and_consent(inbox, "Questions while you are away")
    here = await open_page("/demo")
    await open_widget(here)
    await expect(here.get_by_role("textbox", name="Write a message…")).to_be_visible()

    await inbox.get_by_role("button", name=re.compile("availability")).click()
    await inbox.get_by_role("menuitemradio", name="Away").click()
    away = await open_page("/demo")
    await open_widget(away)
    await expect(away.get_by_label("Where do we reach you?")).to_be_visible()
    await expect(away.get_by_role("textbox", name="Write a message…")).to_have_count(0)
