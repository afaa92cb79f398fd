"""The secrets of a site, by which proofs are made: two, and its own."""

from __future__ import annotations

import asyncio
import json

from models import IdentitySecret
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.proofs import claims_of, secret_of, signed


async def test_two_secrets_are_good_until_one_is_removed(
    connect: Connect, ana: AgentActor, ben: AgentActor, secret: str
) -> None:
    desk, about = await connect(ana), {"site_id": str(ana.site.id)}
    new = await secret_of(desk, ana)

    for each in (secret, new):
        await (await connect(VisitorActor(ana.site))).call("identify", signed(each, claims_of(ana)))
    assert (await desk.refusal("create_identity_secret", about))["code"] == "conflict"
    listed = (await desk.call("list_identity_secrets", about))["identity_secrets"]
    await desk.call("delete_identity_secret", {"identity_secret_id": listed[1]["id"]})

    tab = await connect(VisitorActor(ana.site))
    assert (await tab.refusal("identify", signed(secret, claims_of(ana))))["code"] == "identity_not_proven"
    await tab.call("identify", signed(new, claims_of(ana)))
    assert new not in json.dumps(await desk.call("list_identity_secrets", about))
    agent = await connect(ben)
    for name in ("create_identity_secret", "list_identity_secrets"):
        assert (await agent.refusal(name, about))["code"] == "forbidden"
    gone = {"identity_secret_id": listed[0]["id"]}
    assert (await agent.refusal("delete_identity_secret", gone))["code"] == "forbidden"


async def test_many_who_ask_for_secrets_at_once_get_two(connect: Connect, ana: AgentActor) -> None:
    desks = [await connect(ana) for _ in range(5)]
    acks = await asyncio.gather(*(desk.ack("create_identity_secret", {"site_id": str(ana.site.id)}) for desk in desks))
    assert sum(ack["ok"] for ack in acks) == 2
    assert await IdentitySecret.all().count() == 2


async def test_a_secret_of_another_workspace_proves_nothing_here(
    connect: Connect, ana: AgentActor, olga: AgentActor, vera: VisitorActor
) -> None:
    others = await secret_of(await connect(olga), olga)
    refusal = await (await connect(vera)).refusal("identify", signed(others, claims_of(ana)))
    assert refusal["code"] == "identity_not_proven"
