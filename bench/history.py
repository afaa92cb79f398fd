"""python -m bench.history: how long everything that reads takes in a workspace with years of work in it."""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from uuid import UUID

from bench.seed import seed
from bench.socket import Socket
from bench.views import views
from chatting_rt.infra.embedded import EmbeddedPostgres
from chatting_rt.infra.migrations import migrate
from chatting_rt.settings import Settings
from tests.faults.servers import Server
from tests.support.apart import services_apart
from tests.support.cast import AgentActor, found_workspace, join_workspace

AGENTS = 20
TIMES = 60  # each is asked: the first answers read their pages anew, and are shown as the most
PER_HOUR = 1000
PAUSE = 0.03  # seconds; a socket that asks much faster is cut as a flood


async def cast_in(database: dict[str, Any]) -> AgentActor:
    """The owner, among colleagues."""
    async with services_apart(Settings(data_dir=Path("unused"), secret_key="k" * 32), database) as services:
        ana = await found_workspace(services, "Acme", "Ana")
        for number in range(1, AGENTS):
            await join_workspace(services, ana.workspace_id, ana.site, f"Agent{number}", "agent")
        return ana


Ask = Callable[[str, dict[str, Any]], Awaitable[dict[str, Any]]]


async def questions(ask: Ask) -> dict[str, list[tuple[str, dict[str, Any]]]]:
    """What is measured: by its name, commands that are asked one after the other, each timed by itself."""
    start = await ask("start", {})
    colleagues = [colleague["agent"]["id"] for colleague in start["agents"]]
    asked: dict[str, list[tuple[str, dict[str, Any]]]] = {"start": [("start", {})] * TIMES}
    for view in ("mine", "unassigned", "all"):
        for status in ("open", "snoozed", "resolved", None):
            page = {"view": view, "status": status}
            first = await ask("list_conversations", page)
            further = page | {"cursor": first["next_cursor"]}
            asked[f"inbox: {view}, {status or 'any status'}"] = [("list_conversations", page)] * (TIMES // 2) + [
                ("list_conversations", further)
            ] * (TIMES // 2)
    wanted = views(start, colleagues[3])
    if not start["saved_views"]:
        for wish in wanted:
            await ask("create_saved_view", wish)
    asked["inbox: the numbers of 20 saved views"] = [("count_saved_views", {})] * TIMES
    asked["inbox: the lists of 20 saved views"] = [
        ("list_conversations", {key: wish[key] for key in ("view", "status", "filters")})
        for wish in wanted
        for _ in range(3)
    ]
    listed = [item["conversation"]["id"] for item in (await ask("list_conversations", {"limit": 100}))["items"]]
    asked["thread: get_conversation"] = [("get_conversation", {"conversation_id": id}) for id in listed[:50]]
    asked["thread: list_messages"] = [("list_messages", {"conversation_id": id}) for id in listed[:50]]
    epoch, head = start["epoch"], start["head"]
    asked["sync: each page of an hour away"] = [
        ("sync", {"epoch": epoch, "since": since}) for _ in range(5) for since in range(head - PER_HOUR, head, 200)
    ]
    words = {
        "frequent": ["the", "please", "order"],
        "two frequent": ["the refund", "order delivery", "hello thanks"],
        "less frequent": ["orderoc9f", "invoicev82a", "refundw642"],
        "rare": ["A1999999", "A77777", "A123456"],
        "begun": ["orde", "A19999", "invo"],
        "nothing": ["xylophone", "quartz", "zebra"],
        "phrase": ['"please hello"', '"order the"', '"my invoice"'],
        "without": ["refund -order", "-order", "payment -the -is"],
        "either": ["refund or invoice", "account or password", "zebra or A1999999"],
    }
    for kind, queries in words.items():
        asked[f"search: {kind}"] = [("search", {"query": query}) for query in queries for _ in range(TIMES // 3)]
    filters: dict[str, dict[str, Any]] = {
        "of one agent": {"author_id": colleagues[3]},
        "assigned to one": {"assignee_id": colleagues[3]},
        "open only": {"status": "open"},
        "notes only": {"kind": "note"},
        "with files": {"has_file": True},
        "of last week": {"written_after": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - 7 * 86400))},
    }
    for name, filter in filters.items():
        asked[f"search: refund, {name}"] = [("search", {"query": "refund"} | filter)] * TIMES
    return asked


async def measure(url: str, ana: dict[str, Any]) -> None:
    desk = await Socket.join(url, "/agent", ana)
    asked = await questions(desk.data)
    print("\n| asked | answers | p50 ms | p95 ms | most ms |\n|---|---|---|---|---|")
    for name, commands in asked.items():
        waits, refused = [], 0
        for command, payload in commands:
            began = time.perf_counter()
            try:
                await asyncio.wait_for(desk.ask(command, payload), 10)
            except AssertionError:
                refused += 1
            waits.append(1000 * (time.perf_counter() - began))
            await asyncio.sleep(PAUSE)
        quantiles = statistics.quantiles(waits, n=20)
        note = f" ({refused} refused)" if refused else ""
        print(f"| {name} | {len(waits)}{note} | {quantiles[9]:.1f} | {quantiles[18]:.1f} | {max(waits):.1f} |")
    desk.close()


async def prepared(database: dict[str, Any], kept: Path, conversations: int, messages: int) -> dict[str, Any]:
    """What Ana connects with; made with all the rest the first time."""
    await migrate(database)
    if not kept.exists():
        ana = await cast_in(database)
        await seed(database, ana.workspace_id, UUID(str(ana.site.id)), conversations, messages)
        kept.write_text(json.dumps(ana.auth(), default=str))
    auth: dict[str, Any] = json.loads(kept.read_text())
    return auth


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--conversations", type=int, default=100_000)
    arguments.add_argument("--messages", type=int, default=2_000_000)
    arguments.add_argument("--keep", type=Path, help="a folder for the database, used again the next time")
    chosen = arguments.parse_args()
    with ExitStack() as stack:
        folder = chosen.keep or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-")))
        folder.mkdir(parents=True, exist_ok=True)
        embedded = stack.enter_context(EmbeddedPostgres(folder))
        database = embedded.address.credentials()
        auth = asyncio.run(prepared(database, folder / "ana.json", chosen.conversations, chosen.messages))
        server = Server(folder / "server", database)
        stack.callback(server.end)
        server.start()
        asyncio.run(measure(server.url, auth))


if __name__ == "__main__":
    main()
