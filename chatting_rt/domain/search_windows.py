"""Which matches come next: the newest of them, a window at a time.

Which way is quick, PostgreSQL guesses by how frequent the words are. It is mostly right, but of a phrase it knows only
its words. So where a guess is not quick, and for phrases of frequent words, the days are looked through, the newest
first: the index of words has the days too, so that only what was written on them is read. A few days at once, as many
as there is time for; then the answer says how far it came.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, TypeAlias
from uuid import UUID

import asyncpg
from asyncpg.pool import PoolConnectionProxy

from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.infra.database import Row
from chatting_rt.wire.search import SearchPlace, SearchPoint
from models.search import DAY

WINDOW = 60
"""Ranking all that a frequent word matches would take as long as reading it all."""
STATEMENT_TIMEOUT_MS = 400  # of each of a few, so that the command is answered in time
GUESS_TIMEOUT_MS = 30
BUDGET = 0.03  # seconds for the days of one answer
FEW = 1000  # rows that may be read at once, wherever they lie
GROWTH = 4
SHRINKAGE = 16
A_DAY = 86_400  # seconds
MOST_DAYS = 16
SHORTEST = 60  # seconds

MATCHES = """
SELECT id, created_at, seq, ts_rank(search, $3::text::tsquery) AS score FROM (
    SELECT m.id, m.created_at, m.seq, m.search FROM message m JOIN conversation c ON c.id = m.conversation_id
    WHERE m.workspace_id = $1 AND m.search @@ $2::text::tsquery
      AND (m.created_at, m.seq) < ($4, $5) AND m.created_at <= $4 AND m.created_at >= $6 {conditions}
    ORDER BY {order} DESC, m.seq DESC LIMIT {window}
) newest ORDER BY score DESC, seq DESC
"""
"""That nothing is younger than `$4` is said twice, since only of the plainer way it is known how few that leaves."""
BY_TIME = "m.created_at"
BY_WORDS = "m.created_at + interval '0'"  # in an order that no index has
NEWEST = """
SELECT created_at AS at, seq FROM message
WHERE workspace_id = $1 AND (created_at, seq) < ($2, $3) AND created_at >= $4
ORDER BY created_at DESC, seq DESC LIMIT 1
"""
ESTIMATE = "EXPLAIN (FORMAT JSON) SELECT FROM message m WHERE m.search @@ $1::text::tsquery"
PHRASE = re.compile(r"<(-|\d+)>")

Connection: TypeAlias = "PoolConnectionProxy[Any]"


@dataclass
class Sought:
    """Words, as PostgreSQL takes them, and where they are looked for: from `begin`, which is newer, to `end`."""

    workspace_id: UUID
    query: str
    """With the workspace."""
    words: str
    begin: SearchPoint
    end: datetime
    conditions: str
    """SQL of our own; its values come after the first six."""
    values: list[object]

    @property
    def is_phrase(self) -> bool:
        return PHRASE.search(self.words) is not None


@dataclass
class Window:
    """Matches, the best first, and where to go on: within it, after a row of it, or once it is over."""

    rows: list[Row]
    within: SearchPlace
    after: SearchPlace | None


async def window(connection: Connection, sought: Sought, cursor: SearchPlace | None, enough: int) -> Window:
    top = cursor.top if cursor else sought.begin
    if cursor is not None and cursor.bottom is not None:
        return await _known(connection, sought, cursor, cursor.bottom)
    if cursor is None or cursor.span is None:
        found = await _at_once(connection, sought, top)
        if found is not None:
            return found
    return await _by_days(connection, sought, top, cursor.span if cursor and cursor.span else A_DAY, enough)


async def _known(connection: Connection, sought: Sought, cursor: SearchPlace, bottom: datetime) -> Window:
    """One that was begun before, and was found in time."""
    if cursor.top.at - bottom > timedelta(days=MOST_DAYS + 1):
        raise Refused(ErrorCode.INVALID_PAYLOAD, field="cursor")
    rows = await _rows(connection, sought, cursor.top, bottom, *_way(sought, bottom, cursor.top), STATEMENT_TIMEOUT_MS)
    older = await _newest(connection, sought, _before(bottom))
    return _window(rows, cursor.top, bottom, cursor.span, is_last=older is None)


async def _at_once(connection: Connection, sought: Sought, top: SearchPoint) -> Window | None:
    """None where that takes too long. A few rows are read wherever they lie; of phrases nothing else is known."""
    is_few = await _estimate(connection, sought.query) <= FEW
    if not is_few and sought.is_phrase:
        return None
    order, patience = (BY_WORDS, STATEMENT_TIMEOUT_MS) if is_few else (BY_TIME, GUESS_TIMEOUT_MS)
    try:
        rows = await _rows(connection, sought, top, sought.end, order, "", patience)
    except asyncpg.QueryCanceledError:
        return None
    return _window(rows, _above(rows) or top, None, None, is_last=True)


async def _estimate(connection: Connection, query: str) -> int:
    (plan,) = json.loads(await connection.fetchval(ESTIMATE, query))
    return int(plan["Plan"]["Plan Rows"])


async def _rows(
    connection: Connection,
    sought: Sought,
    top: SearchPoint,
    bottom: datetime,
    order: str,
    days: str,
    timeout_ms: int,
) -> list[Row]:
    sql = MATCHES.format(conditions=sought.conditions + days, order=order, window=WINDOW)
    values = sought.workspace_id, sought.query, sought.words, top.at, top.seq, bottom, *sought.values
    async with connection.transaction(), _patience(connection, timeout_ms):
        return list(await connection.fetch(sql, *values))


@asynccontextmanager
async def _patience(connection: Connection, timeout_ms: int) -> AsyncIterator[None]:
    """For the statements in it."""
    is_other = timeout_ms != STATEMENT_TIMEOUT_MS
    if is_other:
        await connection.execute(f"SET LOCAL statement_timeout = {timeout_ms}")
    yield
    if is_other:
        await connection.execute(f"SET LOCAL statement_timeout = {STATEMENT_TIMEOUT_MS}")


async def _by_days(connection: Connection, sought: Sought, top: SearchPoint, span: int, enough: int) -> Window:
    """As many days as there is time for, until there is enough."""
    began = time.monotonic()
    newest = await _newest(connection, sought, top)
    while newest is not None:
        top = min(top, SearchPoint(at=newest.at, seq=newest.seq + 1), key=_order)
        bottom = max(_beginning(newest.at, span), sought.end)
        step = time.monotonic()
        patience = GUESS_TIMEOUT_MS if span > SHORTEST else STATEMENT_TIMEOUT_MS
        try:
            rows = await _rows(connection, sought, top, bottom, *_way(sought, bottom, newest), patience)
        except asyncpg.QueryCanceledError:
            if span == SHORTEST:
                raise
            span = A_DAY if span > A_DAY else max(SHORTEST, span // SHRINKAGE)
            continue
        older = await _newest(connection, sought, _before(bottom))
        now = time.monotonic()
        if older is None or len(rows) >= enough or now - began + GROWTH * (now - step) > BUDGET:
            return _window(rows, top, bottom, span, is_last=older is None)
        if not rows:
            top, newest = _before(bottom), older
        span = min(GROWTH * span, MOST_DAYS * A_DAY)
    return _window([], top, None, span, is_last=True)


async def _newest(connection: Connection, sought: Sought, top: SearchPoint) -> SearchPoint | None:
    """Of all messages, so that silent months cost nothing."""
    row = await connection.fetchrow(NEWEST, sought.workspace_id, top.at, top.seq, sought.end)
    return SearchPoint(at=row["at"], seq=row["seq"]) if row else None


def _beginning(newest: datetime, span: int) -> datetime:
    if span < A_DAY:
        return newest - timedelta(seconds=span)
    day = newest.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return day - timedelta(seconds=span - A_DAY)


def _way(sought: Sought, bottom: datetime, newest: SearchPoint) -> tuple[str, str]:
    """Of a phrase PostgreSQL would guess wrongly how soon enough is found."""
    return BY_WORDS if sought.is_phrase else BY_TIME, _on_days(bottom, newest.at)


def _on_days(first: datetime, last: datetime) -> str:
    """In the words of the index, or it would not be used."""
    begin, end = first.astimezone(UTC).date(), last.astimezone(UTC).date()
    days = ",".join((begin + timedelta(days=n)).isoformat() for n in range((end - begin).days + 1))
    return f" AND {DAY.format('m.created_at')} && '{{{days}}}'::date[]"


def _window(rows: list[Row], top: SearchPoint, bottom: datetime | None, span: int | None, *, is_last: bool) -> Window:
    after = None if is_last or bottom is None else SearchPlace(top=_before(bottom), span=span)
    if len(rows) == WINDOW:
        after = SearchPlace(top=min((_point(row) for row in rows), key=_order), span=span)
    return Window(rows, SearchPlace(top=top, bottom=bottom, span=span), after)


def _before(moment: datetime) -> SearchPoint:
    return SearchPoint(at=moment, seq=0)


def _above(rows: list[Row]) -> SearchPoint | None:
    """What comes meanwhile is not in it."""
    newest = max((_point(row) for row in rows), key=_order, default=None)
    return newest and SearchPoint(at=newest.at, seq=newest.seq + 1)


def _point(row: Row) -> SearchPoint:
    return SearchPoint(at=row["created_at"], seq=row["seq"])


def _order(point: SearchPoint) -> tuple[datetime, int]:
    return point.at, point.seq
