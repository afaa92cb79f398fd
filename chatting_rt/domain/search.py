"""Full-text search over what the workspace's people wrote, bounded in time and in how much is ranked.

The newest matches are taken a window at a time, and only within a window the best come first: ranking all that a
frequent word matches would take as long as reading it all. Which way is quick, PostgreSQL guesses by how frequent the
words are. It is mostly right; where it is not, the index of words is asked after all, and what that does not know in
time either, such as a rare phrase of frequent words, is looked for in one stretch of messages after the other.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import asyncpg
from asyncpg.pool import PoolConnectionProxy
from msgspec import UNSET

from chatting_rt.domain import conversations, inbox_filters, labels, messages, moments, search_words
from chatting_rt.domain.excerpts import HEADLINES, excerpt
from chatting_rt.domain.people import AgentPerson
from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.infra.database import Row
from chatting_rt.services import Services
from chatting_rt.wire.search import MessageHit, Search, SearchPlace, SearchResults

STATEMENT_TIMEOUT_MS = 400  # of each of five, so that the command is answered in time
WINDOW = 200
STRETCH = 10_000  # events of the workspace; most are messages
OLDEST = -(2**53)
MATCHES = """
SELECT id, seq, ts_rank(search, $3::text::tsquery) AS score FROM (
    SELECT m.id, m.seq, m.search FROM message m JOIN conversation c ON c.id = m.conversation_id
    WHERE m.workspace_id = $1 AND {matches} AND m.seq < $4 AND m.seq >= $5 {filters}
    ORDER BY {order} DESC LIMIT {window}
) newest ORDER BY score DESC, seq DESC
"""
HAS_WORDS = "m.search @@ $2::text::tsquery"
AS_GUESSED = (HAS_WORDS, "m.seq")
BY_WORDS = (HAS_WORDS, "m.seq + 0")  # in an order that only the words have an index for
ONE_BY_ONE = (f"({HAS_WORDS}) IS TRUE", "m.seq")  # a condition that no index is for
VISITORS = """
SELECT last.id FROM (
    SELECT id, last_seen_at FROM visitor v WHERE v.workspace_id = $1 AND v.search @@ $2::text::tsquery
    ORDER BY v.last_seen_at DESC LIMIT 5
) found
CROSS JOIN LATERAL (
    SELECT c.id FROM conversation c WHERE c.visitor_id = found.id ORDER BY c.last_message_seq DESC LIMIT 1
) last
ORDER BY found.last_seen_at DESC
"""


@dataclass
class Found:
    """One page as the index has it."""

    ids: list[UUID] = field(default_factory=list)
    """Of messages, the best first."""
    excerpts: dict[UUID, str] = field(default_factory=dict)
    of_people: list[UUID] = field(default_factory=list)
    """Conversations of visitors who were found themselves."""
    next: SearchPlace | None = None


@dataclass
class Window:
    """Matches below `top`, the best first; down to `bottom`, where those further down are still to be looked for."""

    rows: list[Row]
    top: int
    bottom: int | None = None


async def search(services: Services, agent: AgentPerson, command: Search) -> SearchResults:
    """Whoever is named in a filter must be of the workspace. Nothing to look for finds nothing."""
    moments.check(command.written_after, "written_after")
    moments.check(command.written_before, "written_before")
    await _known_agents(services, agent, command)
    await labels.check_known(services.database, agent.workspace_id, command.label_ids, "label_ids")
    found = await _found(services, agent.workspace_id, command)
    kept = await messages.by_ids(services.database, found.ids)
    of_them = {message.conversation_id for message in kept.values()} | set(found.of_people)
    around = await conversations.by_ids(services.database, list(of_them))
    there = [kept[id] for id in found.ids if id in kept and kept[id].conversation_id in around]
    return SearchResults(
        messages=[
            MessageHit(
                message=message.for_agents(),
                conversation=around[message.conversation_id].for_agents(),
                excerpt=excerpt(found.excerpts[message.id]),
            )
            for message in there
        ],
        visitors=[around[id].for_agents() for id in found.of_people if id in around],
        next_cursor=found.next,
    )


async def _known_agents(services: Services, agent: AgentPerson, command: Search) -> None:
    """Also those who have left: what they wrote is still there."""
    named = {"author_id": command.author_id, "assignee_id": command.assignee_id}
    asked = {field: id for field, id in named.items() if isinstance(id, UUID)}
    if not asked:
        return
    sql = "SELECT id FROM membership WHERE workspace_id = $1 AND id = ANY($2)"
    known = {row["id"] for row in await services.database.fetch(sql, agent.workspace_id, list(asked.values()))}
    for name, id in asked.items():
        if id not in known:
            raise Refused(ErrorCode.NOT_FOUND, field=name)


async def _found(services: Services, workspace_id: UUID, command: Search) -> Found:
    async with _bounded(services) as connection:
        asked = await connection.fetchrow(
            search_words.QUERY, workspace_id, *search_words.split(command.query), str(STATEMENT_TIMEOUT_MS)
        )
        if asked is None or asked["is_empty"]:
            return Found()
        window = await _window(connection, workspace_id, asked, command)
        ids, place = _page(window, command)
        excerpts = await connection.fetch(HEADLINES, ids, asked["language"], asked["words"])
        people = [] if command.cursor else await connection.fetch(VISITORS, workspace_id, asked["query"])
    return Found(ids, {row["id"]: row["excerpt"] for row in excerpts}, [row["id"] for row in people], place)


@asynccontextmanager
async def _bounded(services: Services) -> AsyncIterator[PoolConnectionProxy[Any]]:
    async with services.database.acquire() as connection:
        try:
            async with connection.transaction(readonly=True):
                yield connection
        except asyncpg.QueryCanceledError as error:
            raise Refused(ErrorCode.TOO_BROAD) from error


async def _window(connection: PoolConnectionProxy[Any], workspace_id: UUID, asked: Row, command: Search) -> Window:
    cursor = command.cursor
    top = cursor.top if cursor else asked["head"] + 1
    filters, values = _filters(command)

    async def rows(way: tuple[str, str], least: int) -> list[Row]:
        sql = MATCHES.format(matches=way[0], order=way[1], filters=filters, window=WINDOW)
        async with connection.transaction():
            return list(await connection.fetch(sql, workspace_id, asked["query"], asked["words"], top, least, *values))

    if cursor is None or cursor.bottom is None:
        for way in (AS_GUESSED, BY_WORDS):
            with suppress(asyncpg.QueryCanceledError):
                return Window(await rows(way, OLDEST), top)
    bottom = cursor.bottom if cursor and cursor.bottom is not None else max(0, top - STRETCH)
    return Window(await rows(ONE_BY_ONE, bottom), top, bottom or None)


def _filters(command: Search) -> tuple[str, list[object]]:
    """SQL of our own and the values for it, which come after the first five."""
    wanted: list[tuple[str, object]] = [
        ("m.kind = {}", command.kind),
        ("m.author_type = {}", command.written_by),
        ("m.author_id = {}", command.author_id),
        ("m.created_at >= {}", command.written_after),
        ("m.created_at < {}", command.written_before),
        ("c.status = {}", command.status),
    ]
    given = [(sql, value) for sql, value in wanted if value is not None]
    given += [(inbox_filters.LABELLED, label_id) for label_id in command.label_ids]
    if command.assignee_id is not UNSET:
        given.append(("c.assignee_id IS NOT DISTINCT FROM {}::uuid", command.assignee_id))
    conditions = [sql.format(f"${place}") for place, (sql, _) in enumerate(given, 6)]
    if command.has_file:
        conditions.append("EXISTS (SELECT FROM file f WHERE f.message_id = m.id AND f.erased_at IS NULL)")
    return "".join(f" AND {condition}" for condition in conditions), [value for _, value in given]


def _page(window: Window, command: Search) -> tuple[list[UUID], SearchPlace | None]:
    """What comes next in this window, and where to go on: in it, or in the one below."""
    begun = command.cursor if command.cursor and command.cursor.score is not None else None
    left = [row for row in window.rows if begun is None or (row["score"], row["seq"]) < (begun.score, begun.seq)]
    page = left[: command.limit]
    ids = [row["id"] for row in page]
    if len(left) > len(page):
        last = page[-1]
        return ids, SearchPlace(top=window.top, bottom=window.bottom, score=last["score"], seq=last["seq"])
    if len(window.rows) == WINDOW:
        return ids, SearchPlace(top=min(row["seq"] for row in window.rows))
    return ids, None if window.bottom is None else SearchPlace(top=window.bottom)
