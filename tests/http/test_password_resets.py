"""A forgotten password: one link, once, for an hour, and nothing that tells who has an account."""

import asyncio

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
        assert (await desk.refusal("start", {}))["code"] == "unauthorized", "at once, before the socket is cut"
    async with asyncio.timeout(2):
        for desk in desks:
            await desk.receive("session_revoked")
            await desk.is_gone.wait()
    for each in tokens:
        assert (await api.ask("GET", "/sessions", token=each)).code == "unauthorized"


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
