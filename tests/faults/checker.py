"""After healing: what clients asked and heard, against what the database holds. Each disagreement is a sentence.

(1) an ok is in the database once and on every member's device once; (2) an unknown 0 or 1 times; (3) a failed never;
(4) the numbers have no gaps; (5) devices have the order of the numbers; (6) a writer's counter rises with them;
(7) nobody sees what is not theirs; (8) a repeat's ack equals the first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

import asyncpg

from tests.faults.history import History


@dataclass(frozen=True)
class Kept:
    """A message in the database."""

    id: str
    workspace_id: str
    conversation_id: str
    visitor_id: str
    client_id: str
    kind: str
    body: str
    seq: int
    public_seq: int | None


@dataclass(frozen=True)
class Logged:
    workspace_id: str
    seq: int
    type: str
    conversation_id: str | None
    subject_id: str
    public_seq: int | None


@dataclass
class Truth:
    """All that the database holds about what was said."""

    messages: list[Kept]
    events: list[Logged]
    heads: dict[str, int]
    """Of each workspace."""
    public_heads: dict[str, int]
    """Of each conversation."""
    visitors: dict[str, str]
    """Of each conversation, its visitor."""


@dataclass
class View:
    """What one device came to hold: its applied events, by conversation for a visitor or as one log for an agent."""

    name: str
    side: str
    id: str
    """The agent's workspace or the visitor's own id."""
    tracks: dict[str, list[dict[str, Any]]]
    base: int = 0
    """The number after which it began to follow."""
    complaints: tuple[str, ...] = ()


MESSAGES = """
SELECT m.id, m.workspace_id, m.conversation_id, c.visitor_id, m.client_id, m.kind, m.body, m.seq, m.public_seq
FROM message m JOIN conversation c ON c.id = m.conversation_id WHERE m.workspace_id = ANY($1)
"""
EVENTS = """
SELECT workspace_id, seq, type, conversation_id, subject_id, public_seq FROM event WHERE workspace_id = ANY($1)
"""


async def truth_of(arguments: dict[str, Any], workspaces: Collection[str]) -> Truth:
    """What the database holds of these workspaces, all as of one moment."""
    connection = await asyncpg.connect(**arguments, timeout=10)
    try:
        async with connection.transaction(isolation="repeatable_read"):
            messages = await connection.fetch(MESSAGES, workspaces)
            events = await connection.fetch(EVENTS, workspaces)
            logs = await connection.fetch("SELECT id, seq FROM workspace WHERE id = ANY($1)", workspaces)
            conversations = await connection.fetch(
                "SELECT id, public_seq, visitor_id FROM conversation WHERE workspace_id = ANY($1)", workspaces
            )
    finally:
        await connection.close()
    return Truth(
        messages=[Kept(**_texts(row)) for row in messages],
        events=[Logged(**_texts(row)) for row in events],
        heads={str(row["id"]): row["seq"] for row in logs},
        public_heads={str(row["id"]): row["public_seq"] for row in conversations},
        visitors={str(row["id"]): str(row["visitor_id"]) for row in conversations},
    )


def _texts(row: asyncpg.Record) -> dict[str, Any]:
    return {name: str(value) if name.endswith("id") and value is not None else value for name, value in row.items()}


def faults(history: History, views: list[View], truth: Truth) -> list[str]:
    """Empty when every promise was kept."""
    return [
        *_sends_that_differ(history, truth),
        *_gaps(truth),
        *_counters_that_fall(history, truth),
        *_acks_that_differ(history, truth),
        *(fault for view in views for fault in _of_view(view, truth)),
    ]


def _sends_that_differ(history: History, truth: Truth) -> Iterator[str]:
    """(1) to (3), on the side of the database."""
    times = Counter(kept.client_id for kept in truth.messages)
    for send in history.sends:
        found = times.pop(send.client_id, 0)
        if found > 1:
            yield f"{send.body!r} ({send.outcome}) is {found} times in the database"
        elif send.outcome == "ok" and not found:
            yield f"{send.body!r} was acked, but is not in the database"
        elif send.outcome == "failed" and found:
            yield f"{send.body!r} was refused ({send.refusals[0]}), but is in the database"
    for client_id in times:
        yield f"nobody sent {client_id}, which is in the database"


def _gaps(truth: Truth) -> Iterator[str]:
    """(4)"""
    by_workspace, by_conversation = defaultdict(list), defaultdict(list)
    for event in truth.events:
        by_workspace[event.workspace_id].append(event.seq)
        if event.public_seq is not None:
            by_conversation[event.conversation_id].append(event.public_seq)
    for workspace_id, head in truth.heads.items():
        if sorted(by_workspace[workspace_id]) != list(range(1, head + 1)):
            yield f"the log of workspace {workspace_id} is not 1 to {head}"
    for conversation_id, head in truth.public_heads.items():
        if sorted(by_conversation[conversation_id]) != list(range(1, head + 1)):
            yield f"the public log of conversation {conversation_id} is not 1 to {head}"
    logged = {(e.subject_id, e.seq, e.public_seq) for e in truth.events if e.type == "message_created"}
    for kept in truth.messages:
        if (kept.id, kept.seq, kept.public_seq) not in logged:
            yield f"{kept.body!r} has no event of its number {kept.seq}"
    if len(logged) != len(truth.messages):
        yield f"{len(logged)} events tell of {len(truth.messages)} messages"


def _counters_that_fall(history: History, truth: Truth) -> Iterator[str]:
    """(6)"""
    sends = {send.client_id: send for send in history.sends}
    last: dict[tuple[str, str], int] = {}
    for kept in sorted(truth.messages, key=lambda kept: kept.seq):
        if (send := sends.get(kept.client_id)) is None:
            continue
        key = (send.writer, kept.conversation_id)
        if send.counter <= last.get(key, -1):
            yield f"{send.body!r} has a higher number than what {send.writer} sent after it"
        last[key] = send.counter


def _acks_that_differ(history: History, truth: Truth) -> Iterator[str]:
    """(8), and an ack tells what is kept."""
    kept = {message.client_id: message for message in truth.messages}
    for send in history.sends:
        if any(ack != send.acks[0] for ack in send.acks[1:]):
            yield f"{send.body!r} was acked in {len(send.acks)} ways that differ"
        if send.acks and (row := kept.get(send.client_id)) is not None:
            message = send.acks[0]["message"]
            if (message["id"], message["body"]) != (row.id, row.body) or message["seq"] not in (
                row.seq,
                row.public_seq,
            ):
                yield f"the ack of {send.body!r} is not what is kept: {message}"


def _of_view(view: View, truth: Truth) -> Iterator[str]:
    """(1), (5) and (7), on the side of a device."""
    yield from (f"{view.name}: {complaint}" for complaint in view.complaints)
    if view.side == "/agent":
        yield from _of_agent(view, truth)
    else:
        yield from _of_visitor(view, truth)


def _of_agent(view: View, truth: Truth) -> Iterator[str]:
    events = view.tracks.get("workspace", [])
    expected = list(range(view.base + 1, truth.heads[view.id] + 1))
    yield from _order(view.name, [event["seq"] for event in events], expected)
    kept = {m.seq: m for m in truth.messages if m.workspace_id == view.id}
    logged = {e.seq: e for e in truth.events if e.workspace_id == view.id}
    for event in events:
        of_log = logged.get(event["seq"])
        if of_log is None or of_log.conversation_id != event["conversation_id"]:
            yield f"{view.name}: was told of {event['conversation_id']}, which is not of its workspace's log"
    yield from _contents(view.name, events, kept)


def _of_visitor(view: View, truth: Truth) -> Iterator[str]:
    own = {id for id, visitor_id in truth.visitors.items() if visitor_id == view.id}
    for foreign in view.tracks.keys() - own:
        yield f"{view.name}: was told of {foreign}, which is not its own"
    for conversation_id in own:
        events = view.tracks.get(conversation_id, [])
        expected = list(range(1, truth.public_heads[conversation_id] + 1))
        yield from _order(f"{view.name} in {conversation_id}", [event["seq"] for event in events], expected)
        kept = {m.public_seq: m for m in truth.messages if m.conversation_id == conversation_id and m.public_seq}
        yield from _contents(view.name, events, kept)


def _order(name: str, seen: list[int], expected: list[int]) -> Iterator[str]:
    if seen != expected:
        missing, times = sorted(set(expected) - set(seen)), Counter(seen)
        doubled = [seq for seq, count in times.items() if count > 1]
        yield (
            f"{name}: applied {len(seen)} of {len(expected)} events"
            f" (missing {missing[:5]}, doubled {doubled[:5]}, in order: {seen == sorted(seen)})"
        )


def _contents(name: str, events: list[dict[str, Any]], kept: dict[int, Kept]) -> Iterator[str]:
    for event in events:
        row = kept.get(event["seq"])
        if (row is not None) != (event["type"] == "message_created"):
            yield f"{name}: event {event['seq']} is {event['type']}, which the database does not say"
        elif row is not None and (event["data"]["client_id"], event["data"]["body"]) != (row.client_id, row.body):
            yield f"{name}: at {event['seq']} it holds {event['data']['body']!r}, the database {row.body!r}"
