"""Tokens of programs: within their scopes and within the role, until they are over."""

import asyncio
from datetime import timedelta
from typing import Any

from chatting_rt.domain.permissions import LEAST_ROLE, MEANINGS, NEVER_BY_TOKEN, SCOPES, Permission
from chatting_rt.services import Services
from handlers.base import declarations
from models import ApiToken, Membership
from tests.conftest import Connect
from tests.support.api import Api
from tests.support.cast import AgentActor
from tests.support.client import Client
from tests.support.knocking import refusal_at_the_door


async def make(desk: Client, *scopes: str, **more: object) -> dict[str, Any]:
    return await desk.call("create_api_token", {"name": "Bot", "scopes": list(scopes)} | more)


async def test_a_program_may_do_what_its_scopes_say(connect: Connect, url: str, ana: AgentActor) -> None:
    made = await make(await connect(ana), "use_inbox")
    bot = await Client(url, "/agent", {"token": made["secret"]}).join()

    assert (await bot.call("start", {}))["agent"]["id"] == str(ana.id)
    for name in ("create_team", "update_workspace", "create_api_token", "leave_workspace", "list_sessions"):
        payload = {"name": "Night", "scopes": ["use_inbox"]} if name.startswith("create") else {}
        payload = {"name": "Night"} if name == "create_team" else payload
        assert (await bot.refusal(name, payload))["code"] == "forbidden", name
    await bot.leave()


async def test_its_secret_is_shown_once_and_kept_as_a_hash(
    services: Services, connect: Connect, ana: AgentActor
) -> None:
    desk = await connect(ana)
    made = await make(desk, "manage_teams", "use_inbox")

    listed = await desk.call("list_api_tokens")

    assert listed["api_tokens"] == [made["api_token"]]
    assert listed["scopes"] == [str(scope) for scope in SCOPES]
    assert made["secret"] not in str(listed)
    rows = await services.database.fetch("SELECT t::text AS row FROM api_token t")
    assert all(made["secret"] not in row["row"] for row in rows)


async def test_it_can_do_no_more_than_its_agent(
    services: Services, connect: Connect, url: str, ana: AgentActor, ben: AgentActor
) -> None:
    await Membership.filter(id=ben.id).update(role="admin")
    bot = await Client(url, "/agent", {"token": (await make(await connect(ben), "manage_teams"))["secret"]}).join()
    await bot.call("create_team", {"name": "Night"})

    await Membership.filter(id=ben.id).update(role="agent")

    assert (await bot.refusal("create_team", {"name": "Day"}))["code"] == "forbidden"
    await bot.leave()


async def test_the_end_of_a_token_cuts_its_sockets(connect: Connect, url: str, ana: AgentActor) -> None:
    desk = await connect(ana)
    made = await make(desk, "use_inbox")
    bot = await Client(url, "/agent", {"token": made["secret"]}).join()

    await desk.call("delete_api_token", {"api_token_id": made["api_token"]["id"]})

    assert await bot.is_shut_out("start", {})
    async with asyncio.timeout(2):
        await bot.is_gone.wait()
    assert (await refusal_at_the_door(Client(url, "/agent", {"token": made["secret"]})))["code"] == "unauthorized"


async def test_it_expires(services: Services, connect: Connect, url: str, ana: AgentActor) -> None:
    desk = await connect(ana)
    over = (services.clock.now() - timedelta(seconds=1)).isoformat()
    soon = (services.clock.now() + timedelta(days=1)).isoformat()
    refusal = await desk.refusal("create_api_token", {"name": "Bot", "scopes": ["use_inbox"], "expires_at": over})
    assert (refusal["code"], refusal["field"]) == ("invalid_payload", "expires_at")
    secret = (await make(desk, "use_inbox", expires_at=soon))["secret"]
    bot = await Client(url, "/agent", {"token": secret}).join()

    await ApiToken.all().update(expires_at=services.clock.now())

    assert await bot.is_shut_out("start", {})
    async with asyncio.timeout(2):
        await bot.is_gone.wait()
    assert (await refusal_at_the_door(Client(url, "/agent", {"token": secret})))["code"] == "unauthorized"


async def test_removal_ends_its_tokens(connect: Connect, url: str, ana: AgentActor, ben: AgentActor) -> None:
    await Membership.filter(id=ben.id).update(role="admin")
    secret = (await make(await connect(ben), "use_inbox"))["secret"]

    await (await connect(ana)).call("remove_member", {"agent_id": str(ben.id)})

    assert (await refusal_at_the_door(Client(url, "/agent", {"token": secret})))["code"] == "unauthorized"


async def test_it_opens_nothing_of_the_account(connect: Connect, url: str, api: Api, ana: AgentActor) -> None:
    secret = (await make(await connect(ana), "use_inbox"))["secret"]

    for method, path in (("GET", "/sessions"), ("POST", "/workspaces"), ("DELETE", "/accounts/current")):
        assert (await api.ask(method, path, {"name": "X", "password": "x"}, token=secret)).code == "unauthorized"


async def test_nobody_makes_a_token_above_themselves(connect: Connect, ana: AgentActor, ben: AgentActor) -> None:
    desk = await connect(ana)

    for scope in (*NEVER_BY_TOKEN, "everything"):
        refusal = await desk.refusal("create_api_token", {"name": "Bot", "scopes": [str(scope)]})
        assert (refusal["code"], refusal["field"]) == ("invalid_payload", "scopes")
    bens = await connect(ben)
    for name in ("create_api_token", "list_api_tokens", "delete_api_token"):
        payload = {"name": "Bot", "scopes": ["use_inbox"]} if name.startswith("create") else {}
        payload = {"api_token_id": str(ben.id)} if name.startswith("delete") else payload
        assert (await bens.refusal(name, payload))["code"] == "forbidden"


def test_every_permission_has_a_meaning_a_role_and_a_use() -> None:
    assert set(MEANINGS) == set(LEAST_ROLE) == set(Permission)
    declared = {each.permission for each in declarations() if each.namespace == "/agent"}
    # What is one's own needs no more than the inbox; whose it is, only the deed can see.
    assert declared | {Permission.DELETE_MESSAGES, Permission.MANAGE_SHARED_VIEWS} == set(Permission)
