"""Deleting visitors, with all that belongs to them.

Their id stays for two days, as a row with nothing in it. Else the token in their browser, which is signed and in its
first day needs no row, would bring them back under the same id.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from chatting_rt.domain import conversation_deletion, files
from chatting_rt.domain.telling import tell, tell_gone
from chatting_rt.domain.visitor_changes import locked
from chatting_rt.infra.event_log import LogTransaction
from chatting_rt.services import Services
from chatting_rt.wire.base import Author
from models import Visitor

AT_ONCE = 200  # conversations in one transaction
REMEMBERED_FOR = timedelta(days=2)
HELD = """
SELECT id FROM visitor WHERE workspace_id = $1 AND (id = $2 OR merged_into_id = $2) ORDER BY id FOR UPDATE
"""
CONVERSATIONS = "SELECT id FROM conversation WHERE visitor_id = ANY($1) ORDER BY id LIMIT $2 FOR UPDATE"
MAILED = """
DELETE FROM mail WHERE workspace_id = $1 AND kind = 'transcript' AND to_address IN (
    SELECT email FROM visitor WHERE id = ANY($2) AND email IS NOT NULL
)
"""
SHUT_OUT = """
UPDATE visitor SET erased_at = $2, token_hash = '', other_token_hashes = NULL, name = NULL, email = NULL,
    attributes = NULL, external_id = NULL, verified_at = NULL
WHERE id = ANY($1)
"""


async def delete(services: Services, workspace_id: UUID, visitor_id: UUID, *, by: Author) -> None:
    """Tells agents, and the visitor. One event stands for all their conversations, be they a thousand.

    Of a visitor who has very many some follow in a job; the visitor is in none of them from the commit on.
    """
    async with services.log.transaction(workspace_id) as log:
        await locked(workspace_id, visitor_id)
        ids = await _held(log, visitor_id)
        await log.connection.execute_query(MAILED, [workspace_id, ids])
        is_all = await _take_some(services, log, ids)
        await files.erase_later(services, log.connection, visitors=ids)  # conversations are held before files
        if not is_all:
            await log.connection.execute_query(SHUT_OUT, [ids, log.at])
            job = {"workspace_id": workspace_id, "visitor_id": visitor_id}
            await services.queue.enqueue(log.connection, "erase_visitor", job)
        log.append("visitor_deleted", visitor_id, by=by)
    await tell(services, log.events)
    tell_gone(services, visitor_id)


async def take_rest(services: Services, workspace_id: UUID, visitor_id: UUID) -> None:
    """Of a visitor who is shut out already."""
    is_all = False
    while not is_all:
        async with services.log.transaction(workspace_id) as log:
            is_all = await _take_some(services, log, await _held(log, visitor_id))


async def _held(log: LogTransaction, visitor_id: UUID) -> list[UUID]:
    """Also those who turned out to be this visitor."""
    return [row["id"] for row in await log.connection.execute_query_dict(HELD, [log.workspace_id, visitor_id])]


async def _take_some(services: Services, log: LogTransaction, ids: list[UUID]) -> bool:
    """Whether nothing is left. Visitors go last, and what hangs by them with them."""
    rows = await log.connection.execute_query_dict(CONVERSATIONS, [ids, AT_ONCE])
    if rows:
        await conversation_deletion.take(services, log, [row["id"] for row in rows])
    if len(rows) == AT_ONCE:
        return False
    gone = await Visitor.filter(id__in=ids)
    await Visitor.filter(id__in=ids).delete()
    await Visitor.bulk_create([_bare(visitor, log.at) for visitor in gone])
    return True


def _bare(visitor: Visitor, now: datetime) -> Visitor:
    return Visitor(
        id=visitor.id, workspace_id=visitor.workspace_id, site_id=visitor.site_id, token_hash="", created_at=now,
        last_seen_at=now, erased_at=now,
    )  # fmt: skip


async def forget_ids(services: Services) -> None:
    """Of those who were deleted so long ago that their tokens open nothing any more."""
    await Visitor.filter(erased_at__lt=services.clock.now() - REMEMBERED_FOR).delete()
