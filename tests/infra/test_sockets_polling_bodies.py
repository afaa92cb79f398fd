"""What may be posted in one request of a polling session, and what ends the session."""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import AsyncIterator
from typing import Any

import pytest

from chatting_rt.infra.sockets import server as sockets_module
from chatting_rt.settings import Settings
from chatting_rt.web import WebServer
from tests.support.cast import VisitorActor
from tests.support.eventually import eventually
from tests.support.sockets import is_clean

LIMIT = sockets_module.MAX_FRAME


@pytest.fixture(name="settings")
def _settings(polling: Settings) -> Settings:
    return polling


async def test_more_packets_than_anybody_sends_end_the_session(
    poll: Any, server: WebServer, vera: VisitorActor
) -> None:
    tab = await poll(vera)

    assert await tab.post(*['42/visitor,["start",{}]'] * 101) == 413

    assert (await tab.get())[0] == "status 400"
    await eventually(lambda: is_clean(server))


async def test_a_body_above_the_limit_is_refused_at_once(poll: Any, server: WebServer, vera: VisitorActor) -> None:
    tab = await poll(vera)
    packet = '42/visitor,5["start",{"locale":"%s"}]'

    assert await tab.post(packet % ("x" * (LIMIT - len(packet) + 2))) == 200
    assert '"field":"locale"' in await tab.until("43/visitor,5")
    assert await tab.post(packet % ("x" * LIMIT)) == 413

    await eventually(lambda: is_clean(server))


async def test_a_body_of_unannounced_length_counts_all_the_same(
    poll: Any, server: WebServer, vera: VisitorActor
) -> None:
    tab = await poll(vera)

    async def parts(size: int) -> AsyncIterator[bytes]:
        yield b'42/visitor,5["start",{"locale":"'
        for _ in range(size // 1000):
            yield b"x" * 1000
        yield b'"}]'

    assert await tab.post_bytes(parts(2000)) == 200
    assert '"field":"locale"' in await tab.until("43/visitor,5")
    assert await tab.post_bytes(parts(LIMIT + 1000)) == 413

    await eventually(lambda: is_clean(server))


async def test_a_compressed_bomb_is_refused(poll: Any, server: WebServer, vera: VisitorActor) -> None:
    tab = await poll(vera)

    assert await tab.post_bytes(zlib.compress(b"4" * 20_000_000), headers={"Content-Encoding": "deflate"}) == 413

    await eventually(lambda: is_clean(server))


async def test_a_body_that_never_ends_is_given_up(
    poll: Any, server: WebServer, vera: VisitorActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chatting_rt.infra.sockets.polling.BODY_TIME", 0.2)
    tab = await poll(vera)
    end = asyncio.Event()

    async def parts() -> AsyncIterator[bytes]:
        yield b"3"
        await end.wait()

    assert await tab.post_bytes(parts()) == 408
    end.set()

    await eventually(lambda: is_clean(server))


@pytest.mark.parametrize(
    "body",
    [
        b"\xff\xfe",
        b"",
        b"\x1e",
        b"x",
        b"5",
        b"2probe",
        b"2",
        b"0{}",
        b"bAAAA",
        b"d=3",
        b"d=4%5B",
        b'4{"a":1}',
        b"4" + b"[" * 60_000,
        b"3\x1e",
        b"3\x1e5",
    ],
    ids=lambda body: repr(body[:12]),
)
async def test_a_body_that_is_no_packets_is_refused_and_ends_the_session(
    poll: Any, server: WebServer, logged: list[Any], vera: VisitorActor, body: bytes
) -> None:
    tab = await poll(vera)

    assert await tab.post_bytes(body) == 400

    await eventually(lambda: is_clean(server))
    assert await tab.post_bytes(b"3") == 400
    assert not [entry for entry in logged if entry["log_level"] == "error"]
