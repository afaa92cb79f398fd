"""A forgotten password: one link, once, for an hour, and nothing that tells who has an account."""

import asyncio

import pyotp
import pytest

from chatting_rt.domain import password_resets
from chatting_rt.infra.passwords.hasher import Hasher
from chatting_rt.services import Services
from tests.domain.conftest import clock as clock
from tests.support.api import PASSWORD, Api
from tests.support.client import Client
from tests.support.clock import MovedClock
from tests.support.letters import mails_to, token_in

ANA = "ana@acme.example"
NEW = "another horse entirely"


async def reset_token(api: Api, services: Services, email: str = ANA) -> str:
    assert (await api.ask("POST", "/password-resets", {"email": email})).status == 202
    return token_in((await mails_to(services, email))[-1])


async def test_a_forgotten_password_is_reset_by_mail(api: Api, services: Services) -> None:
    before = (await api.sign_up()).data["token"]
    token = await reset_token(api, services)

    answer = await api.ask("PUT", f"/password-resets/{token}", {"password": NEW})

    assert answer.status == 204
    assert (await api.sign_in()).code == "unauthorized"
    assert (await api.sign_in(password=NEW)).status == 201
    assert (await api.ask("GET", "/sessions", token=before)).code == "unauthorized"
    told = await mails_to(services, ANA)
    assert any("password" in mail["Subject"].lower() and "changed" in mail["Subject"].lower() for mail in told)


@pytest.mark.slow
async def test_the_link_works_once_among_many_racers(api: Api, services: Services) -> None:
    await api.sign_up()
    token = await reset_token(api, services)

    answers = await asyncio.gather(
        *(api.ask("PUT", f"/password-resets/{token}", {"password": f"{NEW} number {n}"}) for n in range(50))
    )

    won = [n for n, answer in enumerate(answers) if answer.status == 204]
    assert len(won) == 1
    assert {answer.code for answer in answers if answer.status != 204} <= {"not_found", "overloaded"}
    assert (await api.sign_in(password=f"{NEW} number {won[0]}")).status == 201


async def test_the_newest_link_wins(api: Api, services: Services) -> None:
    await api.sign_up()
    older = await reset_token(api, services)
    newer = await reset_token(api, services)

    assert older != newer
    assert (await api.ask("PUT", f"/password-resets/{older}", {"password": NEW})).code == "not_found"
    assert (await api.ask("PUT", f"/password-resets/{newer}", {"password": NEW})).status == 204


async def test_the_link_dies_after_an_hour(clock: MovedClock, api: Api, services: Services) -> None:
    await api.sign_up()
    token = await reset_token(api, services)
    clock.move(minutes=59)
    in_time = await reset_token(api, services)
    clock.move(minutes=59)
    assert (await api.ask("PUT", f"/password-resets/{in_time}", {"password": NEW})).status == 204

    too_late = await reset_token(api, services)
    clock.move(minutes=60)

    for link in (token, too_late):
        assert (await api.ask("PUT", f"/password-resets/{link}", {"password": PASSWORD})).code == "not_found"
    assert (await api.sign_in(password=NEW)).status == 201


async def test_the_link_dies_when_the_password_is_changed(api: Api, services: Services, url: str) -> None:
    desk = await Client(url, "/agent", {"token": (await api.sign_up()).data["token"]}).join()
    token = await reset_token(api, services)

    await desk.call("change_password", {"password": PASSWORD, "new_password": NEW})
    await desk.leave()

    assert (await api.ask("PUT", f"/password-resets/{token}", {"password": PASSWORD})).code == "not_found"
    assert (await api.sign_in(password=NEW)).status == 201


async def test_every_device_is_signed_out_and_its_socket_cut(api: Api, services: Services, url: str) -> None:
    tokens = [(await api.sign_up()).data["token"], (await api.sign_in()).data["token"]]
    desks = [await Client(url, "/agent", {"token": token}).join() for token in tokens]
    token = await reset_token(api, services)

    await api.ask("PUT", f"/password-resets/{token}", {"password": NEW})

    for desk in desks:
        assert await desk.is_shut_out("start", {}), "at once"
    async with asyncio.timeout(2):
        for desk in desks:
            await desk.receive("session_revoked")
            await desk.is_gone.wait()
    for each in tokens:
        assert (await api.ask("GET", "/sessions", token=each)).code == "unauthorized"


async def test_devices_that_were_known_are_so_no_more(api: Api, services: Services) -> None:
    """Whoever had the old password may have signed in on one: it would not be told of, and could guess on."""
    await api.sign_up()
    await api.ask("POST", f"/email-confirmations/{token_in((await mails_to(services, ANA))[-1])}")
    theirs = (await api.sign_in()).data["device_token"]
    known = (await api.sign_in(device_token=theirs)).data["device_token"]
    token = await reset_token(api, services)
    told = len(await mails_to(services, ANA))

    reset = await api.ask("PUT", f"/password-resets/{token}", {"password": NEW})

    mine = reset.headers["Set-Cookie"].split(";")[0].partition("=")[2]
    assert (await api.sign_in(password=NEW, device_token=mine)).status == 201
    assert len(await mails_to(services, ANA)) == told + 1, "that the password was changed, and nothing of a new device"
    for device in (theirs, known):
        assert (await api.sign_in(password=NEW, device_token=device)).status == 201
    assert [mail["Subject"] for mail in await mails_to(services, ANA)][told + 1 :] == [
        "New sign-in to your account"
    ] * 2


async def test_a_second_factor_stays(api: Api, services: Services, url: str) -> None:
    desk = await Client(url, "/agent", {"token": (await api.sign_up()).data["token"]}).join()
    secret = (await desk.call("start_two_factor", {"password": PASSWORD}))["secret"]
    await desk.call("confirm_two_factor", {"code": pyotp.TOTP(secret).at(services.clock.now())})
    await desk.leave()

    await api.ask("PUT", f"/password-resets/{await reset_token(api, services)}", {"password": NEW})

    assert (await api.sign_in(password=NEW)).code == "two_factor_required"


async def test_a_link_makes_little_work(api: Api, services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is over none at all; and none makes more than it may."""
    await api.sign_up()
    over = await reset_token(api, services)
    assert (await api.ask("PUT", f"/password-resets/{over}", {"password": NEW})).status == 204
    live = await reset_token(api, services)
    hashed: list[str] = []

    async def score(self: Hasher, password: str, known: list[str]) -> int:
        hashed.append(password)
        return 0

    monkeypatch.setattr(Hasher, "score", score)

    assert (await api.ask("PUT", f"/password-resets/{over}", {"password": PASSWORD})).code == "not_found"
    assert hashed == []
    monkeypatch.setattr(password_resets, "LINKS_PER_ADDRESS", "3/minute")
    codes = [(await api.ask("PUT", f"/password-resets/{live}", {"password": "too easy 1"})).code for _ in range(4)]
    assert codes == ["invalid_payload"] * 3 + ["rate_limited"]
    assert len(hashed) == 3


async def test_the_link_is_built_from_the_public_address_only(api: Api, services: Services) -> None:
    await api.sign_up()
    await api.ask("POST", "/password-resets", {"email": ANA}, Host="evil.example")

    body = (await mails_to(services, ANA))[-1].get_body(("plain",))
    assert body is not None
    assert services.settings.public_url in body.get_content()
    assert "evil.example" not in body.get_content()


async def test_nobody_is_told_whether_an_address_is_known(api: Api, services: Services) -> None:
    await api.sign_up()

    known = await api.ask("POST", "/password-resets", {"email": ANA})
    unknown = await api.ask("POST", "/password-resets", {"email": "nobody@acme.example"})

    assert (known.status, known.data) == (unknown.status, unknown.data) == (202, None)
    assert await mails_to(services, "nobody@acme.example") == []


async def test_a_link_of_another_kind_or_a_made_up_one_is_not_found(api: Api, services: Services) -> None:
    await api.sign_up()
    confirmation = token_in((await mails_to(services, ANA))[-1])

    for token in (confirmation, "x" * 64, "a"):
        assert (await api.ask("PUT", f"/password-resets/{token}", {"password": NEW})).code == "not_found"
    assert (await api.sign_in(password=PASSWORD)).status == 201
