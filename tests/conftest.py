"""Real sockets, real PostgreSQL. `connect(person)` gives a joined client; everything ends with the test."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from typing import Any

import pytest

from chatting_rt.infra.database import Database, open_database
from chatting_rt.services import Services
from chatting_rt.settings import Settings
from chatting_rt.web import WebServer, open_services
from tests.support.api import Api
from tests.support.cast import AgentActor, VisitorActor, found_workspace, join_workspace
from tests.support.client import Client
from tests.support.postgres import empty, make_template, new_database, running_postgres
from tests.support.s3 import s3_server
from tests.support.talk import SECRET, Talk
from tests.support.uploads import Uploads

Connect = Callable[..., Awaitable[Client]]


def pytest_collection_finish() -> None:
    """As the server does it: what is loaded by now stays, and is not looked through again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 50, 50)


@pytest.fixture(autouse=True)
async def nothing_runs_on() -> AsyncIterator[None]:
    """All tests of a process share an event loop: what a test leaves behind there ends with it."""
    before = asyncio.all_tasks()
    yield
    left = asyncio.all_tasks() - before - {asyncio.current_task()}
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)


@pytest.fixture(scope="session")
def postgres() -> Iterator[dict[str, Any]]:
    with running_postgres() as server:
        asyncio.run(make_template(server))
        yield server


@pytest.fixture(scope="session")
def shared_database(postgres: dict[str, Any]) -> dict[str, Any]:
    return asyncio.run(new_database(postgres))


@pytest.fixture(scope="session")
async def open_connections(shared_database: dict[str, Any]) -> AsyncIterator[Database]:
    """One pool for all servers that live in the test process: to make it anew takes longer than most tests."""
    async with open_database(shared_database, pool_size=20) as database:
        yield database


@pytest.fixture(scope="session")
def s3() -> Iterator[str]:
    with s3_server() as address:
        yield address


@pytest.fixture
async def database(shared_database: dict[str, Any], open_connections: Database) -> dict[str, Any]:
    """Where it is, empty."""
    await empty(open_connections)
    return shared_database


@pytest.fixture
def settings(tmp_path: Any) -> Settings:
    return Settings(host="127.0.0.1", port=0, data_dir=tmp_path, rate_limits=True)


@pytest.fixture
def unlimited(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """For tests that do more in a second than a person would."""
    monkeypatch.setattr("chatting_rt.infra.sockets.server.FRAMES_PER_SECOND", 10**6)
    return Settings(host="127.0.0.1", port=0, data_dir=tmp_path, rate_limits=False)


@pytest.fixture
async def services(settings: Settings, database: dict[str, Any], open_connections: Database) -> AsyncIterator[Services]:
    async with open_services(settings, open_connections) as services:
        yield services


@pytest.fixture
async def server(services: Services) -> AsyncIterator[WebServer]:
    server = WebServer(services)
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
def url(server: WebServer) -> str:
    return f"http://127.0.0.1:{server.port}"


@pytest.fixture
async def connect(url: str) -> AsyncIterator[Connect]:
    async with AsyncExitStack() as stack:

        async def connect(person: AgentActor | VisitorActor, **headers: str) -> Client:
            client = await Client(url, person.namespace, person.auth(), headers).join()
            stack.push_async_callback(client.leave)
            if isinstance(person, VisitorActor) and person.token is None:
                person.token = (await client.call("start", {}))["visitor_token"]
            return client

        yield connect


@pytest.fixture
async def api(url: str) -> AsyncIterator[Api]:
    """The HTTP side, without cookies."""
    api = Api(url)
    yield api
    await api.close()


@pytest.fixture
async def uploads(url: str) -> AsyncIterator[Uploads]:
    uploads = Uploads(url)
    yield uploads
    await uploads.close()


@pytest.fixture
async def ana(services: Services) -> AgentActor:
    """Owns Acme."""
    return await found_workspace(services, "Acme", "Ana")


@pytest.fixture
async def ben(services: Services, ana: AgentActor) -> AgentActor:
    """An agent at Acme."""
    return await join_workspace(services, ana.workspace_id, ana.site, "Ben", "agent")


@pytest.fixture
def vera(ana: AgentActor) -> VisitorActor:
    """A visitor on Acme's site."""
    return VisitorActor(ana.site)


@pytest.fixture
def viktor(ana: AgentActor) -> VisitorActor:
    """Another visitor on Acme's site."""
    return VisitorActor(ana.site)


@pytest.fixture
async def olga(services: Services) -> AgentActor:
    """Owns another workspace. Should have access to nothing of Acme's."""
    return await found_workspace(services, "Other", "Olga")


@pytest.fixture
def vlad(olga: AgentActor) -> VisitorActor:
    """A visitor on the other workspace's site."""
    return VisitorActor(olga.site)


@pytest.fixture
async def talk(
    services: Services, connect: Connect, uploads: Uploads,
    ana: AgentActor, vera: VisitorActor, viktor: VisitorActor,
) -> Talk:  # fmt: skip
    tab, desk, other = [await connect(person) for person in (vera, ana, viktor)]
    talk = Talk(services, uploads, tab, desk, other)
    await talk.happen(vera, viktor, ana)
    assert await talk.files_stored() == {*talk.files, talk.kept_file}
    assert {"message", "visitor", "draft", "rating", "file", "mail"} <= (await talk.rows_with(SECRET)).keys()
    return talk
