"""A new password shuts out whoever knows the old one, also who gave it at the same instant."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from tortoise.transactions import in_transaction

from chatting_rt.services import Services
from models import Account, EmailLink, Membership, Session, Workspace
from tests.support.api import PASSWORD, Api
from tests.support.cast import join_workspace
from tests.support.client import Client
from tests.support.eventually import eventually

ANA = "ana@acme.example"
IS_WAITING = "SELECT count(*) > 0 FROM pg_locks WHERE NOT granted"
WITH_A_PASSWORD: dict[str, dict[str, Any]] = {
    "change_email": {"email": "eve@evil.example"},
    "change_password": {"new_password": "a horse of eve's own"},
    "delete_workspace": {},
    "disable_two_factor": {},
    "start_two_factor": {},
    "transfer_ownership": {},
}


@pytest.fixture
async def desk(api: Api, url: str) -> AsyncIterator[Client]:
    """Ana's, or of who has learnt her password."""
    client = await Client(url, "/agent", {"token": (await api.sign_up()).data["token"]}).join()
    yield client
    await client.leave()


async def while_it_is_changed(services: Services, ask: Callable[[], Awaitable[Any]]) -> Any:
    """What is answered to who asked before the new password was there, and writes after it."""
    async with in_transaction():
        await Account.filter(email=ANA).update(password_hash="another")
        asking = asyncio.ensure_future(ask())
        await eventually(lambda: asking.done() or services.database.value(IS_WAITING))
    return await asking


async def test_no_account_is_deleted_by_the_old_one(api: Api, services: Services) -> None:
    token = (await api.sign_up()).data["token"]
    await Membership.all().delete()  # the only owner could not leave

    answer = await while_it_is_changed(
        services, lambda: api.ask("DELETE", "/accounts/current", {"password": PASSWORD}, token=token)
    )

    assert (answer.status, answer.code) == (403, "forbidden")
    assert await Account.filter(email=ANA, deleted_at=None).exists()


async def test_nobody_is_signed_in_by_the_old_one(api: Api, services: Services, desk: Client) -> None:
    before = await Session.all().count()

    answer = await while_it_is_changed(services, api.sign_in)

    assert (answer.status, answer.code) == (401, "unauthorized")
    assert await Session.all().count() == before


@pytest.mark.parametrize("name", WITH_A_PASSWORD)
async def test_nothing_is_done_by_the_old_one(desk: Client, services: Services, name: str) -> None:
    workspace = await Workspace.get().prefetch_related("sites")
    ben = await join_workspace(services, workspace.id, workspace.sites[0], "Ben", "agent")
    payload = {"password": PASSWORD, **WITH_A_PASSWORD[name]}
    payload |= {"agent_id": str(ben.id)} if name == "transfer_ownership" else {}

    ack = await while_it_is_changed(services, lambda: desk.ack(name, payload))

    assert (ack["error"]["code"], ack["error"]["field"]) == ("forbidden", "password")
    ana = await Account.get(email=ANA)
    assert (ana.password_hash, ana.two_factor_nonce, ana.deleted_at) == ("another", None, None)
    assert not await EmailLink.filter(purpose__startswith="email_change").exists()
    assert (await Workspace.get()).delete_at is None
