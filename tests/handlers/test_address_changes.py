"""Another address: both mailboxes agree to it, each time, and nobody learns who has an account."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from tortoise.transactions import in_transaction

from chatting_rt.services import Services
from models import Account
from tests.support.api import PASSWORD, Api
from tests.support.client import Client
from tests.support.eventually import eventually
from tests.support.letters import link_to, mails_to, text_of, token_in
from tests.support.statements import cost

ANA, NEW = "ana@acme.example", "ana@new.example"
AT_HOME = {"email": NEW, "password": PASSWORD}
WAITING = "SELECT count(*) = {} FROM pg_locks WHERE NOT granted"
TOUCHED = ('"account"', "email_link", '"mail"', "pgqueuer")


@pytest.fixture
async def unconfirmed_desk(api: Api, url: str) -> AsyncIterator[Client]:
    """Ana's, signed up a moment ago."""
    client = await Client(url, "/agent", {"token": (await api.sign_up()).data["token"]}).join()
    yield client
    await client.leave()


@pytest.fixture
async def desk(unconfirmed_desk: Client, api: Api, services: Services) -> Client:
    await follow(api, services, ANA)
    return unconfirmed_desk


async def follow(api: Api, services: Services, address: str) -> str:
    """What became of it, or why not."""
    link = (await link_to(services, address, "confirm-email[a-z-]*")).rpartition("/")[2]
    answer = await api.ask("POST", f"/email-confirmations/{link}")
    return str(answer.data["outcome"]) if answer.status == 200 else answer.code


async def test_it_changes_once_both_ends_agree(desk: Client, api: Api, services: Services) -> None:
    await desk.call("change_email", AT_HOME)

    assert await follow(api, services, ANA) == "waiting"
    assert (await api.sign_in(ANA)).status == 201
    assert await follow(api, services, NEW) == "changed"

    assert (await api.sign_in(ANA)).code == "unauthorized"
    assert (await api.sign_in(NEW)).data["account"]["is_email_confirmed"] is True
    for address in (ANA, NEW):
        assert "Your email address was changed" in [mail["Subject"] for mail in await mails_to(services, address)]


async def test_each_end_is_asked_what_concerns_it(desk: Client, services: Services) -> None:
    await desk.call("change_email", AT_HOME)

    allow, confirm = [(await mails_to(services, address))[-1] for address in (ANA, NEW)]

    assert allow["Subject"] == "Allow your email address to change"
    assert NEW in text_of(allow)
    assert confirm["Subject"] == "Confirm your new email address"
    assert ANA not in text_of(confirm)


async def test_what_was_agreed_to_once_counts_for_no_later_change(desk: Client, api: Api, services: Services) -> None:
    for here, there in ((ANA, NEW), (NEW, ANA)):
        await desk.call("change_email", {"email": there, "password": PASSWORD})
        assert await follow(api, services, here) == "waiting"
        assert await follow(api, services, there) == "changed"

    await desk.call("change_email", AT_HOME)

    assert await follow(api, services, NEW) == "waiting", "it was an address of theirs before; the old end says nothing"
    assert (await api.sign_in(ANA)).status == 201


async def test_ends_that_agree_at_once_have_agreed(desk: Client, api: Api, services: Services) -> None:
    await desk.call("change_email", AT_HOME)
    links = [token_in((await mails_to(services, address))[-1]) for address in (ANA, NEW)]

    async with in_transaction():
        await Account.filter(email=ANA).select_for_update().get()
        answering = [asyncio.create_task(api.ask("POST", f"/email-confirmations/{link}")) for link in links]
        await eventually(lambda: services.database.value(WAITING.format(2)))
    answers = await asyncio.gather(*answering)

    assert sorted(answer.data["outcome"] for answer in answers) == ["changed", "waiting"]


async def test_a_new_password_ends_a_change_that_is_agreed_to_at_the_same_instant(
    desk: Client, api: Api, services: Services
) -> None:
    await api.ask("POST", "/password-resets", {"email": ANA})
    reset = token_in((await mails_to(services, ANA))[-1])
    await desk.call("change_email", AT_HOME)
    allow = token_in((await mails_to(services, ANA))[-1])

    async with in_transaction():
        await Account.filter(email=ANA).select_for_update().get()
        new_password = {"password": "another horse entirely"}
        resetting = asyncio.create_task(api.ask("PUT", f"/password-resets/{reset}", new_password))
        await eventually(lambda: services.database.value(WAITING.format(1)))
        agreeing = asyncio.create_task(api.ask("POST", f"/email-confirmations/{allow}"))
        await eventually(lambda: services.database.value(WAITING.format(2)))

    assert (await resetting).status == 204
    assert (await agreeing).code == "not_found"


async def test_an_address_that_nobody_confirmed_is_not_asked(
    unconfirmed_desk: Client, api: Api, services: Services
) -> None:
    """It may be mistyped: else nobody could ever mend that."""
    await unconfirmed_desk.call("change_email", AT_HOME)

    assert [mail["Subject"] for mail in await mails_to(services, ANA)] == ["Confirm your email address"]
    assert await follow(api, services, NEW) == "changed"
    assert await follow(api, services, ANA) == "not_found", "the link confirms an address that it is no more"
    assert (await api.sign_in(NEW)).data["account"]["is_email_confirmed"] is True


async def test_a_new_password_ends_what_somebody_began_with_the_old_one(
    desk: Client, api: Api, services: Services
) -> None:
    await desk.call("change_email", AT_HOME)
    assert await follow(api, services, NEW) == "waiting"
    allow = token_in((await mails_to(services, ANA))[-1])

    await desk.call("change_password", {"password": PASSWORD, "new_password": "another horse entirely"})

    assert (await api.ask("POST", f"/email-confirmations/{allow}")).code == "not_found"


async def test_nobody_is_told_whether_the_new_address_is_known(desk: Client, api: Api, services: Services) -> None:
    """Neither by the answer nor by the work that is done. Who reads that mailbox is told."""
    await api.sign_up(NEW)
    assert await follow(api, services, NEW) == "confirmed"

    asked = {}
    for email in (NEW, "nobody@new.example"):
        wish = {"email": email, "password": PASSWORD}
        asked[email] = await cost(lambda wish=wish: desk.call("change_email", wish), of=TOUCHED, tries=1)

    assert len(asked[NEW]) > 4
    assert asked[NEW] == asked["nobody@new.example"]
    await desk.call("change_email", AT_HOME)
    assert await follow(api, services, ANA) == "waiting"
    assert await follow(api, services, NEW) == "conflict"
