"""A real PostgreSQL for the tests: one server per test process; its databases are copied from a migrated one."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch
from uuid import uuid4

import asyncpg

from chatting_rt.infra.database import Database
from chatting_rt.infra.embedded import EmbeddedPostgres, cluster
from chatting_rt.infra.migrations import migrate

MIGRATED = "migrated"
# What others refer to, and does not take them along, comes last.
TABLES = """
SELECT oid::regclass::text FROM pg_class referred
WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'tortoise_migrations'
ORDER BY EXISTS (SELECT FROM pg_constraint WHERE confrelid = referred.oid AND contype = 'f' AND confdeltype <> 'c')
"""


@contextmanager
def running_postgres(fsync: str = "off") -> Iterator[dict[str, Any]]:
    """No test pulls the plug on it, so nothing need reach the disk. What is measured waits for the disk."""
    with tempfile.TemporaryDirectory(prefix="chatting-test-") as folder:
        embedded = EmbeddedPostgres(Path(folder))
        try:
            with patch.dict(cluster.CONFIG, fsync=fsync):
                address = embedded.start()
            yield address.credentials()
        finally:
            embedded.stop()


async def make_template(server: dict[str, Any]) -> None:
    """Migrate the one that others are copied from, which nobody uses: it can be copied only while nobody is there."""
    await _create(server, MIGRATED)
    await migrate(server | {"database": MIGRATED})


async def new_database(server: dict[str, Any]) -> dict[str, Any]:
    """A migrated database that nobody else uses."""
    name = f"test_{uuid4().hex[:12]}"
    await _create(server, f"{name} TEMPLATE {MIGRATED}")
    return server | {"database": name}


async def _create(server: dict[str, Any], database: str) -> None:
    connection = await asyncpg.connect(**server)
    try:
        await connection.execute(f"CREATE DATABASE {database}")
    finally:
        await connection.close()


async def empty(database: Database) -> None:
    """Delete, not truncate: that makes each table and index a new file, and here there are few rows in few tables."""
    tables = [row[0] for row in await database.fetch(TABLES)]
    async with database.acquire() as connection:
        await connection.execute(";".join(f"DELETE FROM {table}" for table in tables))
