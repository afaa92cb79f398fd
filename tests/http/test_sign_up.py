"""Signing up and confirming one's address."""

from functools import partial

from chatting_rt.services import Services
from tests.support.api import PASSWORD, Api
from tests.support.letters import mails_to, token_in
from tests.support.statements import cost

ANA = "ana@acme.example"
WRITTEN = ('"account"', '"workspace"', '"session"', "email_link", '"mail"', "pgqueuer")


async def test_an_account_is_usable_at_once_and_confirmed_by_mail(api: Api, services: Services) -> None:
    signed_up = await api.sign_up()
    assert signed_up.status == 201
    assert signed_up.data["account"]["is_email_confirmed"] is False
    assert (await api.ask("GET", "/sessions", token=signed_up.data["token"])).status == 200

    token = token_in((await mails_to(services, ANA))[0])
    confirmed = await api.ask("POST", f"/email-confirmations/{token}")

    assert confirmed.data == {"email": ANA, "outcome": "confirmed"}
    assert (await api.sign_in()).data["account"]["is_email_confirmed"] is True
    assert (await api.ask("POST", f"/email-confirmations/{token}")).code == "not_found"


async def test_signing_up_does_not_tell_whether_an_address_is_known(api: Api, services: Services) -> None:
    first = await api.sign_up()
    await api.ask("POST", f"/email-confirmations/{token_in((await mails_to(services, ANA))[0])}")

    second = await api.sign_up(password="entirely another one")

    assert (first.status, first.data.keys()) == (second.status, second.data.keys())
    token = token_in((await mails_to(services, ANA))[-1])
    assert (await api.sign_in()).data["account"]["id"] == first.data["account"]["id"]
    assert (await api.ask("POST", f"/email-confirmations/{token}")).code == "conflict"
    assert (await api.sign_in()).data["account"]["id"] == first.data["account"]["id"]


async def test_nor_does_the_work_that_it_makes(api: Api, services: Services) -> None:
    await api.sign_up()
    await api.ask("POST", f"/email-confirmations/{token_in((await mails_to(services, ANA))[0])}")

    known, unknown = [
        await cost(partial(api.sign_up, email), of=WRITTEN, tries=1) for email in (ANA, "nobody@acme.example")
    ]

    assert known == unknown
    assert len(known) > 6


async def test_passwords_that_everybody_guesses_are_refused(api: Api) -> None:
    for password in ("password123", "Ana Silva 1", "1234567890", "ana@acme.example"):
        answer = await api.sign_up(password=password)
        assert (answer.status, answer.code, answer.data["error"]["field"]) == (422, "invalid_payload", "password")
    assert (await api.sign_up(password=PASSWORD)).status == 201
