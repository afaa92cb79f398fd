"""Files to send, and sending them as a browser does."""

from __future__ import annotations

import io
from typing import Any
from urllib.parse import urlencode

import aiohttp
from PIL import Image

from tests.support.api import Answer
from tests.support.cast import AgentActor, VisitorActor
from tests.support.client import Client

Person = AgentActor | VisitorActor
TEXT = b"Order 1234: two lamps, one of them broken.\n"


def photo(size: tuple[int, int] = (400, 300), kind: str = "JPEG", mode: str = "RGB", **options: Any) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, "#3b82f6").save(out, kind, **options)
    return out.getvalue()


class Uploads:
    def __init__(self, url: str) -> None:
        self.url = url
        self._http = aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar())

    async def close(self) -> None:
        await self._http.close()

    async def send(
        self, person: Person, content: bytes = TEXT, name: str = "order.txt", headers: Any = None, **query: str
    ) -> Answer:
        address = self.address(person, name, **query)
        headers = {"Authorization": f"Bearer {person.token}", **(headers or {})}
        async with self._http.post(address, data=content, headers=headers) as response:
            return Answer(response.status, await response.json(), response.headers)

    async def of(self, person: Person, content: bytes = TEXT, name: str = "order.txt", **query: str) -> dict[str, Any]:
        """The attachment of an upload that went well."""
        answer = await self.send(person, content, name, **query)
        assert answer.status == 201, answer.data
        attachment: dict[str, Any] = answer.data["attachment"]
        return attachment

    async def links(self, person: Person, *ids: str) -> Answer:
        address = f"{self.url}/v1/file-links?{urlencode({'ids': ','.join(ids), **self._whose(person)})}"
        async with self._http.get(address, headers={"Authorization": f"Bearer {person.token}"}) as response:
            return Answer(response.status, await response.json(), response.headers)

    async def begin_direct(self, person: Person, wish: dict[str, Any]) -> Answer:
        return await self._post(person, f"{self.url}/v1/direct-uploads", json=wish | self._whose(person))

    async def finish_direct(self, person: Person, file_id: str) -> Answer:
        return await self._post(person, f"{self.url}/v1/direct-uploads/{file_id}?{urlencode(self._whose(person))}")

    async def _post(self, person: Person, address: str, json: Any = None) -> Answer:
        headers = {"Authorization": f"Bearer {person.token}"}
        async with self._http.post(address, json=json, headers=headers) as response:
            return Answer(response.status, await response.json(), response.headers)

    def _whose(self, person: Person) -> dict[str, str]:
        is_visitor = isinstance(person, VisitorActor)
        return {"site_key": person.site.key} if is_visitor else {"workspace_id": str(person.site.workspace_id)}

    def address(self, person: Person, name: str, **query: str) -> str:
        return f"{self.url}/v1/uploads?{urlencode({'name': name, **self._whose(person), **query})}"

    async def get(self, url: str, **headers: str) -> tuple[int, bytes, Any]:
        async with self._http.get(self.url + url, headers=headers) as response:
            return response.status, await response.read(), response.headers


async def links_of(client: Client, *ids: str) -> list[dict[str, Any]]:
    links: list[dict[str, Any]] = (await client.call("get_file_links", {"file_ids": list(ids)}))["links"]
    return links
