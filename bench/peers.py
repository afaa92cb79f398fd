"""The servers that are compared, each with a database of its own in the same PostgreSQL."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any
from uuid import uuid4

import asyncpg

from bench.socket import Socket
from chatting_rt.infra.migrations import migrate
from tests.faults.crowd import cast_in
from tests.faults.servers import Server

PEER = Path(__file__).parent / "peer_node"


@dataclass
class Visitor:
    """A tab that writes, and another one that only listens."""

    tab: Socket
    other_tab: Socket
    conversation_id: str


@dataclass
class Running:
    """A server that is ready, with everybody in place."""

    pid: int
    url: str
    database: dict[str, Any]
    visitors: list[Visitor]
    agents: list[Socket]
    another: Callable[[], Awaitable[Socket]]
    """One more visitor's socket, which only listens."""
    site_key: str = ""

    @property
    def everybody(self) -> list[Socket]:
        return [*self.agents, *(tab for visitor in self.visitors for tab in (visitor.tab, visitor.other_tab))]


async def new_database(postgres: dict[str, Any]) -> dict[str, Any]:
    name = f"bench_{uuid4().hex[:8]}"
    connection = await asyncpg.connect(**postgres)
    await connection.execute(f"CREATE DATABASE {name}")
    await connection.close()
    return postgres | {"database": name}


@asynccontextmanager
async def chatting(
    postgres: dict[str, Any],
    folder: Path,
    visitors: int,
    agents: int,
    settings: Mapping[str, str] = MappingProxyType({}),
) -> AsyncIterator[Running]:
    database = await new_database(postgres)
    await migrate(database)
    cast = await cast_in(database)
    server = Server(folder / database["database"], database, settings=settings)
    try:
        await asyncio.to_thread(server.start)

        async def visitor() -> Visitor:
            auth: dict[str, Any] = {"site_key": cast.ana.site.key}
            tab = await Socket.join(server.url, "/visitor", auth)
            auth["visitor_token"] = (await tab.data("start", {}))["visitor_token"]
            first = await tab.data("send_message", {"client_id": str(uuid4()), "body": "Hello"})
            return Visitor(tab, await Socket.join(server.url, "/visitor", auth), first["conversation_id"])

        async def another() -> Socket:
            return await Socket.join(server.url, "/visitor", {"site_key": cast.ana.site.key})

        desks = [await Socket.join(server.url, "/agent", cast.ana.auth()) for _ in range(agents)]
        everyone = [await visitor() for _ in range(visitors)]
        yield Running(server.pid, server.url, database, everyone, desks, another, cast.ana.site.key)
    finally:
        server.end()


@asynccontextmanager
async def node(postgres: dict[str, Any], how: str, visitors: int, agents: int) -> AsyncIterator[Running]:
    database = await new_database(postgres)
    environment = os.environ | {"DATABASE": json.dumps(database), "NODE_ENV": "production"}
    process = subprocess.Popen(["node", "server.js", how], cwd=PEER, env=environment, stdout=subprocess.PIPE)
    try:
        assert process.stdout is not None
        port = (await asyncio.to_thread(process.stdout.readline)).decode().strip()
        url = f"http://127.0.0.1:{port}"

        async def visitor(n: int) -> Visitor:
            auth = {"conversation": str(n)}
            tabs = [await Socket.join(url, "/visitor", auth) for _ in range(2)]
            await asyncio.gather(*(tab.ready.wait() for tab in tabs))
            return Visitor(*tabs, auth["conversation"])

        async def another() -> Socket:
            return await Socket.join(url, "/visitor", {"conversation": str(uuid4())})

        desks = [await Socket.join(url, "/agent", {}) for _ in range(agents)]
        yield Running(process.pid, url, database, [await visitor(n) for n in range(visitors)], desks, another)
    finally:
        process.kill()
        process.wait()
