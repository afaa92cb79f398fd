"""Who was here before on this device is let in while everybody else is guessing at the password."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import ClientConnectionError

from chatting_rt.infra.passwords import MAX_WAITING
from chatting_rt.infra.turnstile import Turnstile
from chatting_rt.services import Services
from chatting_rt.settings import Settings
from models import Account
from tests.domain.conftest import clock as clock
from tests.support.api import Api
from tests.support.clock import MovedClock
from tests.support.letters import mails_to, token_in

pytestmark = pytest.mark.slow

ANA = "ana@acme.example"


@pytest.fixture
def settings(tmp_path: Any) -> Settings:
    return Settings(host="127.0.0.1", port=0, data_dir=tmp_path, trusted_proxies="127.0.0.1")


async def confirm(api: Api, services: Services) -> None:
    await api.sign_up()
    assert (
        await api.ask("POST", f"/email-confirmations/{token_in((await mails_to(services, ANA))[-1])}")
    ).status == 200


async def known_device(api: Api, services: Services) -> str:
    await confirm(api, services)
    return str((await api.sign_in()).data["device_token"])


@asynccontextmanager
async def flood(api: Api, email: str) -> AsyncIterator[list[Any]]:
    """More guesses at once than may wait, each from another address; what they are answered."""
    answers: list[Any] = []

    async def guess(n: int) -> None:
        while True:
            person = {"email": email.format(n), "password": "guess"}
            answers.append(
                await api.ask("POST", "/sessions", person, **{"X-Forwarded-For": f"10.0.{n}.{len(answers)}"})
            )

    guesses = [asyncio.create_task(guess(n)) for n in range(MAX_WAITING + 10)]
    while len(answers) < 15:
        await asyncio.sleep(0.01)
    yield answers
    for each in guesses:
        each.cancel()
    await asyncio.wait(guesses)


@pytest.mark.parametrize("email", [ANA, "{}@acme.example"], ids=["at one account", "at any account"])
async def test_the_right_password_is_let_in_on_a_known_device_during_a_flood(
    api: Api, services: Services, email: str
) -> None:
    device_token = await known_device(api, services)

    async with flood(api, email) as answers:
        async with asyncio.timeout(5):
            assert (await api.sign_in(device_token=device_token)).status == 201
            assert (await api.sign_in("ana@acme.example", "wrong", device_token=device_token)).code == "unauthorized"

    refused = [answer for answer in answers if answer.status in (429, 503)]
    assert refused
    assert all(
        answer.data["error"]["retry_after"] > 0 and int(answer.headers["Retry-After"]) >= 1 for answer in refused
    )
    assert {answer.status for answer in answers} <= {401, 429, 503}


async def test_a_link_by_mail_makes_a_device_known(api: Api, services: Services) -> None:
    """So who is kept out by a flood on a new device has a way in."""
    await confirm(api, services)
    async with flood(api, ANA):
        await api.ask("POST", "/password-resets", {"email": ANA})
        link = token_in((await mails_to(services, ANA))[-1])
        reset = await api.ask("PUT", f"/password-resets/{link}", {"password": "another horse entirely"})
        cookie = reset.headers["Set-Cookie"].split(";")[0]
        person = {"email": ANA, "password": "another horse entirely"}
        assert (await api.ask("POST", "/sessions", person, Cookie=cookie)).status == 201


async def test_a_known_device_is_no_way_to_guess(api: Api, services: Services) -> None:
    """It has its own count; and it is worth nothing for another account, altered, or when it is old."""
    device_token = await known_device(api, services)
    for _ in range(10):
        assert (await api.sign_in(password="guess", device_token=device_token)).code == "unauthorized"
    refused = await api.sign_in(device_token=device_token)
    assert (refused.status, refused.code) == (429, "rate_limited")


@pytest.mark.parametrize("how", ["of somebody else", "altered", "old"])
async def test_what_is_no_known_device_waits_like_everybody(
    clock: MovedClock, api: Api, services: Services, how: str
) -> None:
    device_token = await known_device(api, services)
    if how == "of somebody else":
        await api.sign_up("ben@ink.example")
        await Account.filter(email="ben@ink.example").update(email_confirmed_at=services.clock.now())
        device_token = (await api.sign_in("ben@ink.example")).data["device_token"]
    elif how == "altered":
        account, _, signed = device_token.partition(".")
        device_token = f"{account}.{signed[:-2]}AA"
    else:
        clock.move(days=181)
    for _ in range(10):
        await api.sign_in(password="guess")
    assert (await api.sign_in(device_token=device_token)).code == "rate_limited"


async def test_a_device_is_known_only_where_the_address_is_confirmed(api: Api) -> None:
    """Anybody may claim an address, and must not get a way to guess at who owns it."""
    await api.sign_up()
    answer = await api.sign_in()
    assert answer.data["device_token"] is None
    assert "chatting_device" not in str(answer.headers)


async def test_strangers_are_hung_up_on_before_who_is_known(
    api: Api, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    device_token = await known_device(api, services)
    monkeypatch.setattr(Turnstile, "is_full", property(lambda _: True))
    with pytest.raises(ClientConnectionError):
        await api.sign_in()
    assert (await api.sign_in(device_token=device_token)).status == 201
