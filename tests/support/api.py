"""Plain HTTP, as a page or an app speaks it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import aiohttp

PASSWORD = "correct horse battery"


@dataclass
class Answer:
    status: int
    data: Any
    headers: Any

    @property
    def code(self) -> str:
        return str(self.data["error"]["code"])


class Api:
    """Without cookies: a session counts only where its token is given."""

    def __init__(self, url: str) -> None:
        self._url = url + "/v1"
        self._http = aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar())

    async def close(self) -> None:
        await self._http.close()

    async def ask(
        self, method: str, path: str, json: Any = None, *, token: str | None = None, **headers: str
    ) -> Answer:
        if token:
            headers["Authorization"] = f"Bearer {token}"
        async with self._http.request(method, self._url + path, json=json, headers=headers) as response:
            is_json = response.content_type == "application/json"
            return Answer(response.status, await response.json() if is_json else None, response.headers)

    async def sign_up(self, email: str = "ana@acme.example", **more: str) -> Answer:
        person = {"name": "Ana Silva", "email": email, "password": PASSWORD, "workspace_name": "Acme"}
        return await self.ask("POST", "/accounts", person | more)

    async def sign_in(
        self, email: str = "ana@acme.example", password: str = PASSWORD, device_token: str = "", **more: str
    ) -> Answer:
        headers = {"Cookie": f"chatting_device={device_token}"} if device_token else {}
        return await self.ask("POST", "/sessions", {"email": email, "password": password} | more, **headers)
