"""Signed-in devices: which there are, how long, and how each is signed out."""

from __future__ import annotations

import asyncio
import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

import aiohttp

from chatting_rt.infra.tokens import hash_of
from chatting_rt.jobs.registry import JOBS
from chatting_rt.services import Services
from chatting_rt.web import WebServer
from models import ApiToken, Session
from tests.conftest import Connect
from tests.support.cast import AgentActor
from tests.support.client import Client
from tests.support.clock import MovedClock
from tests.support.eve import bearer, sign_in, sign_up
from tests.support.processes import second_server


async def test_devices_are_listed_and_signed_out(http: aiohttp.ClientSession) -> None:
    laptop = (await sign_up(http))["token"]
    phone = (await sign_in(http))["token"]

    async with http.get("/v1/sessions", headers=bearer(phone)) as response:
        listed = (await response.json())["sessions"]
    assert [session["is_current"] for session in listed] == [True, False]
    assert laptop not in json.dumps(listed)
    async with http.delete(f"/v1/sessions/{listed[1]['id']}", headers=bearer(phone)) as response:
        assert (response.status, await response.read()) == (204, b"")

    for token, status in ((laptop, 401), (phone, 200)):
        async with http.get("/v1/sessions", headers=bearer(token)) as response:
            assert response.status == status


async def test_what_is_over_is_not_listed_and_is_forgotten(services: Services, http: aiohttp.ClientSession) -> None:
    laptop, phone = (await sign_up(http))["token"], (await sign_in(http))["token"]
    await Session.filter(token_hash=hash_of(laptop)).update(expires_at=services.clock.now())

    async with http.get("/v1/sessions", headers=bearer(phone)) as response:
        assert [session["is_current"] for session in (await response.json())["sessions"]] == [True]
    await JOBS["forget_ended_sessions"].function(services)
    assert await Session.all().count() == 1


async def test_an_open_socket_is_use(
    services: Services, server: WebServer, connect: Connect, http: aiohttp.ClientSession, ana: AgentActor
) -> None:
    """Of a session, which is seen and lives on, and of a program's token."""
    desk = await connect(ana)
    made = await desk.call("create_api_token", {"name": "Bot", "scopes": ["use_inbox"]})
    bot = await Client(desk.url, "/agent", {"token": made["secret"]}).join()
    clock = services.clock = MovedClock()
    clock.move(days=20)

    await server.gateway.touch_sessions()

    session = await Session.get(account_id=ana.account_id)
    assert clock.now() - session.last_seen_at < timedelta(minutes=1)
    assert timedelta(days=29) < session.expires_at - clock.now() <= timedelta(days=30)
    token = await ApiToken.get(id=made["api_token"]["id"])
    assert token.last_used_at is not None
    assert clock.now() - token.last_used_at < timedelta(minutes=1)
    await bot.leave()
    clock.move(days=29)
    await server.gateway.touch_sessions()
    clock.move(days=29)
    await server.gateway.touch_sessions()
    assert (await Session.get(id=session.id)).expires_at == session.created_at + timedelta(days=90)


async def test_a_foreign_session_looks_like_a_missing_one(
    http: aiohttp.ClientSession, ana: AgentActor, ben: AgentActor, olga: AgentActor
) -> None:
    answers = set()
    theirs = [(await Session.get(account_id=person.account_id)).id for person in (ben, olga)]
    for id in (*theirs, uuid4(), "mine"):
        async with http.delete(f"/v1/sessions/{id}", headers=bearer(ana.token)) as response:
            answers.add((response.status, await response.read()))
    assert len(answers) == 1
    assert next(iter(answers))[0] == 404
    assert await Session.filter(account_id__in=[ben.account_id, olga.account_id]).count() == 2


async def test_no_session_is_unauthorized(http: aiohttp.ClientSession) -> None:
    async with http.get("/v1/sessions") as response:
        nothing = (response.status, await response.read())
    for headers in (
        bearer("made up"),
        bearer(""),
        {"Cookie": "chatting_session=made-up"},
        {"Authorization": "Basic x"},
    ):
        async with http.get("/v1/sessions", headers=headers) as response:
            assert (response.status, await response.read()) == nothing
    assert nothing[0] == 401


async def test_signing_out_cuts_the_open_sockets(
    connect: Connect, http: aiohttp.ClientSession, ana: AgentActor, ben: AgentActor
) -> None:
    """Within two seconds, with a word why; colleagues stay."""
    desk, phone, colleague = await connect(ana), await connect(ana), await connect(ben)

    async with http.delete("/v1/sessions/current", headers=bearer(ana.token)) as response:
        assert response.status == 204
    loop = asyncio.get_running_loop()
    began = loop.time()
    assert await desk.is_shut_out("list_conversations", {}), "at once"
    for socket in (desk, phone):
        await socket.receive("session_revoked", within=4)
        await asyncio.wait_for(socket.is_gone.wait(), 4)

    assert loop.time() - began < 2.5  # two, and some for a busy machine
    assert (await colleague.call("start", {}))["agent"]["name"] == "Ben"
    assert not colleague.is_gone.is_set()


async def test_another_process_cuts_them_as_well(
    services: Services, database: dict[str, Any], http: aiohttp.ClientSession, ana: AgentActor, ben: AgentActor
) -> None:
    async with second_server(services, database) as there:
        desk = await Client(there, "/agent", ana.auth()).join()
        colleague = await Client(there, "/agent", ben.auth()).join()

        async with http.delete("/v1/sessions/current", headers=bearer(ana.token)) as response:
            assert response.status == 204

        await desk.receive("session_revoked", within=2.5)
        await asyncio.wait_for(desk.is_gone.wait(), 1)
        assert (await colleague.call("start", {}))["agent"]["name"] == "Ben"
        await colleague.leave()
