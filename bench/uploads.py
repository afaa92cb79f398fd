"""python -m bench.uploads: what uploads cost the server's memory, and the people who chat meanwhile.

First one upload of 100 MB while the server's memory is watched. Then slices in which people only chat, and slices with
ten uploads at a time besides, take turns on one server; every second upload is a photo that is made anew.
"""

from __future__ import annotations

import argparse
import asyncio
import io
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import aiohttp
import asyncpg
import uvloop
from PIL import Image

from bench.chat import chat_of
from bench.peers import chatting
from bench.processes import cpu_of, memory_of
from bench.scenarios import WARM_UP
from bench.socket import Socket
from tests.support.postgres import running_postgres

VISITORS, AGENTS = 20, 3
LARGE = 100_000_000
PARALLEL = 10
SETTINGS = {"UPLOAD_MAX_MB": "200", "WORKSPACE_QUOTA_MB": "100000"}
AFTERMATH = 2.0  # seconds until uploads are in full swing, or over


class Sender:
    """A visitor who sends files, one after the other, each with a message of its own."""

    def __init__(self, http: aiohttp.ClientSession, url: str, site_key: str) -> None:
        self._http, self._url, self._site_key = http, url, site_key
        self._token, self._conversation_id = "", ""
        self.count = 0

    async def begin(self) -> Sender:
        self._tab = await Socket.join(self._url, "/visitor", {"site_key": self._site_key})
        self._token = (await self._tab.data("start", {}))["visitor_token"]
        self._conversation_id = (await self._say("Hello"))["message"]["conversation_id"]
        return self

    async def _say(self, body: str, **more: Any) -> dict[str, Any]:
        return await self._tab.data("send_message", {"client_id": str(uuid4()), "body": body, **more})

    async def send(self, name: str, size: int, body: Any) -> None:
        address = f"{self._url}/v1/uploads?name={name}&site_key={self._site_key}"
        headers = {"Authorization": f"Bearer {self._token}", "Content-Length": str(size)}
        async with self._http.post(address, data=body, headers=headers) as response:
            answer = await response.json()
            assert response.status == 201, answer
        await self._say("See", conversation_id=self._conversation_id, attachment_ids=[answer["attachment"]["id"]])
        self.count += 1

    async def keep_sending(self, contents: list[tuple[str, bytes]]) -> None:
        while True:
            name, content = contents[self.count % len(contents)]
            await self.send(name, len(content), content)


async def send_all(url: str, site_key: str) -> None:
    """In a process of its own, until it is ended."""
    log, photo = contents()
    orders = [[log, photo], [photo, log]]
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=120)) as http:
        senders = [await Sender(http, url, site_key).begin() for _ in range(PARALLEL)]
        print("begun", flush=True)
        await asyncio.gather(*(one.keep_sending(orders[n % 2]) for n, one in enumerate(senders)))


def contents() -> list[tuple[str, bytes]]:
    """A log of 2 MB, and a photo of 3 megapixels with the noise of a camera."""
    photo = io.BytesIO()
    Image.merge("RGB", [Image.effect_noise((2000, 1500), 40) for _ in "RGB"]).save(photo, "JPEG", quality=85)
    return [("log.txt", random.Random(1).randbytes(1_000_000).hex().encode()), ("photo.jpg", photo.getvalue())]


@contextmanager
def senders(url: str, site_key: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "bench.uploads", "--send", url, site_key]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        process.stdout.readline()
        yield process
    finally:
        process.kill()
        process.wait()


async def measure(postgres: dict[str, Any], folder: Path, rounds: int, seconds: float) -> None:
    async with chatting(postgres, folder, VISITORS, AGENTS, SETTINGS) as running:
        await one_large(running.pid, running.url, running.site_key)
        waits: dict[bool, list[float]] = {False: [], True: []}
        ratios = []
        async with chat_of(running.visitors) as chat:
            with senders(running.url, running.site_key) as sending:
                await asyncio.sleep(WARM_UP)
                for _ in range(rounds):
                    p99s = {}
                    for is_sending in (False, True):
                        os.kill(sending.pid, signal.SIGCONT if is_sending else signal.SIGSTOP)
                        await asyncio.sleep(AFTERMATH)
                        chat.waits, used, sent = [], cpu_of(running.pid), await files_in(running.database)
                        await asyncio.sleep(seconds)
                        sent = await files_in(running.database) - sent
                        p99s[is_sending] = told(chat.waits, sent, (cpu_of(running.pid) - used) / seconds)
                        waits[is_sending] += chat.waits
                    ratios.append(p99s[True] / p99s[False])
    quiet, busy = p99(waits[False]), p99(waits[True])
    print(f"p99 beside {PARALLEL} uploads was {', '.join(f'{ratio:.1f}' for ratio in ratios)} times that of quiet;")
    print(f"over all {busy / quiet:.2f} times: {quiet * 1000:.1f} and {busy * 1000:.1f} ms")


async def one_large(pid: int, url: str, site_key: str) -> None:
    async with aiohttp.ClientSession() as http:
        sender = await Sender(http, url, site_key).begin()
        await sender.send("first.txt", 1_000_000, pieces(1_000_000))
        grown = await growth(pid, sender.send("large.txt", LARGE, pieces(LARGE)))
    print(f"an upload of {LARGE / 1e6:.0f} MB moved the server's memory by {grown / 1e6:.1f} MB")


async def pieces(size: int) -> AsyncIterator[bytes]:
    """Text, so that it is taken."""
    for _ in range(size // 100_000):
        yield b"x" * 100_000


async def growth(pid: int, work: Any) -> int:
    """How far above the beginning the memory went, in bytes."""
    before, peak = memory_of(pid), 0
    task = asyncio.ensure_future(work)
    while not task.done():
        peak = max(peak, memory_of(pid))
        await asyncio.sleep(0.01)
    await task
    return max(0, peak - before)


async def files_in(database: dict[str, Any]) -> int:
    connection = await asyncpg.connect(**database)
    try:
        return int(await connection.fetchval("SELECT count(*) FROM file WHERE stored_at IS NOT NULL"))
    finally:
        await connection.close()


def told(waits: list[float], files: int, cpu: float) -> float:
    cuts = statistics.quantiles(waits, n=100)
    p50, highest = cuts[49] * 1000, cuts[98] * 1000
    print(
        f"{files:3} files   {len(waits):5} acks   p50 {p50:6.1f} ms   p99 {highest:6.1f} ms   server {cpu:.2f} CPU s/s",
        flush=True,
    )
    return cuts[98]


def p99(waits: list[float]) -> float:
    return statistics.quantiles(waits, n=100)[98]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--seconds", type=float, default=6.0, help="of a slice")
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--send", nargs=2, metavar=("URL", "SITE_KEY"), help="be the senders")
    chosen = arguments.parse_args()
    if chosen.send:
        os.nice(10)  # Senders have machines of their own. Here they share ours, and take what the server leaves of it.
        uvloop.run(send_all(*chosen.send))
        return
    with running_postgres(fsync="on") as postgres, tempfile.TemporaryDirectory(prefix="bench-") as folder:
        uvloop.run(measure(postgres, Path(folder), chosen.rounds, chosen.seconds))


if __name__ == "__main__":
    main()
