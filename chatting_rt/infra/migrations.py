"""Bringing the database to this version. Several processes may try at once: one does it, the others wait."""

from __future__ import annotations

import asyncio
from functools import cached_property
from typing import Any

import asyncpg
from pgqueuer.db import AsyncpgDriver
from pgqueuer.queries import Queries
from tortoise import Tortoise
from tortoise.connection import get_connection
from tortoise.context import TortoiseContext
from tortoise.migrations.executor import MigrationExecutor
from tortoise.migrations.schema_generator.state import ModelState, State
from tortoise.migrations.schema_generator.state_apps import StateApps

from chatting_rt.infra.database import SERVER_SETTINGS, tortoise_config

LOCK = 0x43484154  # "CHAT"
LOCK_TIMEOUT = 900  # seconds to wait for another process's migration


async def migrate(arguments: dict[str, Any]) -> None:
    connection = await asyncpg.connect(**arguments, timeout=10)
    try:
        await _take_turn(connection)
        async with TortoiseContext():  # which ends the connections that Tortoise opens for it
            config = _patient(arguments)
            await Tortoise.init(config=config, init_connections=False)
            await _Executor(get_connection("default"), config["apps"]).migrate()
        await _bring_queue_up_to_date(connection)
    finally:
        await connection.close()


async def _take_turn(connection: asyncpg.Connection) -> None:
    """By asking again and again: an index that is built beside the old version waits for all open statements."""
    for _ in range(LOCK_TIMEOUT):
        if await connection.fetchval("SELECT pg_try_advisory_lock($1)", LOCK):
            return
        await asyncio.sleep(1)
    raise TimeoutError("Another process has been migrating for very long.")


def _patient(arguments: dict[str, Any]) -> dict[str, Any]:
    """A large table takes its time; but who waits for a lock holds up everybody behind, so that stays short."""
    config = tortoise_config(arguments, 2)
    config["connections"]["default"]["credentials"] |= {
        "command_timeout": None,
        "server_settings": SERVER_SETTINGS | {"statement_timeout": "0", "idle_in_transaction_session_timeout": "0"},
    }
    return config


async def _bring_queue_up_to_date(connection: asyncpg.Connection) -> None:
    """The queue's tables belong to pgqueuer, which has no history of its own: it compares and mends."""
    queue = Queries(AsyncpgDriver(connection))
    if await queue.schema_is_installed():
        await queue.upgrade()
    else:
        await queue.install()


class _Executor(MigrationExecutor):
    """Copies the models only for operations that look at how they were.

    Tortoise does it before each, which for a new database took longer than all the rest of the migrations.
    """

    async def _project_state(self, *args: Any, **options: Any) -> State:
        state = await super()._project_state(*args, **options)
        return _State(state.models, state.apps)


class _State(State):
    def clone(self) -> State:
        return _StateBefore({key: model.clone() for key, model in self.models.items()}, self.apps)


class _StateBefore(State):
    def __init__(self, models: dict[tuple[str, str], ModelState], later: StateApps) -> None:
        self.models = models
        self._later = later

    @cached_property
    def apps(self) -> StateApps:  # type: ignore[override]
        return self._later.clone(self.models)
