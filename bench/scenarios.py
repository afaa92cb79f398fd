"""What is measured, each on a server that has just started and with its crowd in place."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from bench.peers import Running, Visitor
from bench.processes import cpu_of, memory_of
from chatting_rt.infra.embedded.leftovers import leftovers

WARM_UP = 2.0  # seconds
BODY = "x" * 80
PACE = 0.0125  # seconds between two messages of one visitor at least: a hundred frames a second are a flood
TYPINGS = 1000  # per second
IDLE_SOCKETS = 500
IDLE_SECONDS = 21.0  # two rounds of pings

Figures = dict[str, float]


@dataclass(frozen=True)
class Scenario:
    name: str
    visitors: int
    agents: int
    main: str
    """The figure by which servers are compared; less is better."""
    measure: Callable[[Running, Path, float], Awaitable[Figures]]


async def messages(running: Running, postgres_data: Path, seconds: float) -> Figures:
    """Everybody writes, waits for the ack, and writes again."""
    waits: list[float] = []
    is_over = False

    async def write(visitor: Visitor) -> None:
        while not is_over:
            began = time.perf_counter()
            command = {"client_id": str(uuid4()), "body": BODY, "conversation_id": visitor.conversation_id}
            await visitor.tab.ask("send_message", command)
            waits.append(time.perf_counter() - began)
            await asyncio.sleep(max(0.0, PACE - waits[-1]))

    writing = [asyncio.create_task(write(visitor)) for visitor in running.visitors]
    await asyncio.sleep(WARM_UP)
    waits.clear()
    heard = sum(socket.delivered for socket in running.everybody)
    cpu, postgres_cpu = cpu_of(running.pid), cpu_of(*leftovers(postgres_data))
    began = time.perf_counter()
    await asyncio.sleep(seconds)
    took, acked, quantiles = time.perf_counter() - began, len(waits), statistics.quantiles(waits, n=100)
    cpu, postgres_cpu = cpu_of(running.pid) - cpu, cpu_of(*leftovers(postgres_data)) - postgres_cpu
    heard = sum(socket.delivered for socket in running.everybody) - heard
    is_over = True
    await asyncio.gather(*writing)
    return {
        "acks/s": acked / took,
        "p50 ms": 1000 * quantiles[49],
        "p99 ms": 1000 * quantiles[98],
        "deliveries/ack": heard / acked,
        "server CPU s/1000": 1000 * cpu / acked,
        "PostgreSQL CPU s/1000": 1000 * postgres_cpu / acked,
        "server CPU us/delivery": 1e6 * cpu / heard,
    }


async def typing(running: Running, _: Path, seconds: float) -> Figures:
    """A thousand a second, told to the agents; nothing is written."""
    turns = int(TYPINGS * seconds / len(running.visitors))

    async def type_on(visitor: Visitor) -> None:
        for turn in range(turns):
            due = began + turn * len(running.visitors) / TYPINGS
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            await visitor.tab.ask("set_typing", {"conversation_id": visitor.conversation_id, "is_typing": True})

    began, cpu = time.perf_counter(), cpu_of(running.pid)
    await asyncio.gather(*(type_on(visitor) for visitor in running.visitors))
    sent = turns * len(running.visitors)
    return {
        "typings/s": sent / (time.perf_counter() - began),
        "heard/typing": sum(agent.typings for agent in running.agents) / sent,
        "server CPU s/1000": 1000 * (cpu_of(running.pid) - cpu) / sent,
    }


async def idle(running: Running, _: Path, seconds: float) -> Figures:
    """Sockets come, and then only answer pings."""
    memory, cpu = memory_of(running.pid), cpu_of(running.pid)
    sockets = [socket for _ in range(IDLE_SOCKETS // 50) for socket in await asyncio.gather(
        *(running.another() for _ in range(50))
    )]  # fmt: skip
    connecting = cpu_of(running.pid) - cpu
    await asyncio.sleep(WARM_UP)
    cpu = cpu_of(running.pid)
    await asyncio.sleep(IDLE_SECONDS)
    resting = cpu_of(running.pid) - cpu
    memory = memory_of(running.pid) - memory
    for socket in sockets:
        socket.close()
    return {
        "connect CPU ms": 1000 * connecting / IDLE_SOCKETS,
        "idle CPU us/socket and s": 1e6 * resting / IDLE_SOCKETS / IDLE_SECONDS,
        "KB/socket": memory / IDLE_SOCKETS / 1024,
    }


SCENARIOS = [
    Scenario("messages", 100, 3, "server CPU s/1000", messages),
    Scenario("fan-out to 200 agents", 10, 200, "server CPU us/delivery", messages),
    Scenario("typing", 100, 3, "server CPU s/1000", typing),
    Scenario("idle", 1, 1, "idle CPU us/socket and s", idle),
]
