"""Visitors prove who they are, and what a proof opens."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from models import Visitor
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.client import Client
from tests.support.knocking import refusal_at_the_door
from tests.support.proofs import claims_of, hash_of, signed


async def proven_on(connect: Connect, device: VisitorActor, proof: dict[str, Any]) -> Client:
    """A tab of who proved who they are on this device."""
    tab = await connect(device)
    device.token = (await tab.call("identify", proof))["visitor_token"]
    return await connect(device)


async def test_who_proves_it_is_verified(connect: Connect, ana: AgentActor, vera: VisitorActor, secret: str) -> None:
    tab, desk = await connect(vera), await connect(ana)
    message = await tab.say("Hello")
    claims = claims_of(ana, name="Vera", email="vera@home.example")

    known = await tab.call("identify", signed(secret, claims) | {"attributes": {"plan": "pro"}})

    own = {"id": message["author"]["id"], "name": "Vera", "email": "vera@home.example", "is_verified": True}
    assert known["visitor"] == own
    assert known["visitor_token"] != vera.token
    told = (await desk.receive("visitor_updated"))["data"]
    assert (told["external_id"], told["is_verified"], told["attributes"]) == ("customer 5", True, {"plan": "pro"})
    assert (await tab.call("start", {}))["visitor"] == own
    again = await tab.call("identify", signed(secret, claims))
    assert again == known, "the token changes only with who they are"


PROOFS = {
    "token": lambda ana, secret: signed(secret, claims_of(ana)),
    "hash": lambda ana, secret: hash_of(secret, "customer 5"),
}


@pytest.mark.parametrize("prove", PROOFS.values(), ids=PROOFS.keys())
async def test_the_verified_have_their_conversations_on_every_device(
    connect: Connect, ana: AgentActor, secret: str, prove: Any
) -> None:
    laptop, phone = VisitorActor(ana.site), VisitorActor(ana.site)
    at_home = await proven_on(connect, laptop, prove(ana, secret))
    asked = await at_home.say("From home")

    on_the_way = await proven_on(connect, phone, prove(ana, secret))

    start = await on_the_way.call("start", {})
    assert start["visitor"]["id"] == asked["author"]["id"]
    assert [thread["id"] for thread in start["conversations"]] == [asked["conversation_id"]]
    await on_the_way.say("On the train", asked["conversation_id"])
    assert (await at_home.receive("message_created"))["data"]["body"] == "From home"
    assert (await at_home.receive("message_created"))["data"]["body"] == "On the train"
    assert (await at_home.call("start", {}))["visitor"] == start["visitor"], "the first device is still let in"


async def test_at_the_door_too(connect: Connect, url: str, ana: AgentActor, vera: VisitorActor, secret: str) -> None:
    asked = await (await proven_on(connect, vera, signed(secret, claims_of(ana)))).say("Hello")

    phone = await Client(url, "/visitor", {"site_key": ana.site.key} | signed(secret, claims_of(ana))).join()

    assert (await phone.call("start", {}))["conversations"][0]["id"] == asked["conversation_id"]
    await phone.leave()
    forged = signed("x" * 64, claims_of(ana))
    refusal = await refusal_at_the_door(Client(url, "/visitor", {"site_key": ana.site.key} | forged))
    assert refusal["code"] == "identity_not_proven"


async def test_what_was_said_before_comes_along_and_the_old_token_does_not(
    connect: Connect, ana: AgentActor, vera: VisitorActor, secret: str
) -> None:
    home = await proven_on(connect, VisitorActor(ana.site), signed(secret, claims_of(ana, name="Vera")))
    await home.say("From home")
    tab, desk = await connect(vera), await connect(ana)
    asked = await tab.say("Before I signed in")
    old = (await tab.call("start", {}))["visitor_token"]

    known = await tab.call("identify", signed(secret, claims_of(ana)))

    merged = (await desk.receive("visitor_merged"))["data"]
    assert merged["merged_id"] == asked["author"]["id"] != known["visitor"]["id"] == merged["visitor"]["id"]
    assert (await home.receive("conversation_updated"))["data"]["id"] == asked["conversation_id"]
    assert (await tab.refusal("start", {}))["code"] == "unauthorized"
    await tab.receive("session_revoked", within=2)
    here = await connect(VisitorActor(ana.site, known["visitor_token"]))
    threads = (await here.call("start", {}))["conversations"]
    assert len(threads) == 2
    written = next(thread for thread in threads if thread["id"] == asked["conversation_id"])["messages"]
    assert written[0]["author"] == {"type": "visitor", "id": known["visitor"]["id"], "name": "Vera"}
    stranger = await (await connect(VisitorActor(ana.site, old))).call("start", {})
    assert stranger["conversations"] == [], "whoever planted the old token sees nothing of what is Vera's now"


async def test_claiming_opens_nothing(
    connect: Connect, ana: AgentActor, vera: VisitorActor, viktor: VisitorActor, secret: str
) -> None:
    tab = await proven_on(connect, vera, signed(secret, claims_of(ana, email="vera@home.example")))
    await tab.say("Vera's secret")
    other = await connect(viktor)

    claimed = await other.call("identify", {"external_id": "customer 5", "email": "vera@home.example"})

    assert not claimed["visitor"]["is_verified"]
    assert claimed["visitor"]["id"] != (await tab.call("start", {}))["visitor"]["id"]
    assert (await other.call("start", {}))["conversations"] == []
    assert (await tab.call("start", {}))["conversations"] != []


async def test_a_shared_computer_keeps_people_apart(connect: Connect, ana: AgentActor, secret: str) -> None:
    device = VisitorActor(ana.site)
    tab = await proven_on(connect, device, signed(secret, claims_of(ana)))
    await tab.say("Mine")

    refusal = await tab.refusal("identify", {"external_id": "customer 6"})
    other = await proven_on(connect, device, signed(secret, claims_of(ana, sub="customer 6")))

    assert (refusal["code"], refusal["field"]) == ("identity_not_proven", "external_id")
    start = await other.call("start", {})
    assert (start["conversations"], start["visitor"]["is_verified"]) == ([], True)
    assert await Visitor.filter(external_id="customer 5").count() == 1


async def test_a_site_may_want_it_proven(connect: Connect, ana: AgentActor, vera: VisitorActor, secret: str) -> None:
    desk, tab = await connect(ana), await connect(vera)
    about = {"site_id": str(ana.site.id)}
    changed = await desk.call("update_site", about | {"requires_verified_identity": True})
    assert changed["site"]["requires_verified_identity"]

    for said in (
        {"name": "Vera"},
        {"external_id": "customer 5"},
        {"email": "v@home.example"},
        {"attributes": {"a": 1}},
    ):
        refusal = await tab.refusal("identify", said)
        assert (refusal["code"], refusal["field"]) == ("identity_not_proven", "identity_token")
    assert await Visitor.all().count() == 0
    await tab.call("identify", signed(secret, claims_of(ana)))
    assert (await tab.call("identify", {"name": "Vera", "attributes": {"a": 1}}))["visitor"]["name"] == "Vera"


async def test_devices_that_prove_the_same_at_once_are_one_visitor(
    connect: Connect, ana: AgentActor, secret: str
) -> None:
    tabs = [await connect(VisitorActor(ana.site)) for _ in range(6)]
    for tab in tabs:
        await tab.say("Who am I?")

    known = await asyncio.gather(*(tab.call("identify", signed(secret, claims_of(ana))) for tab in tabs))

    assert len({answer["visitor"]["id"] for answer in known}) == 1
    assert await Visitor.filter(merged_into_id=None).count() == 1
    one = await connect(VisitorActor(ana.site, known[0]["visitor_token"]))
    assert len((await one.call("start", {}))["conversations"]) == 6


async def test_who_is_blocked_stays_out_on_every_device(
    connect: Connect, ana: AgentActor, vera: VisitorActor, secret: str
) -> None:
    desk = await connect(ana)
    tab = await proven_on(connect, vera, signed(secret, claims_of(ana)))
    about = {"visitor_id": (await tab.say("Spam"))["author"]["id"]}
    await desk.call("block_visitor", about)

    phone = await connect(VisitorActor(ana.site))

    assert (await phone.refusal("identify", signed(secret, claims_of(ana))))["code"] == "blocked"
