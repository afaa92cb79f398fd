"""Who is signed in on the website is signed in to the chat too, on each of their devices."""

import time

import jwt
import pytest
from playwright.async_api import Page, expect

from models import Conversation
from tests.e2e.conftest import OpenPage
from tests.e2e.test_chat import open_widget, write
from tests.support.client import Client

pytestmark = [pytest.mark.e2e, pytest.mark.slow]


async def new_secret(inbox: Page) -> tuple[str, str]:
    """Of the site, with the site's id."""
    await inbox.goto("/settings/site")
    await inbox.get_by_role("button", name="New secret").click()
    dialog = inbox.get_by_role("dialog")
    secret = await dialog.get_by_role("region", name="The secret").inner_text()
    site_id = await dialog.get_by_role("region", name="The site's id").inner_text()
    await dialog.get_by_role("button", name="I have kept it").click()
    return secret.strip(), site_id.strip()


async def earlier_conversation(page: Page, token: str) -> None:
    """Resolved, so that no list in the inbox shows it."""
    url, key = page.url, await page.evaluate("document.querySelector('script[data-key]').dataset.key")
    tab = await Client(url, "/visitor", {"site_key": key, "identity_token": token}).join()
    conversation_id = (await tab.say("An older story"))["conversation_id"]
    await tab.leave()
    await Conversation.filter(id=conversation_id).update(status="resolved")


async def test_a_customer_finds_their_conversation_on_another_device(open_page: OpenPage, open_desk: OpenPage) -> None:
    inbox = await open_desk()
    secret, site_id = await new_secret(inbox)
    claims = {"sub": "5", "aud": site_id, "exp": int(time.time()) + 600, "name": "Vera"}
    who = {"jwt": jwt.encode(claims, secret, algorithm="HS256"), "attrs": {"plan": "pro"}}

    laptop = await open_page("/demo")
    await laptop.evaluate("who => Chatting('identify', who)", who)
    await open_widget(laptop)
    await write(laptop, "Asked at home")
    await expect(laptop.get_by_role("log").get_by_text("Asked at home")).to_be_visible()
    phone = await open_page("/demo")
    await phone.evaluate("who => Chatting('identify', who)", who)
    await open_widget(phone)

    await expect(phone.get_by_role("log").get_by_text("Asked at home")).to_be_visible()
    await write(phone, "And on the way")
    await expect(laptop.get_by_role("log").get_by_text("And on the way")).to_be_visible()
    await inbox.goto("/inbox/all")
    await inbox.get_by_text("And on the way").first.click()
    panel = inbox.get_by_role("complementary", name="Visitor")
    await expect(panel).to_contain_text("Verified")
    await expect(panel).to_contain_text("Vera")
    await expect(panel).to_contain_text("pro")
    await earlier_conversation(phone, who["jwt"])
    await inbox.reload()
    await expect(panel.get_by_role("link", name="An older story")).to_be_visible()
    stranger = await open_page("/demo")
    await stranger.evaluate("Chatting('identify', {id: '5', name: 'Vera'})")
    await open_widget(stranger)
    await write(stranger, "Who am I?")
    await expect(stranger.get_by_role("log").get_by_text("Who am I?")).to_be_visible()
    await expect(stranger.get_by_role("log").get_by_text("Asked at home")).to_have_count(0)
