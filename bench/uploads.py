"""python -m bench.uploads: what uploads cost the server's memory, and the people who chat meanwhile.

First one upload of 100 MB while the server's memory is watched; then, in turns, the acks of a chat by itself and beside
ten uploads at a time, every second of them a photo that is made anew.
"""

from __future__ import annotations

import argparse
import asyncio
import io
import os
import random
import statistics
import tempfile
import time
from collections.abc import AsyncIterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import AsyncExitStack
from multiprocessing import get_context
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any
from uuid import uuid4

import aiohttp
from PIL import Image

from bench.peers import new_database
from chatting_rt.infra.migrations import migrate
from tests.faults.crowd import cast_in
from tests.faults.servers import Server
from tests.support.client import Client
from tests.support.postgres import running_postgres

LARGE = 100_000_000
PARALLEL = 10
PAUSE = 0.02  # seconds between a person's messages
BEGUN: Event
"""That all have begun to send. Known in the process of the others."""


class Sender:
    """A visitor who sends files, one after the other, each with a message of its own."""

    def __init__(self, http: aiohttp.ClientSession, tab: Client) -> None:
        self._http, self._tab, self._token, self._conversation_id = http, tab, "", ""
        self.count = 0

    async def begin(self) -> Sender:
        self._token = (await self._tab.call("start", {}))["visitor_token"]
        self._conversation_id = (await self._tab.say("Hello"))["conversation_id"]
        return self

    async def send(self, name: str, size: int, body: Any) -> None:
        address = f"{self._tab.url}/v1/uploads?name={name}&site_key={self._tab.auth['site_key']}"
        headers = {"Authorization": f"Bearer {self._token}", "Content-Length": str(size)}
        async with self._http.post(address, data=body, headers=headers) as response:
            answer = await response.json()
            assert response.status == 201, answer
        await self._tab.say("See", self._conversation_id, attachment_ids=[answer["attachment"]["id"]])
        self.count += 1

    async def keep_sending(self, contents: list[tuple[str, bytes]], seconds: float) -> None:
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            name, content = contents[self.count % len(contents)]
            await self.send(name, len(content), content)


async def pieces(size: int) -> AsyncIterator[bytes]:
    """Text, so that it is taken."""
    for _ in range(size // 100_000):
        yield b"x" * 100_000


def contents() -> list[tuple[str, bytes]]:
    """A log of 2 MB, and a photo of 3 megapixels with the noise of a camera."""
    photo = io.BytesIO()
    Image.merge("RGB", [Image.effect_noise((2000, 1500), 40) for _ in "RGB"]).save(photo, "JPEG", quality=85)
    return [("log.txt", random.Random(1).randbytes(1_000_000).hex().encode()), ("photo.jpg", photo.getvalue())]


def resident(pid: int) -> int:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


async def growth(pid: int, work: Any) -> int:
    """How far above the beginning the memory went, in bytes."""
    before, peak = resident(pid), 0
    task = asyncio.ensure_future(work)
    while not task.done():
        peak = max(peak, resident(pid))
        await asyncio.sleep(0.01)
    await task
    return max(0, peak - before)


async def acks(tabs: list[Client], seconds: float) -> list[float]:
    """How long each took, in milliseconds."""
    waits: list[float] = []

    async def talk(tab: Client, conversation_id: str) -> None:
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            began = time.perf_counter()
            command = {"client_id": str(uuid4()), "conversation_id": conversation_id, "body": "x" * 80}
            await tab.call("send_message", command)
            waits.append((time.perf_counter() - began) * 1000)
            await asyncio.sleep(PAUSE)

    ids = [(await tab.say("Hello"))["conversation_id"] for tab in tabs]
    await asyncio.gather(*(talk(tab, id) for tab, id in zip(tabs, ids, strict=True)))
    return waits


def be_others(begun: Event) -> None:
    """Senders have machines of their own. Here they share ours, and take what the server leaves of it."""
    global BEGUN
    BEGUN = begun
    os.nice(10)


def send_for(url: str, site_key: str, seconds: float) -> int:
    """How many files it were. Runs in the process of the others."""
    return asyncio.run(_send_for(url, site_key, seconds))


async def _send_for(url: str, site_key: str, seconds: float) -> int:
    log, photo = contents()
    orders = [[log, photo], [photo, log]]
    async with AsyncExitStack() as stack:
        http = await stack.enter_async_context(aiohttp.ClientSession())
        senders = [await Sender(http, await joined(stack, url, site_key)).begin() for _ in range(PARALLEL)]
        BEGUN.set()
        await asyncio.gather(*(one.keep_sending(orders[n % 2], seconds) for n, one in enumerate(senders)))
        return sum(one.count for one in senders)


async def joined(stack: AsyncExitStack, url: str, site_key: str) -> Client:
    tab = await Client(url, "/visitor", {"site_key": site_key}).join()
    stack.push_async_callback(tab.leave)
    return tab


def p99(title: str, waits: list[float]) -> float:
    cuts = statistics.quantiles(waits, n=100)
    print(f"{title:28} {len(waits):6} acks   p50 {cuts[49]:6.1f} ms   p99 {cuts[98]:6.1f} ms")
    return cuts[98]


async def main(seconds: float, people: int, rounds: int) -> None:
    async with AsyncExitStack() as stack:
        postgres = stack.enter_context(running_postgres(fsync="on"))
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        database = await new_database(postgres)
        await migrate(database)
        cast = await cast_in(database)
        server = Server(Path(folder), database, settings={"UPLOAD_MAX_MB": "200", "WORKSPACE_QUOTA_MB": "100000"})
        await asyncio.to_thread(server.start)
        stack.callback(server.end)
        where = server.url, cast.ana.site.key
        http = await stack.enter_async_context(aiohttp.ClientSession())
        sender = await Sender(http, await joined(stack, *where)).begin()
        await sender.send("first.txt", 1_000_000, pieces(1_000_000))
        grown = await growth(server.pid, sender.send("large.txt", LARGE, pieces(LARGE)))
        print(f"an upload of {LARGE / 1e6:.0f} MB moved the server's memory by {grown / 1e6:.1f} MB")

        tabs = [await joined(stack, *where) for _ in range(people)]
        spawn = get_context("spawn")
        begun = spawn.Event()
        others = stack.enter_context(ProcessPoolExecutor(1, spawn, initializer=be_others, initargs=(begun,)))
        await acks(tabs, 2)
        ratios = []
        for _ in range(rounds):
            quiet = p99("quiet", await acks(tabs, seconds))
            begun.clear()
            sending = asyncio.get_running_loop().run_in_executor(others, send_for, *where, seconds)
            await asyncio.to_thread(begun.wait, 30)
            busy = p99(f"beside {PARALLEL} uploads at once", await acks(tabs, seconds))
            sent = await sending
            ratios.append(busy / quiet)
            print(f"{sent} uploads; p99 was {ratios[-1]:.1f} times that of quiet")
        print(f"median of {rounds} rounds: {statistics.median(ratios):.1f} times")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--people", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    asyncio.run(main(options.seconds, options.people, options.rounds))
