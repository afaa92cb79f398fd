"""One device of several is signed out from the list, and only that one."""

import re

import pytest
from playwright.async_api import expect

from tests.e2e.conftest import OpenPage, signed_in
from tests.support.api import PASSWORD, Api

pytestmark = [pytest.mark.e2e, pytest.mark.slow]

PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605 Version/18.5 Mobile/15E148 Safari/604.1"
TABLET = "Mozilla/5.0 (Android 15; Tablet; rv:139.0) Gecko/139.0 Firefox/139.0"


async def test_the_one_that_is_ended_shows_the_sign_in_page_within_two_seconds(open_page: OpenPage, api: Api) -> None:
    laptop = await open_page("/profile/sessions", storage_state=signed_in((await api.sign_up()).data["token"]))
    others = []
    for user_agent in (PHONE, TABLET):
        wish = {"email": "ana@acme.example", "password": PASSWORD}
        token = (await api.ask("POST", "/sessions", wish, **{"User-Agent": user_agent})).data["token"]
        others.append(await open_page("/inbox/all", storage_state=signed_in(token)))
    phone, tablet = others
    for page in others:
        await expect(page.get_by_role("button", name=re.compile("Acme"))).to_be_visible()
    await laptop.reload()
    await expect(laptop.get_by_text("Last seen")).to_have_count(3)

    await laptop.get_by_role("button", name="Sign out Safari on iPhone").click()

    await expect(phone).to_have_url(re.compile("/sign-in"), timeout=2500)  # two, and some for a busy machine
    await expect(phone.get_by_label("Password", exact=True)).to_be_visible()
    await expect(laptop.get_by_text("Safari on iPhone is signed out.")).to_be_visible()
    await expect(laptop.get_by_role("button", name="Sign out Firefox on Android")).to_be_visible()
    await tablet.goto("/profile/sessions")
    await expect(tablet.get_by_text("This device")).to_be_visible()
    await expect(tablet.get_by_text("Safari on iPhone")).to_have_count(0)
