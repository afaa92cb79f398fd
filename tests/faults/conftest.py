"""Databases of their own in the tests' PostgreSQL, and servers as processes that end with the test."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.faults.servers import Server
from tests.support.postgres import new_database

StartServer = Callable[..., Server]


@pytest.fixture
def fresh(postgres: dict[str, Any]) -> dict[str, Any]:
    return asyncio.run(new_database(postgres))


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
