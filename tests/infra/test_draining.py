"""A real server told to stop, with five hundred sockets on it."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import uuid4

import aiohttp
import pytest

from models import Message
from tests.support.cast import AgentActor, VisitorActor
from tests.support.raw import Gone, RawSocket, raw_socket

ROOT = Path(__file__).parents[2]
READERS, DEAF, WRITERS = 440, 50, 10


def url_of(database: dict[str, Any]) -> str:
    person = f"{quote(database['user'])}:{quote(database.get('password') or '')}"
    place = f"host={quote(str(database['host']))}&port={database.get('port', 5432)}"
    return f"postgresql://{person}@/{database['database']}?{place}"


@asynccontextmanager
async def serving(
    database: dict[str, Any], **environment: str
) -> AsyncIterator[tuple[asyncio.subprocess.Process, str]]:
    """The process and its address."""
    variables = {
        "DATABASE_URL": url_of(database),
        "SECRET_KEY": "s" * 40,
        "PORT": "0",
        "LOG_FORMAT": "json",
        "RATE_LIMITS": "off",
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "chatting_rt",
        "serve",
        cwd=ROOT,
        env={**os.environ, **variables, **environment},
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stderr is not None
    try:
        async with asyncio.timeout(30):
            while True:
                line = await process.stderr.readline()
                assert line, "it did not start"
                if line.startswith(b"{") and (port := json.loads(line).get("port")):
                    break
        reading = asyncio.create_task(process.stderr.read())
        yield process, f"http://127.0.0.1:{port}"
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
    assert b"Traceback" not in await reading


async def write_on(tab: RawSocket, acked: set[str], is_writing: asyncio.Event) -> None:
    """One message after the other, until the server is gone."""
    conversation = None
    try:
        while True:
            client_id = str(uuid4())
            message = {"client_id": client_id, "body": "x", "conversation_id": conversation}
            ack = await tab.call("/visitor", "send_message", message)
            if ack["ok"]:
                acked.add(client_id)
                conversation = ack["data"]["conversation_id"]
            is_writing.set()
    except (Gone, TimeoutError, ConnectionError, aiohttp.ClientError):
        return


def drainings(packets: list[str]) -> list[int]:
    events = [json.loads(packet.partition(",")[2]) for packet in packets if packet.startswith("42")]
    return [event[1]["retry_after_ms"] for event in events if event[0] == "draining"]


@pytest.mark.slow
@pytest.mark.timeout(120)
async def test_a_told_server_stops_in_time_and_loses_nothing_it_acked(
    database: dict[str, Any], ana: AgentActor, vera: VisitorActor
) -> None:
    acked: set[str] = set()
    async with serving(database) as (process, url), AsyncExitStack() as stack:

        async def join(person: Any) -> RawSocket:
            return await (await stack.enter_async_context(raw_socket(url))).join(person)

        readers = [await join(vera if number % 2 else ana) for number in range(READERS)]
        deaf = [await join(vera if number % 2 else ana) for number in range(DEAF)]
        writers = [await join(vera) for _ in range(WRITERS)]
        for socket in deaf:
            socket.stop_reading()
        is_writing = asyncio.Event()
        writing = [asyncio.create_task(write_on(tab, acked, is_writing)) for tab in writers]
        reading = [asyncio.create_task(socket.rest(within=60)) for socket in readers]
        await asyncio.wait_for(is_writing.wait(), 10)

        loop = asyncio.get_running_loop()
        told = loop.time()
        process.send_signal(signal.SIGTERM)
        await asyncio.wait(reading, return_when=asyncio.FIRST_COMPLETED)
        with pytest.raises(aiohttp.ClientError) as refused:
            await join(vera)
        async with asyncio.timeout(15):
            assert await process.wait() == 0
        took = loop.time() - told
        heard = [drainings(await task) for task in reading]
        await asyncio.gather(*writing)

    assert took < 10
    assert not isinstance(refused.value, aiohttp.WSServerHandshakeError) or refused.value.status == 401
    assert [len(times) for times in heard] == [1] * READERS
    times = {time for (time,) in heard}
    assert len(times) > READERS / 3 and 200 <= min(times) < 800 and 2400 < max(times) < 3000
    kept = {str(client_id) for client_id in await Message.all().values_list("client_id", flat=True)}
    assert acked and acked <= kept


@pytest.mark.slow
async def test_a_told_server_without_anybody_stops_at_once(database: dict[str, Any], ana: AgentActor) -> None:
    async with serving(database) as (process, _):
        loop = asyncio.get_running_loop()
        told = loop.time()
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), 10) == 0
        assert loop.time() - told < 3


@pytest.mark.slow
async def test_a_told_server_stops_also_under_those_who_never_joined_or_poll(
    database: dict[str, Any], vera: VisitorActor
) -> None:
    async with serving(database, TRANSPORTS="websocket,polling") as (process, url), AsyncExitStack() as stack:
        for _ in range(20):
            await stack.enter_async_context(raw_socket(url))
        session = await stack.enter_async_context(aiohttp.ClientSession())
        address = f"{url}/socket.io/?EIO=4&transport=polling"
        opened = await (await session.get(address)).text()
        address += f"&sid={json.loads(opened[1:])['sid']}"
        await session.post(address, data=f"40/visitor,{json.dumps(vera.auth())}")
        heard = ""
        while "draining" not in heard:
            asking = asyncio.create_task(session.get(address))
            if not process.returncode and "40/visitor" in heard:
                process.send_signal(signal.SIGTERM)
            heard = await (await asyncio.wait_for(asking, 10)).text()

        assert await asyncio.wait_for(process.wait(), 10) == 0
