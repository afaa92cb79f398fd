"""python -m bench.flood: how long acks take while passwords are being guessed, and while they are not.

Slices with and without the flood take turns on one server, so that a busy machine hits both alike.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import math
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import aiohttp
import uvloop

from bench.peers import Visitor, chatting
from bench.processes import children_of, cpu_of
from bench.scenarios import BODY, WARM_UP
from tests.support.postgres import running_postgres

VISITORS, AGENTS = 20, 3  # as many new visitors as one address may bring
PACE = 0.22  # seconds between two messages of one visitor, as fast as they may write
SETTINGS = {"RATE_LIMITS": "on", "TRUSTED_PROXIES": "127.0.0.1"}
OWNER = {"email": "eve@acme.example", "password": "correct horse battery"}
PATIENCE = 30.0  # seconds that the right password may take
AFTERMATH = 1.5  # seconds for what was asked in a flood to be answered


class Chat:
    """Visitors who write all the time; `waits` are those of the slice that is measured."""

    def __init__(self) -> None:
        self.waits: list[float] = []

    async def write(self, visitor: Visitor, at: float) -> None:
        await asyncio.sleep(at)
        while True:
            began = time.perf_counter()
            command = {"client_id": str(uuid4()), "body": BODY, "conversation_id": visitor.conversation_id}
            await visitor.tab.ask("send_message", command)
            self.waits.append(time.perf_counter() - began)
            await asyncio.sleep(max(0.0, PACE - self.waits[-1]))


@contextmanager
def guessers(port: int, how_many: int, how: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "bench.guessers", str(port), str(how_many), how]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


async def measure(postgres: dict[str, Any], folder: Path, how: str, chosen: argparse.Namespace) -> None:
    async with (
        chatting(postgres, folder, VISITORS, AGENTS, SETTINGS) as running,
        aiohttp.ClientSession(running.url) as http,
    ):
        more = {"name": "Eve", "workspace_name": "Eve's"}
        async with http.post("/v1/accounts", json=OWNER | more) as response:
            assert response.status == 201, await response.text()
        chat = Chat()
        starts = [(PACE * n / VISITORS, visitor) for n, visitor in enumerate(running.visitors)]
        writing = [asyncio.create_task(chat.write(visitor, at)) for at, visitor in starts]
        with guessers(int(running.url.rpartition(":")[2]), chosen.guessers, how) as flood:
            await asyncio.sleep(WARM_UP)
            waits: dict[bool, list[float]] = {False: [], True: []}
            cpu: dict[bool, list[float]] = {False: [], True: []}
            sign_ins: list[float] = []
            for _ in range(chosen.rounds):
                for is_flooded in (False, True):
                    os.kill(flood.pid, signal.SIGCONT if is_flooded else signal.SIGSTOP)
                    await asyncio.sleep(AFTERMATH)
                    chat.waits, used = [], used_by(running.pid)
                    began = time.perf_counter()
                    if is_flooded:
                        sign_ins.append(await signed_in(http))
                    await asyncio.sleep(max(0.0, chosen.seconds - (time.perf_counter() - began)))
                    cpu[is_flooded].append((used_by(running.pid) - used) / (time.perf_counter() - began))
                    waits[is_flooded] += chat.waits
            flood.send_signal(signal.SIGCONT)
            flood.terminate()
            answers = Counter(json.loads(flood.communicate(timeout=10)[0]))
        for task in writing:
            task.cancel()
        await asyncio.wait(writing)
    report(how, waits, cpu, answers, sign_ins)


def used_by(pid: int) -> float:
    """CPU of the server and of the processes that hash for it."""
    return cpu_of(pid, *children_of(pid))


async def signed_in(http: aiohttp.ClientSession) -> float:
    """Seconds until somebody who knows their password is in, asking again as they are told, with some patience."""
    began = time.perf_counter()
    while time.perf_counter() - began < PATIENCE:
        async with http.post("/v1/sessions", json=OWNER) as response:
            if response.status == 201:
                return time.perf_counter() - began
            await asyncio.sleep((await response.json())["error"]["retry_after"])
    return math.inf


def report(
    how: str, waits: dict[bool, list[float]], cpu: dict[bool, list[float]], answers: Counter[str], sign_ins: list[float]
) -> None:
    print(f"\n### guessing from {how}\n\n| | acks | p50 ms | p99 ms | server CPU s/s |\n|---|---|---|---|---|")
    p99s = {}
    for is_flooded, found in waits.items():
        quantiles = statistics.quantiles(found, n=100)
        p99s[is_flooded] = quantiles[98]
        name = "with the flood" if is_flooded else "without"
        busy = statistics.median(cpu[is_flooded])
        print(f"| {name} | {len(found)} | {1000 * quantiles[49]:.1f} | {1000 * quantiles[98]:.1f} | {busy:.2f} |")
    print(f"\np99 ratio {p99s[True] / p99s[False]:.2f}; guesses answered {dict(answers)};", end=" ")
    print(f"the right password took {max(sign_ins):.1f} s at most", flush=True)
    assert "201" not in answers


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--seconds", type=float, default=6, help="of a slice")
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--guessers", type=int, default=50, help="who guess at the same time")
    arguments.add_argument("--how", nargs="*", default=["one address", "everywhere"])
    chosen = arguments.parse_args()
    with running_postgres(fsync="on") as postgres, tempfile.TemporaryDirectory(prefix="bench-") as folder:
        for how in chosen.how:
            uvloop.run(measure(postgres, Path(folder), how, chosen))


if __name__ == "__main__":
    main()
