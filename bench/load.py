"""python -m bench.load: visitors who each wait for their ack and write again, against Chatting and its peers.

Every message is acked after a durable commit, and delivered to the writer's two tabs and to every agent.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import uvloop

from bench.peers import PEER, Running, chatting, node
from chatting_rt.infra.embedded.leftovers import leftovers
from tests.support.postgres import running_postgres

WARM_UP = 2.0  # seconds
BODY = "x" * 80
TICK = os.sysconf("SC_CLK_TCK")


@dataclass
class Measured:
    acks: float
    """Per second."""
    p50: float
    p99: float
    delivered: float
    """Per ack."""
    server_cpu: float
    """Seconds per 1000 messages."""
    postgres_cpu: float


def cpu_of(*pids: int) -> float:
    """Seconds of user and system time, that of ended children included."""
    total = 0
    for pid in pids:
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        total += sum(int(field) for field in fields[11:15])
    return total / TICK


async def measure(running: Running, postgres_data: Path, seconds: float) -> Measured:
    waits: list[float] = []
    is_over = False

    async def write(visitor: Any) -> None:
        while not is_over:
            began = time.perf_counter()
            command = {"client_id": str(uuid4()), "body": BODY, "conversation_id": visitor.conversation_id}
            await visitor.tab.ask("send_message", command)
            waits.append(time.perf_counter() - began)

    everybody = [*running.agents, *(tab for v in running.visitors for tab in (v.tab, v.other_tab))]
    writing = [asyncio.create_task(write(visitor)) for visitor in running.visitors]
    await asyncio.sleep(WARM_UP)
    waits.clear()
    heard = sum(socket.delivered for socket in everybody)
    cpu, postgres_cpu = cpu_of(running.pid), cpu_of(*leftovers(postgres_data))
    began = time.perf_counter()
    await asyncio.sleep(seconds)
    took = time.perf_counter() - began
    acked, quantiles = len(waits), statistics.quantiles(waits, n=100)
    cpu, postgres_cpu = cpu_of(running.pid) - cpu, cpu_of(*leftovers(postgres_data)) - postgres_cpu
    heard = sum(socket.delivered for socket in everybody) - heard
    is_over = True
    await asyncio.gather(*writing)
    for socket in everybody:
        socket.close()
    thousands = acked / 1000
    return Measured(
        acked / took, quantiles[49], quantiles[98], heard / acked, cpu / thousands, postgres_cpu / thousands
    )


Peer = Callable[[], AbstractAsyncContextManager[Running]]


async def compare(peers: dict[str, Peer], postgres_data: Path, rounds: int, seconds: float) -> None:
    found: dict[str, list[Measured]] = {name: [] for name in peers}
    for _ in range(rounds):  # in turns, so that a busy moment of the machine hits all
        for name, peer in peers.items():
            async with peer() as running:
                found[name].append(await measure(running, postgres_data, seconds))
    print("| server | acks/s | p50 ms | p99 ms | deliveries/ack | server CPU s/1000 | PostgreSQL CPU s/1000 |")
    print("|---|---|---|---|---|---|---|")
    for name, results in found.items():

        def middle(of: Callable[[Measured], float], results: list[Measured] = results) -> float:
            return statistics.median(of(result) for result in results)

        print(
            f"| {name} | {middle(lambda m: m.acks):.0f} | {1000 * middle(lambda m: m.p50):.1f}"
            f" | {1000 * middle(lambda m: m.p99):.1f} | {middle(lambda m: m.delivered):.2f}"
            f" | {middle(lambda m: m.server_cpu):.3f} | {middle(lambda m: m.postgres_cpu):.3f} |"
        )


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--seconds", type=float, default=8, help="measured, per server and round")
    arguments.add_argument("--visitors", type=int, default=50)
    arguments.add_argument("--agents", type=int, default=3)
    arguments.add_argument("--rounds", type=int, default=2)
    arguments.add_argument("--alone", action="store_true", help="without the peers, which need `npm ci` in peer_node")
    chosen = arguments.parse_args()
    if not chosen.alone and not (PEER / "node_modules").exists():
        arguments.error("first: npm ci --prefix bench/peer_node (or --alone)")
    with running_postgres() as postgres, tempfile.TemporaryDirectory(prefix="bench-") as folder:
        crowd = (chosen.visitors, chosen.agents)
        peers: dict[str, Peer] = {"Chatting": lambda: chatting(postgres, Path(folder), *crowd)}
        if not chosen.alone:
            peers["node, transaction"] = lambda: node(postgres, "transaction", *crowd)
            peers["node, one statement"] = lambda: node(postgres, "statement", *crowd)
        data = Path(postgres["host"]).resolve().parent / "data"
        uvloop.run(compare(peers, data, chosen.rounds, chosen.seconds))


if __name__ == "__main__":
    main()
