"""Visitors prove who they are: what a proof opens, and every way in which one does not hold."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import json
import time
from typing import Any

import jwt
import pytest

from models import IdentitySecret, Visitor
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.client import Client
from tests.support.knocking import refusal_at_the_door


async def secret_of(desk: Client, person: AgentActor) -> str:
    return str((await desk.call("create_identity_secret", {"site_id": str(person.site.id)}))["secret"])


@pytest.fixture
async def secret(connect: Connect, ana: AgentActor) -> str:
    return await secret_of(await connect(ana), ana)


def claims_of(person: AgentActor, **other: Any) -> dict[str, Any]:
    return {"sub": "customer 5", "aud": str(person.site.id), "exp": int(time.time()) + 600} | other


def signed(secret: str, claims: dict[str, Any]) -> dict[str, str]:
    return {"identity_token": jwt.encode(claims, secret, algorithm="HS256")}


def hash_of(secret: str, external_id: str) -> dict[str, str]:
    user_hash = hmac.new(secret.encode(), external_id.encode(), hashlib.sha256).hexdigest()
    return {"external_id": external_id, "user_hash": user_hash}


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


def unsigned(claims: dict[str, Any], algorithm: str = "none", signature: str = "", key: bytes | None = None) -> str:
    """Made by hand, because no library makes such."""
    head = ".".join(in_base64(json.dumps(part).encode()) for part in ({"alg": algorithm, "typ": "JWT"}, claims))
    return f"{head}.{signature if key is None else in_base64(hmac.digest(key, head.encode(), 'sha256'))}"


def in_base64(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


HOSTILE: dict[str, Any] = {
    "no algorithm": lambda ana, secret: unsigned(claims_of(ana)),
    "None algorithm": lambda ana, secret: unsigned(claims_of(ana), "nOnE"),
    "no algorithm, but signed": lambda ana, secret: unsigned(
        claims_of(ana), "none", signed(secret, claims_of(ana))["identity_token"].split(".")[2]
    ),
    "says RS256": lambda ana, secret: unsigned(claims_of(ana), "RS256", "c2lnbmF0dXJl"),
    "HS512": lambda ana, secret: jwt.encode(claims_of(ana), secret, algorithm="HS512"),
    "foreign secret": lambda ana, secret: jwt.encode(claims_of(ana), "x" * 64),
    "empty secret": lambda ana, secret: unsigned(claims_of(ana), "HS256", key=b""),
    "no signature": lambda ana, secret: signed(secret, claims_of(ana))["identity_token"].rpartition(".")[0] + ".",
    "other claims": lambda ana, secret: ".".join([
        *unsigned(claims_of(ana, sub="customer 1"), "HS256").split(".")[:2],
        signed(secret, claims_of(ana))["identity_token"].split(".")[2],
    ]),
    "expired": lambda ana, secret: jwt.encode(claims_of(ana, exp=int(time.time()) - 61), secret),
    "good for too long": lambda ana, secret: jwt.encode(claims_of(ana, exp=int(time.time()) + 3700), secret),
    "good for ever": lambda ana, secret: jwt.encode({**claims_of(ana), "exp": 10**300}, secret),
    "without an end": lambda ana, secret: jwt.encode(
        {name: value for name, value in claims_of(ana).items() if name != "exp"}, secret
    ),
    "an end in words": lambda ana, secret: jwt.encode(claims_of(ana, exp="tomorrow"), secret),
    "infinite": lambda ana, secret: jwt.encode(claims_of(ana, exp=float("inf")), secret),
    "no number": lambda ana, secret: jwt.encode(claims_of(ana, exp=float("nan")), secret),
    "not yet good": lambda ana, secret: jwt.encode(claims_of(ana, nbf=int(time.time()) + 300), secret),
    "for another site": lambda ana, secret: jwt.encode(claims_of(ana, aud=str(ana.workspace_id)), secret),
    "for everybody": lambda ana, secret: jwt.encode(claims_of(ana, aud="*"), secret),
    "for nobody": lambda ana, secret: jwt.encode(
        {name: value for name, value in claims_of(ana).items() if name != "aud"}, secret
    ),
    "of nobody": lambda ana, secret: jwt.encode(claims_of(ana, sub=""), secret),
    "of a number": lambda ana, secret: jwt.encode(claims_of(ana, sub=5), secret),
    "with a NUL": lambda ana, secret: jwt.encode(claims_of(ana, sub="a\0b"), secret),
    "a name that is none": lambda ana, secret: jwt.encode(claims_of(ana, name=["Vera"]), secret),
    "no token": lambda ana, secret: "hello",
    "dots": lambda ana, secret: "..",
    "deep": lambda ana, secret: base64.urlsafe_b64encode(b"[" * 2500).decode().rstrip("=") + ".e30.e30",
}  # fmt: skip


@pytest.mark.parametrize("made", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.filterwarnings("ignore::jwt.InsecureKeyLengthWarning")
async def test_a_token_that_does_not_hold_proves_nothing(
    connect: Connect, ana: AgentActor, vera: VisitorActor, secret: str, made: Any
) -> None:
    tab = await connect(vera)

    refusal = await tab.refusal("identify", {"identity_token": made(ana, secret)})

    assert (refusal["code"], refusal["field"]) == ("identity_not_proven", "identity_token"), refusal
    assert await Visitor.all().count() == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"identity_token": "x" * 4097},
        {"identity_token": ""},
        {"identity_token": 5},
        {"identity_token": None},
        {"user_hash": "0" * 64},
        {"external_id": "customer 5", "user_hash": "0" * 63},
        {"external_id": "customer 5", "user_hash": "A" * 64},
        {"external_id": "x" * 201},
        {"external_id": ""},
        {"external_id": 5},
        {"external_id": "a\nb"},
        {"verified_at": "2026-01-01T00:00:00Z"},
        {"is_verified": True},
    ],
)
async def test_what_is_no_proof_is_refused(connect: Connect, vera: VisitorActor, wrong: dict[str, Any]) -> None:
    assert (await (await connect(vera)).refusal("identify", wrong))["code"] == "invalid_payload"
    assert await Visitor.all().count() == 0


async def test_the_hash_of_another_proves_nothing(
    connect: Connect, ana: AgentActor, vera: VisitorActor, secret: str
) -> None:
    proof = hash_of(secret, "customer 5") | {"external_id": "customer 6"}
    refusal = await (await connect(vera)).refusal("identify", proof)
    assert (refusal["code"], refusal["field"]) == ("identity_not_proven", "user_hash")


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
