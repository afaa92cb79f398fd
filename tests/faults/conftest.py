"""Databases of their own in the tests' PostgreSQL, and servers as processes that end with the test."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import asyncpg
import pytest

from tests.faults.servers import Server
from tests.support.postgres import prepare

StartServer = Callable[..., Server]


@pytest.fixture
def fresh(postgres: dict[str, Any]) -> dict[str, Any]:
    """A migrated database that nobody else uses."""
    return asyncio.run(made_database(postgres))


async def made_database(postgres: dict[str, Any]) -> dict[str, Any]:
    name = f"faults_{uuid4().hex[:12]}"
    connection = await asyncpg.connect(**postgres)
    try:
        await connection.execute(f"CREATE DATABASE {name}")
    finally:
        await connection.close()
    await prepare(postgres | {"database": name})
    return postgres | {"database": name}


@pytest.fixture
def start_server() -> Iterator[StartServer]:
    """`start_server(database, ...)` gives a ready server; without a database it has its own."""
    servers: list[Server] = []
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:

        def start_server(*arguments: Any, **more: Any) -> Server:
            server = Server(Path(folder) / str(len(servers)), *arguments, **more)
            servers.append(server)
            return server.start()

        yield start_server
        for server in servers:
            server.end()
