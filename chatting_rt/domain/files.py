"""How files go. Whoever deletes what files belong to calls `erase_later` in the same transaction.

From its commit nobody sees them; their bytes go by a job that looks again and fails unless nothing is left. The row
stays until then. The sweep finds what nobody told of, and what was never finished or never sent.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

import structlog
from tortoise.backends.base.client import TransactionalDBClient

from chatting_rt.infra.files.storage import StorageFailure
from chatting_rt.services import Services

UNCLAIMED_FOR = timedelta(hours=24)  # a message that waits in somebody's outbox may still claim it
UNFINISHED_FOR = timedelta(hours=2)  # longer than any upload may take
PAGE = 100
MARK = """
UPDATE file SET erased_at = $1, name = '', alt = '' WHERE erased_at IS NULL AND (
    id = ANY($2) OR message_id = ANY($3) OR conversation_id = ANY($4) OR workspace_id = ANY($6)
    OR conversation_id IN (SELECT id FROM conversation WHERE visitor_id = ANY($5))
    OR (uploader_type = 'visitor' AND uploader_id = ANY($5)) OR (uploader_type = 'account' AND uploader_id = ANY($7))
) RETURNING id
"""
MARK_LEFT_BEHIND = """
UPDATE file f SET erased_at = $1, name = '', alt = '' WHERE erased_at IS NULL AND (
    (stored_at IS NULL AND created_at < $2)
    OR (message_id IS NULL AND account_id IS NULL AND created_at < $3)
    OR (message_id IS NOT NULL AND NOT EXISTS (SELECT FROM message m WHERE m.id = f.message_id))
)
"""
# Bytes may still come for an upload that is not finished: only when that is over can it be proven that there are none.
# The same holds where the sender may put them into the bucket: those that are there go at once, and the row later.
ERASABLE = """
SELECT id, workspace_id, COALESCE(direct_until < $1, stored_at IS NOT NULL OR created_at < $1) AS is_over FROM file
WHERE erased_at IS NOT NULL AND (stored_at IS NOT NULL OR created_at < $1) AND id > $2 ORDER BY id LIMIT $3
"""
OVER = """
SELECT id, workspace_id FROM file
WHERE direct_until < $1 AND stored_at IS NOT NULL AND erased_at IS NULL ORDER BY id LIMIT $2
"""
FORGET = """
WITH gone AS (DELETE FROM file WHERE id = $1 RETURNING workspace_id, occupies)
UPDATE file_use u SET bytes = greatest(0, u.bytes - gone.occupies) FROM gone WHERE u.id = gone.workspace_id
"""
FIRST = UUID(int=0)
PAST_US = "past-us"

log = structlog.get_logger()


def folder(workspace_id: UUID | None, file_id: UUID) -> str:
    """Where all bytes of a file are, and of no other."""
    return f"{workspace_id or 'accounts'}/{file_id}"


def put_past_us(workspace_id: UUID | None, file_id: UUID) -> str:
    """Where its sender may put it, should they do so themselves."""
    return f"{folder(workspace_id, file_id)}/{PAST_US}/file"


async def erase_later(
    services: Services,
    connection: TransactionalDBClient,
    *,
    files: Collection[UUID] = (),
    messages: Collection[UUID] = (),
    conversations: Collection[UUID] = (),
    visitors: Collection[UUID] = (),
    workspaces: Collection[UUID] = (),
    accounts: Collection[UUID] = (),
) -> int:
    """Before the rows themselves are deleted, on the connection of that transaction. How many files it were."""
    which = [list(ids) for ids in (files, messages, conversations, visitors, workspaces, accounts)]
    marked = await connection.execute_query_dict(MARK, [services.clock.now(), *which])
    if marked:
        await services.queue.enqueue(connection, "erase_files", {})
    return len(marked)


async def erase_marked(services: Services) -> int:
    """Delete the bytes of all that is marked, and its rows once nothing of it is left. How many files it were."""
    last, erased, failure = FIRST, 0, None
    unfinished_before = services.clock.now() - UNFINISHED_FOR
    while rows := await services.database.fetch(ERASABLE, unfinished_before, last, PAGE):
        for row in rows:
            try:
                await services.storage.erase(folder(row["workspace_id"], row["id"]))
                if row["is_over"]:
                    await services.database.fetch(FORGET, row["id"])
                    erased += 1
            except StorageFailure as error:  # the others' bytes go all the same
                failure = error
        last = rows[-1]["id"]
    if erased:
        log.info("files_erased", files=erased)
    if failure is not None:
        raise failure
    return erased


async def sweep(services: Services) -> None:
    """What was never finished, never sent, or whose message went without a word."""
    now = services.clock.now()
    await services.database.fetch(MARK_LEFT_BEHIND, now, now - UNFINISHED_FOR, now - UNCLAIMED_FOR)
    await _erase_put_past_us(services, now - UNFINISHED_FOR)
    await erase_marked(services)


async def _erase_put_past_us(services: Services, before: datetime) -> None:
    """Of files that are kept: what was put there for us to read, or again when we had read it."""
    while rows := await services.database.fetch(OVER, before, PAGE):
        for row in rows:
            await services.storage.erase(f"{folder(row['workspace_id'], row['id'])}/{PAST_US}")
        await services.database.fetch(
            "UPDATE file SET direct_until = NULL WHERE id = ANY($1)", [row["id"] for row in rows]
        )
