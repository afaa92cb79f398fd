"""Signing up, in and out over HTTP."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import uuid4

import aiohttp
import pytest
from argon2 import PasswordHasher

from chatting_rt.infra.passwords import worker
from chatting_rt.infra.passwords.hasher import Hasher
from chatting_rt.infra.tokens import hash_of
from chatting_rt.infra.turnstile import Turnstile
from chatting_rt.jobs.registry import JOBS
from chatting_rt.services import Services
from chatting_rt.web import WebServer
from handlers.http.base import REFUSALS
from models import Account, ApiToken, Session
from tests.conftest import Connect
from tests.support.cast import AgentActor
from tests.support.client import Client
from tests.support.clock import MovedClock
from tests.support.processes import second_server

EVE = {"name": "Eve", "email": "Eve@Example.org", "password": "correct horse battery", "workspace_name": "Eve's"}
SIGN_IN = {"email": EVE["email"], "password": EVE["password"]}


async def sign_up(http: aiohttp.ClientSession, **changed: str) -> dict[str, Any]:
    async with http.post("/v1/accounts", json=EVE | changed) as response:
        assert response.status == 201, await response.text()
        data: dict[str, Any] = await response.json()
        return data


async def sign_in(http: aiohttp.ClientSession, **changed: str) -> dict[str, Any]:
    async with http.post("/v1/sessions", json=SIGN_IN | changed) as response:
        assert response.status == 201, await response.text()
        data: dict[str, Any] = await response.json()
        return data


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


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


async def test_a_wrong_password_and_an_unknown_email_are_answered_alike(http: aiohttp.ClientSession) -> None:
    await sign_up(http)
    answers = []
    for attempt in (SIGN_IN | {"password": "wrong"}, SIGN_IN | {"email": "nobody@example.org"}):
        async with http.post("/v1/sessions", json=attempt) as response:
            headers = {name: value for name, value in response.headers.items() if name != "Date"}
            answers.append((response.status, headers, await response.read()))

    assert answers[0] == answers[1]
    assert answers[0][0] == 401
    assert json.loads(answers[0][2])["error"]["code"] == "unauthorized"
    assert "Set-Cookie" not in answers[0][1]


async def test_an_unknown_email_costs_as_much_as_a_wrong_password(
    http: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether there is an account, hashes of one kind are verified: timing tells nothing."""
    await sign_up(http)
    asked: list[tuple[str, Sequence[str | None]]] = []
    fitting = Hasher.fitting

    async def noted(self: Hasher, password: str, password_hashes: Sequence[str | None]) -> list[bool]:
        asked.append((password, password_hashes))
        return await fitting(self, password, password_hashes)

    monkeypatch.setattr(Hasher, "fitting", noted)
    for email in (EVE["email"], "nobody@example.org"):
        async with http.post("/v1/sessions", json={"email": email, "password": "wrong"}) as response:
            assert response.status == 401
    assert [len(hashes) for _, hashes in asked] == [2, 2], "who confirmed the address, and who only claims it"
    verified: list[str] = []
    monkeypatch.setattr(worker, "fits", lambda password_hash, _: verified.append(password_hash) or False)
    for password, hashes in asked:
        assert worker.fitting(password, list(hashes)) == [False, False]
    parameters = {password_hash.rsplit("$", 2)[0] for password_hash in verified}
    assert len(verified) == 4
    assert len(parameters) == 1
    assert "m=19456,t=2,p=1" in parameters.pop()


async def test_guessing_is_slowed_down(http: aiohttp.ClientSession) -> None:
    """By email, whatever the spelling; and it says how long to wait."""
    spellings = ["eve@example.org", "EVE@example.org", " eve@example.org "]
    for n in range(10):
        async with http.post("/v1/sessions", json={"email": spellings[n % 3], "password": "guess"}) as response:
            assert response.status == 401
    async with http.post("/v1/sessions", json=SIGN_IN) as response:
        error = (await response.json())["error"]
        assert (response.status, error["code"]) == (429, "rate_limited")
        assert 0 < error["retry_after"] <= 60
        assert int(response.headers["Retry-After"]) >= 1


async def test_a_flood_of_guesses_is_answered_as_a_trickle(http: aiohttp.ClientSession) -> None:
    """Which guessers wait for: refused without a hash, thousands a second would still keep the chat from its turn."""
    loop = asyncio.get_running_loop()

    async def guess() -> int:
        async with http.post("/v1/sessions", json=SIGN_IN) as response:
            return response.status

    began = loop.time()
    statuses = await asyncio.gather(*(guess() for _ in range(80)))
    took = loop.time() - began
    refused = statuses.count(429) + statuses.count(503)

    assert refused >= 60
    assert took >= (refused - 1) / REFUSALS


async def test_who_floods_further_is_hung_up_on(http: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch) -> None:
    async def turned_away(_: Turnstile) -> bool:
        return False

    for _ in range(10):
        async with http.post("/v1/sessions", json=SIGN_IN) as response:
            assert response.status == 401
    monkeypatch.setattr(Turnstile, "passed", turned_away)
    with pytest.raises(aiohttp.ClientConnectionError):
        await http.post("/v1/sessions", json=SIGN_IN)
    async with http.get("/healthz") as response:
        assert response.status == 200


async def test_the_cookie_is_the_browsers_alone(http: aiohttp.ClientSession) -> None:
    await sign_up(http)
    async with http.post("/v1/sessions", json=SIGN_IN) as response:
        flags = response.headers["Set-Cookie"]
    assert flags.startswith("chatting_session=")
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(flags.split("; "))
    assert "Domain" not in flags


async def test_another_pages_request_does_not_count_as_the_browsers(
    url: str, http: aiohttp.ClientSession, ana: AgentActor
) -> None:
    cookie = {"Cookie": f"chatting_session={ana.token}"}
    strange = ["https://evil.example", "null", url + ".evil.example", "http://evil.example#" + url, "http://["]
    for origin in strange:
        for method, path in (("GET", "/v1/sessions"), ("DELETE", "/v1/sessions/current")):
            async with http.request(method, path, headers=cookie | {"Origin": origin}) as response:
                error = (await response.json())["error"]
                assert (response.status, error["code"]) == (403, "origin_not_allowed"), origin
    for own in ({}, {"Origin": url}):
        async with http.get("/v1/sessions", headers=cookie | own) as response:
            assert response.status == 200


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


async def test_a_token_that_somebody_planted_is_not_ones_own(http: aiohttp.ClientSession, ana: AgentActor) -> None:
    """Signing in over another session makes a new one, and leaves that one what it was."""
    await sign_up(http)
    for planted in (ana.token, "planted"):
        async with http.post("/v1/sessions", json=SIGN_IN, headers={"Cookie": f"chatting_session={planted}"}) as answer:
            token = (await answer.json())["token"]
            assert f"chatting_session={token};" in answer.headers["Set-Cookie"]
        assert token != planted
    async with http.get("/v1/accounts/current", headers=bearer(ana.token)) as response:
        assert (await response.json())["account"]["email"] == ana.email
    async with http.get("/v1/accounts/current", headers=bearer("planted")) as response:
        assert response.status == 401


async def test_signing_out_forgets_the_cookie(http: aiohttp.ClientSession) -> None:
    token = (await sign_up(http))["token"]
    cookie = {"Cookie": f"chatting_session={token}"}
    async with http.delete("/v1/sessions/current", headers=cookie) as response:
        assert response.status == 204
        assert 'chatting_session=""' in response.headers["Set-Cookie"]
        assert "Max-Age=0" in response.headers["Set-Cookie"]
    async with http.get("/v1/sessions", headers=cookie) as response:
        assert response.status == 401


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
    refusal = await desk.refusal("list_conversations", {})
    for socket in (desk, phone):
        await socket.receive("session_revoked", within=4)
        await asyncio.wait_for(socket.is_gone.wait(), 4)

    assert refusal["code"] == "unauthorized", "at once, before the socket is cut"
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


async def test_only_hashes_are_kept(services: Services, http: aiohttp.ClientSession) -> None:
    token = (await sign_up(http))["token"]
    for table in ("account", "session"):
        kept = str(await services.database.fetch(f"SELECT t::text FROM {table} t"))
        assert token not in kept
        assert EVE["password"] not in kept
