"""Agents whom a message names. Written with it: see `posting`; read as far as its conversation is: see `reads`."""

from collections.abc import Collection
from uuid import UUID

from chatting_rt.domain import agents
from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.infra.database import Database
from chatting_rt.infra.event_log import LoggedEvent, LogTransaction
from models import Mention, Message

OF_MESSAGE = "ARRAY(SELECT n.agent_id FROM mention n WHERE n.message_id = m.id ORDER BY 1) AS mentions"
"""A column of any query in which `m` is a message."""
NAME = """
INSERT INTO mention (id, created_at, workspace_id, conversation_id, message_id, agent_id, seq, is_read)
SELECT gen_random_uuid(), $1, $2, $3, $4, a.id, $5, a.id = $6 FROM unnest($7::uuid[]) a(id)
"""
THERE = "SELECT id FROM membership WHERE workspace_id = $1 AND id = ANY($2) AND removed_at IS NULL ORDER BY id"


async def checked(database: Database, workspace_id: UUID, ids: Collection[UUID]) -> tuple[UUID, ...]:
    """Each once, in the order in which they are read again."""
    rows = await database.fetch(THERE, workspace_id, list(ids)) if ids else []
    if len(rows) < len(set(ids)):
        raise Refused(ErrorCode.NOT_FOUND, field="mentions")
    return tuple(row["id"] for row in rows)


async def change(log: LogTransaction, message: Message, ids: Collection[UUID]) -> tuple[set[UUID], set[UUID]]:
    """Who is to be named from now on, and who is no longer. The conversation is locked."""
    before = {mention.agent_id for mention in await Mention.filter(message_id=message.id)}
    named, dropped = set(ids) - before, before - set(ids)
    if await agents.held(log.connection, log.workspace_id, named) != named:
        raise Refused(ErrorCode.NOT_FOUND, field="mentions")
    await Mention.filter(message_id=message.id, agent_id__in=dropped).delete()
    return named, dropped


async def name(log: LogTransaction, message: Message, ids: Collection[UUID], edit: LoggedEvent) -> None:
    """With the number of the edit: it is news also to who has read the message."""
    await log.connection.execute_query(
        NAME, [log.at, log.workspace_id, message.conversation_id, message.id, edit.seq, message.author_id, sorted(ids)]
    )
