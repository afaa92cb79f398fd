"""The migrations make the tables that the models describe, once, however many processes try."""

from __future__ import annotations

import asyncio
from typing import Any

import asyncpg
import pytest
from tortoise import Tortoise
from tortoise.migrations.autodetector import MigrationAutodetector

from chatting_rt.infra import database
from chatting_rt.infra.database import tortoise_config
from chatting_rt.infra.migrations import migrate
from chatting_rt.services import Services

TABLES = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1"


async def test_the_models_are_what_the_migrations_make(services: Services, postgres: dict[str, Any]) -> None:
    """Red: somebody changed a model and wrote no migration."""
    apps = Tortoise.apps
    assert apps is not None
    changes = await MigrationAutodetector(apps, tortoise_config(postgres, 2)["apps"]).changes()
    assert [str(operation) for change in changes for operation in change.operations] == []


@pytest.mark.slow
async def test_a_migration_may_take_longer_than_a_command(
    postgres: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "STATEMENT_TIMEOUT", 0.001)
    monkeypatch.setitem(database.SERVER_SETTINGS, "statement_timeout", "1")
    admin = await asyncpg.connect(**postgres)
    try:
        await admin.execute("CREATE DATABASE migrated_slowly")
        await migrate(postgres | {"database": "migrated_slowly"})
    finally:
        await admin.execute("DROP DATABASE IF EXISTS migrated_slowly WITH (FORCE)")
        await admin.close()


@pytest.mark.slow
async def test_processes_that_start_together_migrate_once(postgres: dict[str, Any]) -> None:
    admin = await asyncpg.connect(**postgres)
    try:
        await admin.execute("CREATE DATABASE migrated_together")
        fresh = postgres | {"database": "migrated_together"}

        await asyncio.gather(*(migrate(fresh) for _ in range(4)))
        await migrate(fresh)

        connection = await asyncpg.connect(**fresh)
        there = {row["table_name"] for row in await connection.fetch(TABLES)}
        applied = await connection.fetch("SELECT name FROM tortoise_migrations ORDER BY name")
        await connection.close()
        assert {"account", "conversation", "event", "message", "workspace"} <= there
        assert len(applied) == len({row["name"] for row in applied})
    finally:
        await admin.execute("DROP DATABASE IF EXISTS migrated_together WITH (FORCE)")
        await admin.close()
