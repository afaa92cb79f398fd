"""python -m bench.load: Chatting and its peers, in turns on one machine, compared by the CPU that they use up.

Every message is acked after a durable commit, and delivered to the writer's two tabs and to every agent.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from functools import partial
from pathlib import Path

import uvloop

from bench.peers import PEER, Running, chatting, node
from bench.scenarios import SCENARIOS, Figures, Scenario
from tests.support.postgres import running_postgres

Peer = Callable[[int, int], AbstractAsyncContextManager[Running]]
OURS = "Chatting"


async def compare(scenario: Scenario, peers: dict[str, Peer], postgres_data: Path, rounds: int, seconds: float) -> None:
    found: dict[str, list[Figures]] = {name: [] for name in peers}
    for _ in range(rounds):  # in turns, so that a busy moment of the machine hits all
        for name, peer in peers.items():
            async with peer(scenario.visitors, scenario.agents) as running:
                found[name].append(await scenario.measure(running, postgres_data, seconds))
                for socket in running.everybody:
                    socket.close()
    report(scenario, found)


def report(scenario: Scenario, found: dict[str, list[Figures]]) -> None:
    """Medians; the ratio is the median of the rounds' ratios, since a round's servers met the same machine."""
    columns = list(found[OURS][0])
    print(f"\n### {scenario.name}: {scenario.visitors} visitors, {scenario.agents} agents\n")
    print("|".join(["", " server ", *(f" {column} " for column in columns), " x Chatting ", ""]))
    print("|" + "---|" * (len(columns) + 2))
    for name, results in found.items():
        middles = [f"{statistics.median(result[column] for result in results):.3g}" for column in columns]
        pairs = zip(results, found[OURS], strict=True)
        ratio = statistics.median(theirs[scenario.main] / max(ours[scenario.main], 1e-9) for theirs, ours in pairs)
        print(f"| {name} | {' | '.join(middles)} | {ratio:.2f} |", flush=True)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--seconds", type=float, default=5, help="measured, per scenario, server and round")
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--only", help="scenarios whose name begins so")
    arguments.add_argument("--alone", action="store_true", help="without the peers, which need `npm ci` in peer_node")
    chosen = arguments.parse_args()
    if not chosen.alone and not (PEER / "node_modules").exists():
        arguments.error("first: npm ci --prefix bench/peer_node (or --alone)")
    with running_postgres(fsync="on") as postgres, tempfile.TemporaryDirectory(prefix="bench-") as folder:
        peers: dict[str, Peer] = {OURS: partial(chatting, postgres, Path(folder))}
        if not chosen.alone:
            for name, how in (
                ("transaction", "transaction"),
                ("one statement", "statement"),
                ("group commit", "batch"),
            ):
                peers[f"node, {name}"] = partial(node, postgres, how)
        data = Path(postgres["host"]).resolve().parent / "data"
        for scenario in SCENARIOS:
            if scenario.name.startswith(chosen.only or ""):
                uvloop.run(compare(scenario, peers, data, chosen.rounds, chosen.seconds))


if __name__ == "__main__":
    main()
