"""One PostgreSQL, reached two ways: Tortoise for rows, plain asyncpg for what must be fast or is easier said in SQL."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import asyncpg
from asyncpg.pool import PoolConnectionProxy
from tortoise.context import TortoiseContext
from tortoise.exceptions import IntegrityError

from chatting_rt.errors import unavailable
from chatting_rt.infra.lookups import Lookups

STATEMENT_TIMEOUT = 5.0  # seconds
ACQUIRE_TIMEOUT = 1.0  # seconds to wait for a free connection
SERVER_SETTINGS = {
    "application_name": "chatting",
    "statement_timeout": "5000",
    "lock_timeout": "2000",
    "idle_in_transaction_session_timeout": "10000",
    "jit": "off",
}
PLANNED = "SET LOCAL plan_cache_mode = force_custom_plan; SET LOCAL random_page_cost = 1.1"
"""Pages are in memory, or as quickly had in any order: so no table is read through for a few rows."""
Row = asyncpg.Record
Gone = (
    OSError,
    TimeoutError,
    asyncpg.InterfaceError,
    asyncpg.PostgresConnectionError,
    asyncpg.CannotConnectNowError,
    asyncpg.TooManyConnectionsError,
    asyncpg.QueryCanceledError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.LockNotAvailableError,
    asyncpg.DeadlockDetectedError,
    asyncpg.DiskFullError,
    asyncpg.OutOfMemoryError,
)
"""The database is away, busy or full: what was asked may or may not have been done."""


def was_of_what_is_gone(error: BaseException) -> bool:
    """Whether it failed because the row by which it was to hang was found, and then deleted by somebody else."""
    cause = error.args[0] if isinstance(error, IntegrityError) and error.args else error
    return isinstance(cause, asyncpg.ForeignKeyViolationError)


def connection_arguments(url: str) -> dict[str, Any]:
    """The parts of a DATABASE_URL as asyncpg takes them. A socket directory may be the host, or `?host=`."""
    parts = urlsplit(url)
    query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    arguments = {
        "host": query.get("host") or unquote(parts.hostname or "localhost"),
        "port": parts.port or int(query.get("port", 5432)),
        "user": unquote(parts.username or "postgres"),
        "password": unquote(parts.password or "") or None,
        "database": unquote(parts.path.lstrip("/")) or "postgres",
    }
    return arguments | ({"ssl": query["sslmode"]} if "sslmode" in query else {})


def tortoise_config(arguments: dict[str, Any], pool_size: int) -> dict[str, Any]:
    credentials = {
        **arguments,
        "minsize": 1,
        "maxsize": pool_size,
        "timeout": ACQUIRE_TIMEOUT,
        "command_timeout": STATEMENT_TIMEOUT,
        "server_settings": SERVER_SETTINGS,
    }
    return {
        "connections": {"default": {"engine": "tortoise.backends.asyncpg", "credentials": credentials}},
        "apps": {"models": {"models": ["models"], "default_connection": "default", "migrations": "models.migrations"}},
        "use_tz": True,
        "timezone": "UTC",
    }


class PlainConnection(asyncpg.Connection):
    """Single statements leave nothing behind, and resetting after each would double the round trips."""

    def get_reset_query(self) -> str:
        return ""


class Database:
    """Raw SQL in one statement each. What cannot be had in time is `unavailable`; nothing waits without an end."""

    def __init__(self, pool: asyncpg.Pool) -> None:
        self._pool = pool
        self._lookups = Lookups(self.fetch)

    @asynccontextmanager
    async def acquire(self) -> AsyncIterator[PoolConnectionProxy[asyncpg.Record]]:
        try:
            async with self._pool.acquire(timeout=ACQUIRE_TIMEOUT) as connection:
                yield connection
        except Gone as error:
            raise unavailable() from error

    async def fetch(self, sql: str, *arguments: object) -> list[Row]:
        async with self.acquire() as connection:
            rows: list[Row] = await connection.fetch(sql, *arguments)
        return rows

    async def fetch_planned(self, sql: str, *arguments: object) -> list[Row]:
        """As `fetch`, planned for these very values: a frequent one wants another plan than a rare one."""
        async with self.acquire() as connection, connection.transaction(readonly=True):
            await connection.execute(PLANNED)
            rows: list[Row] = await connection.fetch(sql, *arguments)
        return rows

    async def row(self, sql: str, *arguments: object) -> Row | None:
        async with self.acquire() as connection:
            return await connection.fetchrow(sql, *arguments)

    async def value(self, sql: str, *arguments: object) -> Any:
        async with self.acquire() as connection:
            return await connection.fetchval(sql, *arguments)

    def lookup(self, sql: str, *key: object) -> Awaitable[Row | None]:
        """As `row`, for what every command asks: one statement for all who wait. See `Lookups.find`."""
        return self._lookups.find(sql, key)


@asynccontextmanager
async def open_database(arguments: dict[str, Any], pool_size: int) -> AsyncIterator[Database]:
    half = max(2, pool_size // 2)
    config = tortoise_config(arguments, half)
    async with asyncpg.create_pool(
        **arguments,
        min_size=1,
        max_size=half,
        timeout=ACQUIRE_TIMEOUT,
        command_timeout=STATEMENT_TIMEOUT,
        server_settings=SERVER_SETTINGS,
        connection_class=PlainConnection,
    ) as pool:
        with TortoiseContext() as models:
            await models.init(config=config, _enable_global_fallback=True)
        try:
            yield Database(pool)
        finally:
            await models.close_connections()
