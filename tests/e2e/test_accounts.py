"""What people do about their own accounts, in a browser and in their mailbox."""

import re
from datetime import timedelta

import pyotp
import pytest
from playwright.async_api import Page, expect

from chatting_rt.services import Services
from tests.e2e.conftest import OpenPage
from tests.e2e.test_chat import sign_up
from tests.support.letters import link_to, mails_to

pytestmark = [pytest.mark.e2e, pytest.mark.slow]

ANA = "ana@acme.example"
PASSWORD = "correct horse battery"
ANOTHER = "another horse entirely"
BEN = "ben@ink.example"


async def sign_in(page: Page, password: str, email: str = ANA) -> None:
    await page.goto("/sign-in")
    await page.get_by_label("Email").fill(email)
    await page.get_by_label("Password", exact=True).fill(password)
    await page.get_by_role("button", name="Sign in", exact=True).click()


async def enter_code(page: Page, label: str, code: str) -> None:
    await page.get_by_label(label).fill(code)
    await page.get_by_role("button", name="Sign in", exact=True).click()


async def set_up_two_factor(page: Page, password: str = PASSWORD) -> tuple[pyotp.TOTP, list[str]]:
    """The authenticator that now goes with the account, and the recovery codes."""
    section = page.get_by_role("region", name="Two-factor sign-in")
    await section.get_by_role("button", name="Set up").click()
    await section.get_by_label("Current password").fill(password)
    await section.get_by_role("button", name="Continue").click()
    key = await section.get_by_role("region", name="Key for the authenticator app").inner_text()
    authenticator = pyotp.TOTP(key.replace(" ", "").strip())
    await section.get_by_label("Code that the app shows").fill(authenticator.now())
    await section.get_by_role("button", name="Switch on").click()
    codes = await section.get_by_role("region", name="Recovery codes", exact=True).inner_text()
    await section.get_by_role("button", name="I have kept them").click()
    await expect(section.get_by_text("On", exact=True)).to_be_visible()
    return authenticator, codes.split()


async def test_from_signing_up_to_a_colleague_with_a_second_factor(open_page: OpenPage, services: Services) -> None:
    """The whole way of two people, each step by the mail that it takes."""
    ana = await open_page("/sign-up")
    await sign_up(ana)
    await expect(ana).to_have_url(re.compile("/install"))
    await ana.goto(await link_to(services, ANA, "confirm-email"))
    await ana.get_by_role("button", name="Confirm address").click()
    await expect(ana.get_by_role("heading", name="Your address is confirmed")).to_be_visible()

    await ana.goto("/settings/members")
    await expect(ana.get_by_text(f"Confirm {ANA}")).to_be_hidden()
    await ana.get_by_label("Email").fill(BEN)
    await ana.get_by_role("button", name="Send invitation").click()
    await expect(ana.get_by_role("button", name=f"Send the invitation to {BEN} again")).to_be_visible()
    ben = await open_page(await link_to(services, BEN, "join"))
    await ben.get_by_label("Your name").fill("Ben")
    await ben.get_by_label("Password", exact=True).fill(PASSWORD)
    await ben.get_by_role("button", name="Join").click()
    await expect(ben).to_have_url(re.compile("/inbox/"))
    await expect(ana.get_by_label("Role of Ben")).to_have_value("agent")

    phone = await open_page("/sign-in")
    await phone.get_by_role("link", name="Forgot your password?").click()
    await phone.get_by_label("Email").fill(BEN)
    await phone.get_by_role("button", name="Send link").click()
    await expect(phone.get_by_role("heading", name="Look into your mailbox")).to_be_visible()
    await phone.goto(await link_to(services, BEN, "reset-password"))
    await phone.get_by_label("New password").fill(ANOTHER)
    await phone.get_by_role("button", name="Set password").click()
    await expect(phone.get_by_text("Your password is changed")).to_be_visible()
    await expect(ben).to_have_url(re.compile("/sign-in"))

    await sign_in(phone, ANOTHER, BEN)
    await expect(phone).to_have_url(re.compile("/inbox/"))
    await phone.goto("/profile/security")
    authenticator, recovery_codes = await set_up_two_factor(phone, ANOTHER)
    await sign_in(ben, ANOTHER, BEN)
    await enter_code(ben, "Code", authenticator.at(services.clock.now() + timedelta(seconds=30)))
    await expect(ben).to_have_url(re.compile("/inbox/"))
    tablet = await open_page("/sign-in")
    await sign_in(tablet, ANOTHER, BEN)
    await tablet.get_by_role("button", name="Use a recovery code").click()
    await enter_code(tablet, "Recovery code", recovery_codes[0])
    await expect(tablet).to_have_url(re.compile("/inbox/"))

    subjects = [str(mail["Subject"]) for mail in await mails_to(services, BEN)]
    assert subjects == [
        "Ana Silva invites you to Acme",
        "Choose a new password",
        "Your password was changed",
        "Two-factor sign-in is on",
        "New sign-in to your account",
        "New sign-in to your account",
    ], "also on the first device: since the reset it is not known any more"


async def test_an_address_is_confirmed_by_the_mail_and_the_reminder_goes(
    open_page: OpenPage, services: Services
) -> None:
    inbox = await open_page("/sign-up")
    await sign_up(inbox)
    await expect(inbox.get_by_text(f"Confirm {ANA}")).to_be_visible()

    letter = await open_page(await link_to(services, ANA, "confirm-email"))
    await letter.get_by_role("button", name="Confirm address").click()
    await expect(letter.get_by_role("heading", name="Your address is confirmed")).to_be_focused()

    await inbox.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    await expect(inbox.get_by_text(f"Confirm {ANA}")).to_be_hidden()

    await letter.reload()
    await letter.get_by_role("button", name="Confirm address").click()
    await expect(letter.get_by_role("heading", name="This link no longer works")).to_be_visible()


async def test_a_forgotten_password_is_set_anew_and_signs_everybody_out(
    open_page: OpenPage, services: Services
) -> None:
    inbox = await open_page("/sign-up")
    await sign_up(inbox)
    await expect(inbox).to_have_url(re.compile("/install"))

    page = await open_page("/sign-in")
    await page.get_by_role("link", name="Forgot your password?").click()
    await page.get_by_label("Email").fill(ANA)
    await page.get_by_role("button", name="Send link").click()
    await expect(page.get_by_role("heading", name="Look into your mailbox")).to_be_visible()

    await page.goto(await link_to(services, ANA, "reset-password"))
    await page.get_by_label("New password").fill("password12")
    await page.get_by_role("button", name="Set password").click()
    await expect(page.get_by_text("Too easy to guess")).to_be_visible()
    await expect(page.get_by_label("New password")).to_be_focused()
    await page.get_by_label("New password").fill(ANOTHER)
    await page.get_by_role("button", name="Set password").click()
    await expect(page.get_by_text("Your password is changed")).to_be_visible()

    await expect(inbox).to_have_url(re.compile("/sign-in"))
    await sign_in(page, PASSWORD)
    await expect(page.get_by_role("alert")).to_contain_text("wrong")
    await sign_in(page, ANOTHER)
    await expect(page).to_have_url(re.compile("/inbox/"))


async def test_a_password_is_not_enough_once_there_is_a_second_factor(open_page: OpenPage) -> None:
    inbox = await open_page("/sign-up")
    await sign_up(inbox)
    await expect(inbox).to_have_url(re.compile("/install"))
    await inbox.goto("/profile/security")
    _, recovery_codes = await set_up_two_factor(inbox)

    page = await open_page("/profile/sessions")
    await expect(page).to_have_url(re.compile(r"/sign-in\?next="))
    await page.get_by_label("Email").fill(ANA)
    await page.get_by_label("Password", exact=True).fill(PASSWORD)
    await page.get_by_role("button", name="Sign in", exact=True).click()
    await enter_code(page, "Code", "000000")
    await expect(page.get_by_text("This code is wrong")).to_be_visible()
    await expect(page.get_by_label("Code")).to_be_focused()
    await page.get_by_role("button", name="Use a recovery code").click()
    await enter_code(page, "Recovery code", recovery_codes[0])

    await expect(page).to_have_url(re.compile("/profile/sessions"))
    await expect(page.get_by_role("listitem")).to_have_count(2)
    await page.get_by_role("button", name="Sign out all others").click()
    await expect(page.get_by_role("listitem").filter(has_text="Chrome")).to_have_count(1)
    await expect(inbox).to_have_url(re.compile("/sign-in"))


async def test_the_only_owner_of_a_workspace_cannot_leave_and_is_told_why(open_page: OpenPage) -> None:
    page = await open_page("/sign-up")
    await sign_up(page)
    await expect(page).to_have_url(re.compile("/install"))
    await page.goto("/profile")
    await page.get_by_role("button", name="Delete account").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label(f"Type {ANA}").fill("ben@acme.example")
    await dialog.get_by_label("Password", exact=True).fill(PASSWORD)
    await dialog.get_by_role("button", name="Delete for good").click()
    await expect(dialog.get_by_label(f"Type {ANA}")).to_be_focused()

    await dialog.get_by_label(f"Type {ANA}").fill(ANA)
    await dialog.get_by_role("button", name="Delete for good").click()
    await expect(dialog.get_by_role("alert")).to_contain_text("only owner")
