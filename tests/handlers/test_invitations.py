"""Invitations: by mail, once, for seven days, to a new account or to one that is there."""

import asyncio
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from chatting_rt.services import Services
from models import Account, Invitation
from tests.conftest import Connect
from tests.support.api import PASSWORD, Api
from tests.support.cast import AgentActor, join_workspace
from tests.support.client import Client
from tests.support.letters import mails_to, token_in
from tests.support.statements import cost

ZOE = "zoe@ink.example"
WRITTEN = ('"account"', '"invitation"', '"mail"', "pgqueuer")
NEW: dict[str, Any] = {"name": "Zoe", "password": PASSWORD}


@pytest.fixture
async def desk(connect: Connect, ana: AgentActor) -> Client:
    return await connect(ana)


async def invite(desk: Client, email: str = ZOE, role: str = "agent") -> dict[str, Any]:
    invitation: dict[str, Any] = (await desk.call("create_invitation", {"email": email, "role": role}))["invitation"]
    return invitation


async def link_of(services: Services, email: str = ZOE) -> str:
    return token_in((await mails_to(services, email))[-1])


async def test_somebody_new_joins_by_the_link(services: Services, desk: Client, api: Api, url: str) -> None:
    await invite(desk, "Zoe@Ink.example", "admin")
    token = await link_of(services)
    shown = (await api.ask("GET", f"/invitations/{token}")).data
    assert (shown["workspace_name"], shown["inviter"], shown["email"], shown["role"]) == ("Acme", "Ana", ZOE, "admin")
    assert shown["has_account"] is False

    accepted = await api.ask("POST", f"/invitations/{token}", NEW | {"locale": "de"})

    assert accepted.status == 201
    assert accepted.data["account"]["is_email_confirmed"] is True
    assert (await desk.receive("agent_joined"))["data"]["name"] == "Zoe"
    zoe = await Client(url, "/agent", {"token": accepted.data["token"]}).join()
    assert (await zoe.call("start", {}))["agent"]["role"] == "admin"
    await zoe.leave()
    assert (await desk.call("list_invitations"))["invitations"] == []
    assert "Set-Cookie" in accepted.headers
    assert (await api.ask("GET", f"/invitations/{token}")).code == "not_found"


async def test_who_has_an_account_joins_with_it(services: Services, desk: Client, api: Api, ana: AgentActor) -> None:
    session = (await api.sign_up(ZOE, name="Zoe")).data["token"]
    await api.ask("POST", f"/email-confirmations/{await link_of(services)}")
    await invite(desk)
    token = await link_of(services)
    assert (await api.ask("GET", f"/invitations/{token}")).data["has_account"] is True
    assert (await api.ask("POST", f"/invitations/{token}", {})).code == "unauthorized"
    refused = await api.ask("POST", f"/invitations/{token}", NEW)
    assert (refused.code, refused.data["error"]["field"]) == ("conflict", "email")

    accepted = await api.ask("POST", f"/invitations/{token}", {}, token=session)

    assert (accepted.status, accepted.data["token"]) == (201, None)
    assert accepted.data["workspace"] == {"id": str(ana.workspace_id), "name": "Acme", "role": "agent"}
    entered = (await api.ask("GET", "/workspaces", token=session)).data["workspaces"]
    assert [each["role"] for each in entered] == ["owner", "agent"]


async def test_the_link_works_once_among_many_racers(services: Services, desk: Client, api: Api) -> None:
    await invite(desk)
    token = await link_of(services)

    answers = await asyncio.gather(*(api.ask("POST", f"/invitations/{token}", NEW) for _ in range(8)))

    assert sorted(answer.status for answer in answers).count(201) == 1
    assert {answer.code for answer in answers if answer.status != 201} <= {"not_found", "conflict", "overloaded"}
    assert await Account.filter(email=ZOE).count() == 1


async def test_a_link_that_is_over_looks_like_one_that_never_was(services: Services, desk: Client, api: Api) -> None:
    expired = await invite(desk)
    token = await link_of(services)
    await Invitation.filter(id=expired["id"]).update(expires_at=services.clock.now() - timedelta(seconds=1))
    revoked = await invite(desk, "rita@ink.example")
    revoked_token = await link_of(services, "rita@ink.example")
    await desk.call("revoke_invitation", {"invitation_id": revoked["id"]})

    for dead in (token, revoked_token, "x" * 64, "a"):
        for method, body in (("GET", None), ("POST", NEW)):
            answer = await api.ask(method, f"/invitations/{dead}", body)
            assert (answer.status, answer.data["error"]["field"]) == (404, None)
    assert (await desk.call("list_invitations"))["invitations"][0]["is_expired"] is True


async def test_it_is_good_for_seven_days_and_anew_when_sent_again(services: Services, desk: Client, api: Api) -> None:
    invitation = await invite(desk)
    token = await link_of(services)
    kept = await Invitation.get(id=invitation["id"])
    assert kept.expires_at - kept.created_at == timedelta(days=7)
    await Invitation.filter(id=kept.id).update(expires_at=services.clock.now() - timedelta(seconds=1))

    await desk.call("resend_invitation", {"invitation_id": invitation["id"]})

    assert len(await mails_to(services, ZOE)) == 2
    assert (await api.ask("POST", f"/invitations/{token}", NEW)).status == 201


async def test_nobody_is_invited_twice_but_again_once_it_expired(services: Services, desk: Client) -> None:
    invitation = await invite(desk)

    refusal = await desk.refusal("create_invitation", {"email": ZOE.upper(), "role": "agent"})
    assert (refusal["code"], refusal["field"]) == ("conflict", "email")
    member = await desk.refusal("create_invitation", {"email": "ana@acme.example", "role": "agent"})
    assert (member["code"], member["field"]) == ("conflict", "email")

    await Invitation.filter(id=invitation["id"]).update(expires_at=services.clock.now())
    assert (await invite(desk))["id"] != invitation["id"]


async def test_an_agent_invites_nobody_and_an_admin_no_owner(
    services: Services, connect: Connect, ana: AgentActor, ben: AgentActor
) -> None:
    bens = await connect(ben)
    ada = await connect(await join_workspace(services, ana.workspace_id, ana.site, "Ada", "admin"))

    assert (await bens.refusal("create_invitation", {"email": ZOE, "role": "agent"}))["code"] == "forbidden"
    assert (await bens.refusal("list_invitations", {}))["code"] == "forbidden"
    assert (await ada.refusal("create_invitation", {"email": ZOE, "role": "owner"}))["code"] == "invalid_payload"
    await invite(ada, role="admin")


async def test_the_link_is_built_from_the_public_address_and_its_secret_is_kept_nowhere(
    services: Services, desk: Client
) -> None:
    await invite(desk)
    token = await link_of(services)

    body = (await mails_to(services, ZOE))[-1].get_body(("plain",))
    assert body is not None
    assert f"{services.settings.public_url}/join/{token}" in body.get_content()
    for table in ("invitation", "mail", "event", "pgqueuer"):
        rows = await services.database.fetch(f"SELECT t::text AS row FROM {table} t")
        assert all(token not in row["row"] for row in rows)


async def test_who_was_removed_and_is_invited_again_is_the_same_member(
    services: Services, connect: Connect, desk: Client, api: Api, ben: AgentActor
) -> None:
    await desk.call("remove_member", {"agent_id": str(ben.id)})
    await invite(desk, ben.email, "admin")
    answer = await api.ask("POST", f"/invitations/{await link_of(services, ben.email)}", {}, token=ben.token)

    assert answer.status == 201
    again = (await (await connect(ben)).call("start", {}))["agent"]
    assert (again["id"], again["role"]) == (str(ben.id), "admin")


async def test_one_address_is_not_flooded(desk: Client) -> None:
    invitation = await invite(desk)
    for _ in range(9):
        await desk.call("resend_invitation", {"invitation_id": invitation["id"]})

    refusal = await desk.refusal("resend_invitation", {"invitation_id": invitation["id"]})

    assert refusal["code"] == "rate_limited"


async def test_the_inviter_is_not_told_whether_the_address_is_known(services: Services, desk: Client, api: Api) -> None:
    await api.sign_up(ZOE, locale="de")
    await api.ask("POST", f"/email-confirmations/{await link_of(services)}")

    asked = [await cost(partial(invite, desk, email), of=WRITTEN, tries=1) for email in (ZOE, "nobody@ink.example")]

    assert asked[0] == asked[1]
    assert len(asked[0]) > 6
    assert [mail["Content-Language"] for mail in (await mails_to(services, ZOE))[-1:]] == ["de"], "but who has it is"
