"""The cookie in which a browser keeps its session."""

from __future__ import annotations

import aiohttp

from tests.support.cast import AgentActor
from tests.support.eve import SIGN_IN, bearer, sign_up


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
