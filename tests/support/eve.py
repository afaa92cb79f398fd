"""Eve, who signs up over HTTP."""

from __future__ import annotations

from typing import Any

import aiohttp

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
