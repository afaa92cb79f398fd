"""A real PostgreSQL for the tests: one server per test process, one migrated database in it, emptied between tests."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import asyncpg

from chatting_rt.infra.embedded import EmbeddedPostgres, cluster
from chatting_rt.infra.migrations import migrate

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


async def prepare(arguments: dict[str, Any]) -> None:
    await migrate(arguments)


async def empty(arguments: dict[str, Any]) -> None:
    """Delete, not truncate: that makes each table and index a new file, and here there are few rows in few tables."""
    connection = await asyncpg.connect(**arguments)
    try:
        tables = [row[0] for row in await connection.fetch(TABLES)]
        await connection.execute(";".join(f"DELETE FROM {table}" for table in tables))
    finally:
        await connection.close()
