"""Services on a database of their own, beside those that the tests of a process share."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from unittest.mock import patch

from chatting_rt.infra.database import open_database
from chatting_rt.services import Services
from chatting_rt.settings import Settings
from chatting_rt.world import open_services


@asynccontextmanager
async def services_apart(settings: Settings, database: dict[str, Any]) -> AsyncIterator[Services]:
    """Tortoise's models have one connection for all of a process: meanwhile it is this one."""
    with patch("tortoise.context._global_context", None):
        async with (
            open_database(database, settings.database_pool_size) as opened,
            open_services(settings, opened) as services,
        ):
            yield services
