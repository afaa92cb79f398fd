"""What people change about themselves, and what they are asked before."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pyotp
import pytest
from tortoise.transactions import in_transaction

from chatting_rt.infra.event_log import LogTransaction
from chatting_rt.services import Services
from models import Account, Membership
from tests.conftest import Connect
from tests.support.api import PASSWORD, Api
from tests.support.cast import AgentActor, VisitorActor
from tests.support.client import Client
from tests.support.eventually import eventually
from tests.support.letters import mails_to, text_of, token_in
from tests.support.owned import invitation_of
from tests.support.reducer import AgentStore

ANA, ZOE = "ana@acme.example", "zoe@ink.example"
WAITING = "SELECT count(*) = {} FROM pg_locks WHERE NOT granted"


@pytest.fixture
async def desk(api: Api, url: str) -> AsyncIterator[Client]:
    """Ana's, signed up a moment ago."""
    token = (await api.sign_up()).data["token"]
    client = await Client(url, "/agent", {"token": token}).join()
    yield client
    await client.leave()


async def test_colleagues_hear_a_new_name(connect: Connect, ana: AgentActor, ben: AgentActor) -> None:
    desk, colleague = await connect(ana), await connect(ben)

    changed = await desk.call("update_profile", {"name": "Ana Maria", "locale": "de"})

    assert (changed["account"]["name"], changed["account"]["locale"]) == ("Ana Maria", "de")
    assert (await colleague.receive("agent_updated"))["data"]["name"] == "Ana Maria"


async def test_in_each_workspace_its_own_member_has_the_new_name(
    connect: Connect, ana: AgentActor, olga: AgentActor
) -> None:
    there = await Membership.create(
        workspace_id=olga.workspace_id, account_id=ana.account_id, role="agent", created_at=datetime.now(UTC)
    )
    desk, stranger = await connect(ana), await connect(olga)

    await desk.call("update_profile", {"name": "Ana Maria"})

    told = await stranger.receive("agent_updated")
    assert told["data"]["id"] == told["actor"]["id"] == str(there.id)
    assert told["actor"]["name"] == "Ana Maria"
    here = await desk.receive("agent_updated")
    assert here["data"]["id"] == here["actor"]["id"] == str(ana.id)


async def test_a_name_and_its_events_are_kept_together_or_not_at_all(
    monkeypatch: pytest.MonkeyPatch, connect: Connect, ana: AgentActor
) -> None:
    desk = await connect(ana)

    async def fail(self: LogTransaction) -> None:
        raise TimeoutError

    with monkeypatch.context() as broken:
        broken.setattr(LogTransaction, "number", fail)
        assert (await desk.refusal("update_profile", {"name": "Ana Maria"}))["code"] == "unavailable"

    assert (await desk.call("start", {}))["account"]["name"] == "Ana"


async def test_a_new_password_signs_other_devices_out(desk: Client, api: Api, services: Services) -> None:
    other = (await api.sign_in()).data["token"]

    wrong = await desk.refusal("change_password", {"password": "not it at all", "new_password": "a new horse entirely"})
    assert (wrong["code"], wrong["field"]) == ("forbidden", "password")
    await desk.call("change_password", {"password": PASSWORD, "new_password": "a new horse entirely"})

    assert (await api.ask("GET", "/sessions", token=other)).code == "unauthorized"
    assert len((await desk.call("list_sessions"))["sessions"]) == 1
    assert (await api.sign_in(password="a new horse entirely")).status == 201


async def test_two_factor_sign_in(desk: Client, api: Api, services: Services) -> None:
    started = await desk.call("start_two_factor", {"password": PASSWORD})
    totp = pyotp.TOTP(started["secret"])
    assert (await api.sign_in()).status == 201  # nothing changes before a code is confirmed
    assert (await desk.refusal("confirm_two_factor", {"code": "000000"}))["field"] == "code"
    code = totp.at(services.clock.now())
    recovery_codes = (await desk.call("confirm_two_factor", {"code": code}))["recovery_codes"]

    assert (await api.sign_in()).code == "two_factor_required"
    assert (await api.sign_in(code=code)).code == "two_factor_required"  # a code works once
    next_code = totp.at(services.clock.now() + timedelta(seconds=30))
    assert (await api.sign_in(code=next_code)).status == 201
    assert (await api.sign_in(code=recovery_codes[0])).status == 201
    assert (await api.sign_in(code=recovery_codes[0])).code == "two_factor_required"
    assert (await api.sign_in(password="not it at all", code=recovery_codes[1])).code == "unauthorized"

    await desk.call("disable_two_factor", {"password": PASSWORD})
    assert (await api.sign_in()).status == 201
    told = await subjects_to(services, ANA)
    assert told.index("Two-factor sign-in is on") < told.index("Two-factor sign-in is off")


async def test_of_two_devices_that_confirm_it_at_once_one_has_the_recovery_codes(
    desk: Client, api: Api, services: Services, url: str
) -> None:
    totp = pyotp.TOTP((await desk.call("start_two_factor", {"password": PASSWORD}))["secret"])
    now, later = [totp.at(services.clock.now() + timedelta(seconds=ahead)) for ahead in (0, 30)]
    other = await Client(url, "/agent", {"token": (await api.sign_in()).data["token"]}).join()

    async with in_transaction():
        await Account.filter(email=ANA).select_for_update().get()
        first = asyncio.ensure_future(desk.ack("confirm_two_factor", {"code": now}))
        await eventually(lambda: services.database.value(WAITING.format(1)))
        second = asyncio.ensure_future(other.ack("confirm_two_factor", {"code": later}))
        await eventually(lambda: services.database.value(WAITING.format(2)))
    answers = await asyncio.gather(first, second)

    [told] = [answer["data"]["recovery_codes"] for answer in answers if answer["ok"]]
    assert [answer["error"]["code"] for answer in answers if not answer["ok"]] == ["conflict"]
    assert (await api.sign_in(code=told[0])).status == 201
    await other.leave()


async def test_a_secret_that_was_made_anew_meanwhile_is_not_the_one_that_was_confirmed(
    desk: Client, api: Api, services: Services, url: str
) -> None:
    code = pyotp.TOTP((await desk.call("start_two_factor", {"password": PASSWORD}))["secret"]).at(services.clock.now())
    other = await Client(url, "/agent", {"token": (await api.sign_in()).data["token"]}).join()

    async with in_transaction():
        await Account.filter(email=ANA).select_for_update().get()
        confirming = asyncio.ensure_future(desk.ack("confirm_two_factor", {"code": code}))
        await eventually(lambda: services.database.value(WAITING.format(1)))
        starting = asyncio.ensure_future(other.call("start_two_factor", {"password": PASSWORD}))
        await eventually(lambda: services.database.value(WAITING.format(2)))

    assert (await confirming)["error"]["code"] == "conflict"
    secret = (await starting)["secret"]
    assert (await api.sign_in()).status == 201, "nobody is locked out by a secret that no device of theirs has"
    next_code = pyotp.TOTP(secret).at(services.clock.now() + timedelta(seconds=30))
    await other.call("confirm_two_factor", {"code": next_code})
    await other.leave()


async def subjects_to(services: Services, address: str) -> list[str]:
    return [str(mail["Subject"]) for mail in await mails_to(services, address)]


async def test_the_only_owner_cannot_delete_their_account(desk: Client, api: Api) -> None:
    token = str(desk.auth["token"])

    assert (await api.ask("DELETE", "/accounts/current", {"password": "wrong one"}, token=token)).code == "forbidden"
    refused = await api.ask("DELETE", "/accounts/current", {"password": PASSWORD}, token=token)

    assert (refused.code, refused.data["error"]["field"]) == ("conflict", "workspace_id")
    assert (await api.sign_in()).status == 201


async def test_an_unknown_device_is_told_by_mail_and_a_known_one_is_not(api: Api, services: Services) -> None:
    """However the browser calls itself; and nobody is told at an address that may be anybody's."""
    await api.sign_up()
    await api.sign_in()
    confirmation = token_in((await mails_to(services, ANA))[-1])
    laptop = (await api.ask("POST", f"/email-confirmations/{confirmation}")).headers["Set-Cookie"].split(";")[0]
    assert len(await mails_to(services, ANA)) == 1

    for _ in range(2):
        await api.ask("POST", "/sessions", {"email": ANA, "password": PASSWORD}, Cookie=laptop)
    assert len(await mails_to(services, ANA)) == 1

    phone = (await api.sign_in()).data["device_token"]
    assert (await subjects_to(services, ANA))[1:] == ["New sign-in to your account"]
    await api.sign_in(device_token=phone)
    assert len(await mails_to(services, ANA)) == 2


async def test_the_device_is_called_what_people_call_it(api: Api, services: Services) -> None:
    await api.sign_up()
    confirmation = token_in((await mails_to(services, ANA))[-1])
    await api.ask("POST", f"/email-confirmations/{confirmation}")
    firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:139.0) Gecko/20100101 Firefox/139.0"
    wish = {"email": ANA, "password": PASSWORD}
    for user_agent in (firefox, "Acme app"):
        await api.ask("POST", "/sessions", wish, **{"User-Agent": user_agent})

    told = [text_of(mail) for mail in (await mails_to(services, ANA))[1:]]

    assert "with Firefox 139, Windows." in told[0]
    assert "with Acme app." in told[1]


async def test_what_one_wrote_carries_ones_new_name(connect: Connect, ana: AgentActor, vera: VisitorActor) -> None:
    desk, tab = await connect(ana), await connect(vera)
    await desk.say("Good morning!", (await tab.say("Hello"))["conversation_id"])
    store = await AgentStore.fresh(desk)

    await desk.call("update_profile", {"name": "Ana Maria"})
    store.apply(await desk.receive("agent_updated"))

    assert store == await AgentStore.fresh(desk)
    assert any(
        message["author"]["name"] == "Ana Maria" for thread in store.messages.values() for message in thread.values()
    )


@pytest.mark.parametrize("path", ["workspaces", "invitations"])
async def test_who_is_deleted_at_this_moment_comes_into_no_workspace(
    api: Api, services: Services, ana: AgentActor, path: str
) -> None:
    token = (await api.sign_up(ZOE)).data["token"]
    zoe = await Account.get(email=ZOE)
    await Membership.filter(account_id=zoe.id).delete()  # a workspace's only owner could not leave
    invitation = services.signed_ids.token("invitation", UUID(await invitation_of(services, ana, ZOE)))
    where = {"workspaces": ("/workspaces", {"name": "Ink"}), "invitations": (f"/invitations/{invitation}", {})}[path]

    async with in_transaction():
        await Account.filter(id=zoe.id).select_for_update(no_key=True).get()
        leaving = asyncio.ensure_future(api.ask("DELETE", "/accounts/current", {"password": PASSWORD}, token=token))
        await eventually(lambda: services.database.value(WAITING.format(1)))
        coming = asyncio.ensure_future(api.ask("POST", *where, token=token))
        await eventually(lambda: coming.done() or services.database.value(WAITING.format(2)))

    assert (await leaving).status == 204
    assert (await coming).code == "unauthorized"
    assert not await Membership.filter(account_id=zoe.id, removed_at=None).exists()
