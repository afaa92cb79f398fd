"""Who somebody is, is read anew for every command: a demotion or a removal bites at once."""

from __future__ import annotations

import asyncio

import pytest

from chatting_rt.services import Services
from models import Membership, Session, Visitor
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor, join_workspace


async def test_only_an_admin_changes_a_site(
    services: Services, connect: Connect, ana: AgentActor, ben: AgentActor
) -> None:
    ada = await join_workspace(services, ana.workspace_id, ana.site, "Ada", "admin")
    change = {"site_id": str(ana.site.id), "name": "Shop", "allowed_origins": ["https://Shop.example"]}

    refusal = await (await connect(ben)).refusal("update_site", change)
    changed = await (await connect(ada)).call("update_site", change)
    again = await (await connect(ana)).call("update_site", {"site_id": change["site_id"], "name": "Store"})

    assert refusal["code"] == "forbidden"
    assert (changed["site"]["name"], changed["site"]["allowed_origins"]) == ("Shop", ["https://shop.example"])
    assert (again["site"]["name"], again["site"]["allowed_origins"]) == ("Store", ["https://shop.example"])


@pytest.mark.parametrize(
    "origin", ["shop.example", "https://shop.example/", "https://", "javascript://x", "https://a b", "https://a\n", 5]
)
async def test_an_origin_is_scheme_and_host(connect: Connect, ana: AgentActor, origin: object) -> None:
    change = {"site_id": str(ana.site.id), "allowed_origins": [origin]}
    refusal = await (await connect(ana)).refusal("update_site", change)
    assert refusal["code"] == "invalid_payload"
    assert refusal["field"].startswith("allowed_origins")


async def test_whoever_is_demoted_loses_it_at_the_next_command(connect: Connect, ana: AgentActor) -> None:
    desk = await connect(ana)
    change = {"site_id": str(ana.site.id), "name": "Shop"}
    await desk.call("update_site", change)

    await Membership.filter(id=ana.id).update(role="agent")

    assert (await desk.refusal("update_site", change))["code"] == "forbidden"
    assert (await desk.call("start", {}))["agent"]["role"] == "agent"


async def test_whoever_is_removed_can_do_nothing_and_soon_hears_nothing(
    connect: Connect, ana: AgentActor, ben: AgentActor, vera: VisitorActor
) -> None:
    desk, tab = await connect(ben), await connect(vera)
    conversation_id = (await tab.say("Hello"))["conversation_id"]
    await desk.receive("message_created")

    await Membership.filter(id=ben.id).delete()

    for command, payload in (
        ("start", {}),
        ("list_conversations", {}),
        ("send_message", {"conversation_id": conversation_id, "client_id": conversation_id, "body": "Still here"}),
    ):
        assert await desk.is_shut_out(command, payload)
    await asyncio.wait_for(desk.is_gone.wait(), 4)
    page = await tab.call("list_messages", {"conversation_id": conversation_id})
    assert [message["body"] for message in page["messages"]] == ["Hello"]


async def test_a_session_that_expired_is_over_for_open_sockets_too(connect: Connect, ana: AgentActor) -> None:
    desk = await connect(ana)
    session = await Session.get(account_id=ana.account_id)
    await Session.filter(id=session.id).update(expires_at=session.created_at)
    assert (await desk.refusal("start", {}))["code"] == "unauthorized"
    await desk.receive("session_revoked", within=4)


async def test_a_visitors_token_that_was_replaced_is_over_for_open_sockets_too(
    connect: Connect, vera: VisitorActor
) -> None:
    tab = await connect(vera)
    conversation_id = (await tab.say("Hello"))["conversation_id"]
    await Visitor.all().update(token_hash="another")
    refusal = await tab.refusal("list_messages", {"conversation_id": conversation_id})
    assert refusal["code"] == "unauthorized"
    stranger = await connect(VisitorActor(vera.site, vera.token))
    assert (await stranger.call("start", {}))["conversations"] == []
