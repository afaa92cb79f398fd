"""Deleting conversations, with all that belongs to them. With the commit they are gone for everybody."""

from collections.abc import Sequence
from uuid import UUID

from tortoise.backends.base.client import TransactionalDBClient
from tortoise.transactions import in_transaction

from chatting_rt.domain import files
from chatting_rt.domain.access import ConversationAccess
from chatting_rt.domain.belongings import BIT_BY_BIT
from chatting_rt.domain.telling import tell, tell_gone
from chatting_rt.errors import not_found
from chatting_rt.infra.event_log import LogTransaction
from chatting_rt.services import Services
from chatting_rt.wire.base import Author
from models import Conversation

AT_ONCE = 2_000  # rows in one statement: some 50 ms
SOME = """
DELETE FROM "{table}" WHERE ctid = ANY(ARRAY(
    SELECT ctid FROM "{table}" WHERE conversation_id = ANY($1) LIMIT $2
))
"""
MAILED = """
DELETE FROM mail WHERE workspace_id = $1 AND kind = 'transcript' AND params->>'transcript_id' = ANY(ARRAY(
    SELECT id::text FROM transcript WHERE conversation_id = ANY($2)
))
"""


async def delete(services: Services, access: ConversationAccess, *, by: Author) -> None:
    """Tells agents, and the visitor that it is gone."""
    async with services.log.transaction(access.workspace_id) as log:
        if await Conversation.filter(id=access.id).select_for_update().first() is None:
            raise not_found()
        await take(services, log, [access.id])
        log.append("conversation_deleted", access.id, by=by, conversation_id=access.id)
    await tell(services, log.events)
    tell_gone(services, access.visitor_id, access.id)


async def take(services: Services, log: LogTransaction, ids: Sequence[UUID]) -> None:
    """Delete conversations that are held, and whatever is theirs. The log is left to the caller."""
    await files.erase_later(services, log.connection, conversations=ids)
    await log.connection.execute_query(MAILED, [log.workspace_id, list(ids)])
    is_all = await _take_some(log.connection, ids)
    await log.connection.execute_query("DELETE FROM conversation WHERE id = ANY($1)", [list(ids)])
    if not is_all:
        await services.queue.enqueue(log.connection, "erase_conversations", {"conversation_ids": list(ids)})


async def take_rest(ids: Sequence[UUID]) -> None:
    """Of conversations that are deleted: what was too much for one statement."""
    is_all = False
    while not is_all:
        async with in_transaction() as connection:
            is_all = await _take_some(connection, ids)


async def _take_some(connection: TransactionalDBClient, ids: Sequence[UUID]) -> bool:
    """Whether nothing is left."""
    taken = [
        (await connection.execute_query(SOME.format(table=table), [list(ids), AT_ONCE]))[0] for table in BIT_BY_BIT
    ]
    return all(count < AT_ONCE for count in taken)
