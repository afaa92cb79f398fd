"""An address that several people say is theirs: it is whose mailbox it is, however many others come."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from tortoise.transactions import in_transaction

from chatting_rt.services import Services
from models import Account, EmailLink, Invitation, Membership
from tests.conftest import Connect
from tests.support.api import PASSWORD, Answer, Api
from tests.support.cast import AgentActor
from tests.support.client import Client
from tests.support.eventually import eventually
from tests.support.letters import link_to, mails_to, token_in

ANA = "ana@acme.example"
CROWD = 60
ANOTHER = "another horse entirely"
WAITING = "SELECT count(*) = 1 FROM pg_locks WHERE NOT granted"
Following = Callable[[], Awaitable[Answer]]


async def claim_by_a_crowd(services: Services) -> None:
    """As signing up does it, without the wait for as many hashes."""
    mine = await Account.get(email=ANA)
    for _ in range(CROWD):
        await Account.create(
            name="Eve", email=ANA, password_hash=mine.password_hash[::-1], created_at=services.clock.now()
        )


async def test_whoever_confirmed_it_gets_in_and_gets_the_link(api: Api, services: Services) -> None:
    mine = (await api.sign_up()).data["account"]["id"]
    await api.ask("POST", f"/email-confirmations/{token_in((await mails_to(services, ANA))[0])}")
    await claim_by_a_crowd(services)

    assert (await api.sign_in()).data["account"]["id"] == mine
    await api.ask("POST", "/password-resets", {"email": ANA})
    link = (await link_to(services, ANA, "reset-password")).rpartition("/")[2]
    await api.ask("PUT", f"/password-resets/{link}", {"password": "another horse entirely"})

    assert (await api.sign_in(password="another horse entirely")).data["account"]["id"] == mine


class Ways:
    """In which somebody who reads a mailbox may come to have its address."""

    def __init__(self, api: Api, services: Services, desk: Client, url: str) -> None:
        self.api, self.services, self.desk, self.url = api, services, desk, url

    async def confirming(self, email: str) -> Following:
        await self.api.sign_up(email)
        link = await self._link_to(email)
        return lambda: self.api.ask("POST", f"/email-confirmations/{link}")

    async def changing(self, email: str) -> Following:
        session = (await self.api.sign_up(f"old-{email}")).data["token"]
        own_desk = await Client(self.url, "/agent", {"token": session}).join()
        await own_desk.call("change_email", {"email": email, "password": PASSWORD})
        await own_desk.leave()
        link = await self._link_to(email)
        return lambda: self.api.ask("POST", f"/email-confirmations/{link}")

    async def resetting(self, email: str) -> Following:
        await self.api.sign_up(email)
        await self.api.ask("POST", "/password-resets", {"email": email})
        link = await self._link_to(email)
        return lambda: self.api.ask("PUT", f"/password-resets/{link}", {"password": ANOTHER})

    async def joining(self, email: str) -> Following:
        session = (await self.api.sign_up(email)).data["token"]
        link = await self._invite(email)
        return lambda: self.api.ask("POST", f"/invitations/{link}", {}, token=session)

    async def joining_anew(self, email: str) -> Following:
        link = await self._invite(email)
        return lambda: self.api.ask("POST", f"/invitations/{link}", {"name": "Zoe", "password": PASSWORD})

    async def _invite(self, email: str) -> str:
        await self.desk.call("create_invitation", {"email": email, "role": "agent"})
        return await self._link_to(email)

    async def _link_to(self, email: str) -> str:
        return token_in((await mails_to(self.services, email))[-1])


async def answered(services: Services, following: Following, wim: Account, *, at_once: bool) -> Answer:
    """While Wim confirms the address, or after he did."""
    async with in_transaction():
        await Account.filter(id=wim.id).update(email_confirmed_at=services.clock.now())
        if at_once:
            answering = asyncio.ensure_future(following())
            await eventually(lambda: services.database.value(WAITING))
    return await (answering if at_once else following())


async def left_behind(api: Api, email: str, answer: Answer) -> dict[str, Any]:
    """What the answer told, and what became of it."""
    told = answer.data or {}
    error, account = told.get("error", {}), told.get("account", {})
    accounts = Account.filter(email__endswith=email).order_by("created_at")
    used_links = EmailLink.filter(email=email, used_at__not_isnull=True)
    return {
        "told": (answer.status, error.get("code"), error.get("field"), account.get("is_email_confirmed")),
        "accounts": [(each.name, each.email_confirmed_at is not None) for each in await accounts],
        "links": sorted(await used_links.values_list("purpose", flat=True)),
        "joined": await Invitation.filter(email=email, accepted_at__not_isnull=True).count(),
        "memberships": await Membership.filter(account__email=email).count(),
        "is_password_new": (await api.sign_in(email, ANOTHER)).status == 201,
    }


@pytest.mark.parametrize("way", [Ways.confirming, Ways.changing, Ways.resetting, Ways.joining, Ways.joining_anew])
async def test_who_comes_second_at_the_same_instant_is_who_comes_second(
    api: Api,
    services: Services,
    connect: Connect,
    url: str,
    ana: AgentActor,
    way: Callable[[Ways, str], Awaitable[Following]],
) -> None:
    ways = Ways(api, services, await connect(ana), url)
    left = []
    for at_once in (True, False):
        email = f"zoe{int(at_once)}@ink.example"
        wim = await Account.create(name="Wim", email=email, password_hash="", created_at=services.clock.now())
        following = await way(ways, email)
        answer = await answered(services, following, wim, at_once=at_once)
        left.append(await left_behind(api, email, answer))

    assert left[0] == left[1]
    assert sum(is_confirmed for _, is_confirmed in left[0]["accounts"]) == 1
