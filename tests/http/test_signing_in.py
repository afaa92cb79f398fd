"""Signing up and in over HTTP."""

from __future__ import annotations

import aiohttp
import pytest
from argon2 import PasswordHasher

from chatting_rt.services import Services
from models import Account
from tests.support.client import Client
from tests.support.eve import EVE, sign_in, sign_up


async def test_who_signs_up_can_answer_at_once(url: str, http: aiohttp.ClientSession) -> None:
    created = await sign_up(http)

    desk = await Client(url, "/agent", {"token": created["token"]}).join()
    start = await desk.call("start", {})
    await desk.leave()

    assert start["agent"]["role"] == "owner"
    assert start["account"] == created["account"]
    assert created["account"]["email"] == "eve@example.org"
    assert start["workspace"] == created["workspace"]
    assert created["workspace"]["sites"][0]["allowed_origins"] == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("email", "eve"), ("email", "eve@example.org\n"), ("email", "e v@example.org"), ("email", "eve@example"),
        ("email", "<eve@example.org>"), ("password", "short"), ("password", "x" * 201), ("name", ""),
        ("workspace_name", "x" * 201), ("name", "a\0b"),
    ],
)  # fmt: skip
async def test_signing_up_with_less_is_refused_by_name(http: aiohttp.ClientSession, field: str, value: str) -> None:
    async with http.post("/v1/accounts", json=EVE | {field: value}) as response:
        error = (await response.json())["error"]
        assert (response.status, error["code"], error["field"]) == (422, "invalid_payload", field)


async def test_signing_in_again(http: aiohttp.ClientSession) -> None:
    created = await sign_up(http)
    again = await sign_in(http, email=" eve@example.ORG ")
    assert again["token"] != created["token"]
    assert again["account"] == created["account"]
    assert again["workspaces"] == [{"id": created["workspace"]["id"], "name": "Eve's", "role": "owner"}]


async def test_a_hash_of_other_parameters_is_made_anew_by_signing_in(
    services: Services, http: aiohttp.ClientSession
) -> None:
    await sign_up(http)
    old = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(EVE["password"])
    await Account.filter(email="eve@example.org").update(password_hash=old)

    await sign_in(http)
    renewed = (await Account.get(email="eve@example.org")).password_hash
    await sign_in(http)

    assert "m=19456,t=2,p=1" in renewed
    assert (await Account.get(email="eve@example.org")).password_hash == renewed


async def test_only_hashes_are_kept(services: Services, http: aiohttp.ClientSession) -> None:
    token = (await sign_up(http))["token"]
    for table in ("account", "session"):
        kept = str(await services.database.fetch(f"SELECT t::text FROM {table} t"))
        assert token not in kept
        assert EVE["password"] not in kept
