"""A second server process in all but name: its own connections, rooms, leases and batches on the same database."""

from __future__ import annotations

import dataclasses
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg

from chatting_rt.domain import posting
from chatting_rt.infra.batcher import Batcher
from chatting_rt.infra.bus import Bus
from chatting_rt.infra.database import SERVER_SETTINGS, Database
from chatting_rt.infra.limits import Limits
from chatting_rt.infra.presence import Presence
from chatting_rt.infra.rooms import Rooms
from chatting_rt.infra.sightings import Sightings
from chatting_rt.services import Services
from chatting_rt.web import WebServer
from chatting_rt.world import POST_TIMEOUT, POSTS_PER_STATEMENT, POSTS_WAITING


@asynccontextmanager
async def second_services(first: Services, arguments: dict[str, Any]) -> AsyncIterator[Services]:
    async with asyncpg.create_pool(**arguments, min_size=1, max_size=4, server_settings=SERVER_SETTINGS) as pool:
        batcher: Batcher[Any, Any] = Batcher(
            lambda drafts: posting.write(second, drafts),
            max_batch=POSTS_PER_STATEMENT,
            max_waiting=POSTS_WAITING,
            timeout=POST_TIMEOUT,
        )
        second = dataclasses.replace(
            first,
            database=Database(pool),
            rooms=Rooms(Bus()),
            presence=Presence(first.clock),
            sightings=Sightings(first.clock),
            limits=Limits(first.clock, is_on=first.settings.rate_limits),
            posts=batcher,
        )
        yield second
        await batcher.drain()


@asynccontextmanager
async def second_server(first: Services, arguments: dict[str, Any]) -> AsyncIterator[str]:
    """Its address."""
    async with second_services(first, arguments) as services:
        server = WebServer(services)
        await server.start()
        try:
            yield f"http://127.0.0.1:{server.port}"
        finally:
            await server.stop()
