"""python -m bench.flood: how long acks take while passwords are being guessed, and while they are not.

Slices with and without the flood take turns on one server, so that a busy machine hits both alike. In each slice with
the flood somebody who knows their password signs in: on a device that they have used before, and on a new one.
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
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import asyncpg
import uvloop

from bench.chat import chat_of
from bench.peers import chatting
from bench.processes import children_of, cpu_of
from bench.scenarios import WARM_UP
from tests.support.postgres import running_postgres

VISITORS, AGENTS = 20, 3  # as many new visitors as one address may bring
SETTINGS = {"RATE_LIMITS": "on", "TRUSTED_PROXIES": "127.0.0.1"}
OWNER = {"email": "eve@acme.example", "password": "correct horse battery"}
AFTERMATH = {True: 2.0, False: 8.0}  # seconds until a flood is in full swing, or answered


@contextmanager
def guessers(port: int, rate: float, how: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "bench.guessers", str(port), str(rate), how]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@dataclass
class Measured:
    """By whether there was a flood."""

    waits: dict[bool, list[float]] = field(default_factory=lambda: {False: [], True: []})
    p99s: dict[bool, list[float]] = field(default_factory=lambda: {False: [], True: []})
    cpu: dict[bool, list[tuple[float, float, float]]] = field(default_factory=lambda: {False: [], True: []})
    """Seconds per second that the server, what hashes for it, and the guessers used."""
    sign_ins: dict[str, list[float]] = field(default_factory=lambda: {"a known device": [], "a new one": []})


async def measure(postgres: dict[str, Any], folder: Path, how: str, chosen: argparse.Namespace) -> None:
    async with (
        chatting(postgres, folder, VISITORS, AGENTS, SETTINGS) as running,
        aiohttp.ClientSession(running.url, cookie_jar=aiohttp.DummyCookieJar()) as http,
        chat_of(running.visitors) as chat,
    ):
        devices = {"a known device": await known_device(http, running.database), "a new one": None}
        port, measured = int(running.url.rpartition(":")[2]), Measured()
        with guessers(port, chosen.rate, how) as flood:
            await asyncio.sleep(WARM_UP)
            for _ in range(chosen.rounds):
                for is_flooded in (False, True):
                    os.kill(flood.pid, signal.SIGCONT if is_flooded else signal.SIGSTOP)
                    await asyncio.sleep(AFTERMATH[is_flooded])
                    chat.waits, used, began = [], cpus(running.pid, flood.pid), time.perf_counter()
                    if is_flooded:
                        for name, device_token in devices.items():
                            took = await signed_in(http, device_token, until=began + chosen.seconds)
                            measured.sign_ins[name].append(took)
                    await asyncio.sleep(began + chosen.seconds - time.perf_counter())
                    took = time.perf_counter() - began
                    shares = [
                        (now - before) / took for now, before in zip(cpus(running.pid, flood.pid), used, strict=True)
                    ]
                    measured.cpu[is_flooded].append(tuple(shares))
                    measured.waits[is_flooded] += chat.waits
                    measured.p99s[is_flooded].append(statistics.quantiles(chat.waits, n=100)[98])
            flood.send_signal(signal.SIGCONT)
            flood.terminate()
            answers = Counter(json.loads(flood.communicate(timeout=10)[0]))
    report(how, chosen, measured, answers)


async def known_device(http: aiohttp.ClientSession, database: dict[str, Any]) -> str:
    """What a device keeps on which an owner whose address is confirmed has signed in."""
    async with http.post("/v1/accounts", json=OWNER | {"name": "Eve", "workspace_name": "Eve's"}) as response:
        assert response.status == 201, await response.text()
    connection = await asyncpg.connect(**database)
    await connection.execute("UPDATE account SET email_confirmed_at = now()")
    await connection.close()
    async with http.post("/v1/sessions", json=OWNER) as response:
        return str((await response.json())["device_token"])


async def signed_in(http: aiohttp.ClientSession, device_token: str | None, until: float) -> float:
    """Seconds until somebody who knows their password is in, asking again as they are told; or infinite."""
    began = time.perf_counter()
    shown = {"Cookie": f"chatting_device={device_token}"} if device_token else {}
    with suppress(TimeoutError):
        async with asyncio.timeout(until - began):
            while True:
                try:
                    async with http.post("/v1/sessions", json=OWNER, headers=shown) as response:
                        if response.status == 201:
                            return time.perf_counter() - began
                        await asyncio.sleep((await response.json())["error"]["retry_after"])
                except aiohttp.ClientConnectionError:  # hung up on
                    await asyncio.sleep(1)
    return math.inf


def cpus(pid: int, flood: int) -> tuple[float, float, float]:
    return cpu_of(pid), cpu_of(*children_of(pid)), cpu_of(flood)


def report(how: str, chosen: argparse.Namespace, measured: Measured, answers: Counter[str]) -> None:
    print(f"\n### {chosen.rate:g} guesses a second from {how}\n")
    print("| | acks | p50 ms | p99 ms | CPU s/s: server | hashing | guessers |\n|---|---|---|---|---|---|---|")
    for is_flooded, waits in measured.waits.items():
        quantiles = statistics.quantiles(waits, n=100)
        name = "with the flood" if is_flooded else "without"
        shares = " | ".join(f"{statistics.median(each):.2f}" for each in zip(*measured.cpu[is_flooded], strict=True))
        print(f"| {name} | {len(waits)} | {1000 * quantiles[49]:.1f} | {1000 * quantiles[98]:.1f} | {shares} |")
    p99 = {is_flooded: statistics.quantiles(waits, n=100)[98] for is_flooded, waits in measured.waits.items()}
    rounds = [flooded / quiet for quiet, flooded in zip(measured.p99s[False], measured.p99s[True], strict=True)]
    print(f"\np99 ratio {p99[True] / p99[False]:.2f}, in the rounds {', '.join(f'{ratio:.2f}' for ratio in rounds)};")
    print(f"guesses answered {dict(answers)};")
    for name, took in measured.sign_ins.items():
        inside = [each for each in took if each < math.inf]
        slowest = f", after {max(inside):.1f} s at most" if inside else ""
        print(f"the right password was let in on {name} in {len(inside)} of {len(took)} slices{slowest}", flush=True)
    assert "201" not in answers


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--seconds", type=float, default=8, help="of a slice")
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--rate", type=float, default=100, help="guesses a second, however they are answered")
    arguments.add_argument("--how", nargs="*", default=["one address", "everywhere"])
    chosen = arguments.parse_args()
    with running_postgres(fsync="on") as postgres, tempfile.TemporaryDirectory(prefix="bench-") as folder:
        for how in chosen.how:
            uvloop.run(measure(postgres, Path(folder), how, chosen))


if __name__ == "__main__":
    main()
