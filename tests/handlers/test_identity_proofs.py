"""Every way in which a proof of who a visitor is does not hold."""

from __future__ import annotations

import base64
import hmac
import json
import time
from typing import Any

import jwt
import pytest

from models import Visitor
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.proofs import claims_of, hash_of, signed


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
