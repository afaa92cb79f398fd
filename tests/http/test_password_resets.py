"""A forgotten password: one link, once, for an hour, and nothing that tells who has an account."""

import asyncio
from datetime import timedelta

from chatting_rt.services import Services
from models import EmailLink
from tests.support.api import PASSWORD, Api
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


async def test_the_link_dies_after_an_hour(api: Api, services: Services) -> None:
    await api.sign_up()
    token = await reset_token(api, services)
    await EmailLink.filter(purpose="password_reset").update(expires_at=services.clock.now() - timedelta(seconds=1))

    assert (await api.ask("PUT", f"/password-resets/{token}", {"password": NEW})).code == "not_found"
    assert (await api.sign_in()).status == 201


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
