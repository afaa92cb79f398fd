"""From a blocked address no visitor gets in, by any door; who is in is cut; everybody else notices nothing."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from chatting_rt.settings import Settings
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.client import Client
from tests.support.clock import MovedClock
from tests.support.knocking import refusal_at_the_door
from tests.support.uploads import Uploads

FAR = {"X-Forwarded-For": "203.0.113.9"}
FAR_V6 = {"X-Forwarded-For": "2001:db8:1:2::9"}


@pytest.fixture
def settings(tmp_path: Any, clock: MovedClock) -> Settings:
    """Behind a proxy, so that visitors come from somewhere."""
    return Settings(host="127.0.0.1", port=0, data_dir=tmp_path, trusted_proxies=["127.0.0.0/8"])


@pytest.mark.parametrize(
    ("network", "headers"),
    [
        ("203.0.113.9", FAR),
        ("203.0.113.0/24", FAR),
        ("::ffff:203.0.113.9", FAR),
        ("2001:db8:1:2::77", FAR_V6),
        ("2001:db8:1::/48", FAR_V6),
    ],
)
async def test_who_is_in_is_cut_and_nobody_gets_in_from_there(
    connect: Connect, url: str, uploads: Uploads, ana: AgentActor, vera: VisitorActor, viktor: VisitorActor,
    network: str, headers: dict[str, str],
) -> None:  # fmt: skip
    desk, tab, bystander = await connect(ana), await connect(vera, **headers), await connect(viktor)

    blocked = (await desk.call("block_address", {"network": network, "reason": "Spam"}))["blocked_address"]

    await asyncio.wait_for(tab.is_gone.wait(), 3)
    assert (await refusal_at_the_door(Client(url, "/visitor", vera.auth(), headers)))["code"] == "blocked"
    assert (await uploads.send(vera, headers=headers)).code == "blocked"
    assert (await bystander.say("Nothing to do with it"))["body"]
    await (await connect(ana, **headers)).call("start", {})
    assert (await desk.call("list_blocked_addresses", {}))["blocked_addresses"] == [blocked]

    await desk.call("unblock_address", {"blocked_address_id": blocked["id"]})

    assert await connect(vera, **headers)
    assert (await desk.call("list_blocked_addresses", {}))["blocked_addresses"] == []


async def test_a_block_ends_by_itself(
    clock: MovedClock, connect: Connect, url: str, ana: AgentActor, vera: VisitorActor
) -> None:
    desk = await connect(ana)
    until = clock.now().replace(microsecond=0).isoformat()
    assert (await desk.refusal("block_address", {"network": "203.0.113.9", "expires_at": until}))[
        "field"
    ] == "expires_at"
    clock.move(minutes=-5)
    await desk.call("block_address", {"network": "203.0.113.9", "expires_at": until})
    assert (await refusal_at_the_door(Client(url, "/visitor", vera.auth(), FAR)))["code"] == "blocked"

    clock.move(minutes=6)

    assert await connect(vera, **FAR)
    assert (await desk.call("list_blocked_addresses", {}))["blocked_addresses"] == []


@pytest.mark.parametrize("network", ["everybody", "203.0.113.9/33", "10.0.0.0/15", "0.0.0.0/0", "2001::/31", "::/0"])
async def test_what_is_no_network_or_too_wide_is_refused(connect: Connect, ana: AgentActor, network: str) -> None:
    refusal = await (await connect(ana)).refusal("block_address", {"network": network})
    assert (refusal["code"], refusal["field"]) == ("invalid_payload", "network")


async def test_only_admins_block_addresses_and_only_for_their_workspace(
    connect: Connect, ana: AgentActor, ben: AgentActor, olga: AgentActor, vera: VisitorActor
) -> None:
    desk, others = await connect(ana), await connect(olga)
    assert (await (await connect(ben)).refusal("block_address", {"network": "203.0.113.9"}))["code"] == "forbidden"
    theirs = (await others.call("block_address", {"network": "203.0.113.9"}))["blocked_address"]

    assert await connect(vera, **FAR)
    assert (await desk.refusal("unblock_address", {"blocked_address_id": theirs["id"]}))["code"] == "not_found"
    assert (await desk.call("list_blocked_addresses", {}))["blocked_addresses"] == []
