"""Full-text search over what the workspace's people wrote: the newest window of matches, and in it the best first."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import asyncpg
import msgspec
from asyncpg.pool import PoolConnectionProxy
from msgspec import UNSET

from chatting_rt.domain import conversations, inbox_filters, labels, messages, moments, search_windows, search_words
from chatting_rt.domain.excerpts import HEADLINES, excerpt
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.search_windows import STATEMENT_TIMEOUT_MS, Sought, Window
from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.infra.database import Row
from chatting_rt.services import Services
from chatting_rt.wire.search import MessageHit, Search, SearchPlace, SearchPoint, SearchResults

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


async def search(services: Services, agent: AgentPerson, command: Search) -> SearchResults:
    """Whoever is named in a filter must be of the workspace. Nothing to look for finds nothing."""
    moments.check(command.written_after, "written_after")
    moments.check(command.written_before, "written_before")
    if command.cursor:
        moments.check(command.cursor.top.at, "cursor")
        moments.check(command.cursor.bottom, "cursor")
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
        sought = _sought(workspace_id, asked, command)
        found = await search_windows.window(connection, sought, command.cursor, command.limit)
        ids, place = _page(found, command)
        excerpts = await connection.fetch(HEADLINES, ids, asked["language"], asked["words"])
        # All people but those of a name are nobody in particular.
        is_for_people = command.cursor is None and not asked["is_all_but"]
        people = await connection.fetch(VISITORS, workspace_id, asked["query"]) if is_for_people else []
    return Found(ids, {row["id"]: row["excerpt"] for row in excerpts}, [row["id"] for row in people], place)


@asynccontextmanager
async def _bounded(services: Services) -> AsyncIterator[PoolConnectionProxy[Any]]:
    async with services.database.acquire() as connection:
        try:
            async with connection.transaction(readonly=True):
                yield connection
        except asyncpg.QueryCanceledError as error:
            raise Refused(ErrorCode.TOO_BROAD) from error


def _sought(workspace_id: UUID, asked: Row, command: Search) -> Sought:
    conditions, values = _filters(command)
    return Sought(
        workspace_id, asked["query"], asked["words"],
        begin=SearchPoint(at=command.written_before or moments.FURTHEST, seq=0),
        end=command.written_after or moments.EARLIEST,
        conditions=conditions, values=values,
    )  # fmt: skip


def _filters(command: Search) -> tuple[str, list[object]]:
    """SQL of our own and the values for it, which come after the first six."""
    wanted: list[tuple[str, object]] = [
        ("m.kind = {}", command.kind),
        ("m.author_type = {}", command.written_by),
        ("m.author_id = {}", command.author_id),
        ("c.status = {}", command.status),
    ]
    given = [(sql, value) for sql, value in wanted if value is not None]
    given += [(inbox_filters.LABELLED, label_id) for label_id in command.label_ids]
    if command.assignee_id is not UNSET:
        given.append(("c.assignee_id IS NOT DISTINCT FROM {}::uuid", command.assignee_id))
    conditions = [sql.format(f"${place}") for place, (sql, _) in enumerate(given, 7)]
    if command.has_file:
        conditions.append("EXISTS (SELECT FROM file f WHERE f.message_id = m.id AND f.erased_at IS NULL)")
    return "".join(f" AND {condition}" for condition in conditions), [value for _, value in given]


def _page(window: Window, command: Search) -> tuple[list[UUID], SearchPlace | None]:
    """What comes next in this window, and where to go on: in it, or after it."""
    begun = command.cursor if command.cursor and command.cursor.score is not None else None
    left = [row for row in window.rows if begun is None or (row["score"], row["seq"]) < (begun.score, begun.seq)]
    page = left[: command.limit]
    ids = [row["id"] for row in page]
    if len(left) > len(page):
        last = page[-1]
        return ids, msgspec.structs.replace(window.within, score=last["score"], seq=last["seq"])
    return ids, window.after
