"""A real PostgreSQL for the tests: one server per test process, one migrated database in it, emptied between tests."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import asyncpg

from chatting_rt.infra.embedded import EmbeddedPostgres
from chatting_rt.infra.migrations import migrate

TABLES = "account, workspace, membership, session, site, visitor, conversation, message, read_position, event"
TEAMS = "team, team_member, invitation, api_token"
BACKGROUND = "file, file_use, email_link, recovery_code, mail, job_attempt, pgqueuer, pgqueuer_log, pgqueuer_schedules"


@contextmanager
def running_postgres() -> Iterator[dict[str, Any]]:
    with tempfile.TemporaryDirectory(prefix="chatting-test-") as folder:
        embedded = EmbeddedPostgres(Path(folder))
        try:
            yield embedded.start().credentials()
        finally:
            embedded.stop()


async def prepare(arguments: dict[str, Any]) -> None:
    await migrate(arguments)


async def empty(arguments: dict[str, Any]) -> None:
    connection = await asyncpg.connect(**arguments)
    try:
        await connection.execute(f"TRUNCATE {TABLES}, {TEAMS}, {BACKGROUND} CASCADE")
    finally:
        await connection.close()
