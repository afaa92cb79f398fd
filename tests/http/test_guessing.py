"""What guessing an address or a password comes to."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence

import aiohttp
import pytest

from chatting_rt.infra.passwords import worker
from chatting_rt.infra.passwords.hasher import Hasher
from chatting_rt.infra.turnstile import Turnstile
from handlers.http.answering import REFUSALS
from tests.support.eve import EVE, SIGN_IN, sign_up


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


@pytest.mark.slow
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
