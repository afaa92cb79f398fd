"""What a site says of its visitors, signed with one of its secrets."""

from __future__ import annotations

import hashlib
import hmac
import time
from typing import Any

import jwt

from tests.support.cast import AgentActor
from tests.support.client import Client


async def secret_of(desk: Client, person: AgentActor) -> str:
    return str((await desk.call("create_identity_secret", {"site_id": str(person.site.id)}))["secret"])


def claims_of(person: AgentActor, **other: Any) -> dict[str, Any]:
    return {"sub": "customer 5", "aud": str(person.site.id), "exp": int(time.time()) + 600} | other


def signed(secret: str, claims: dict[str, Any]) -> dict[str, str]:
    return {"identity_token": jwt.encode(claims, secret, algorithm="HS256")}


def hash_of(secret: str, external_id: str) -> dict[str, str]:
    user_hash = hmac.new(secret.encode(), external_id.encode(), hashlib.sha256).hexdigest()
    return {"external_id": external_id, "user_hash": user_hash}
