"""Changing what was said: its author may word it anew or take it back, an admin may take back anything.

Of a deleted message only its place is left: who, when and in what order. The body and the files are gone from the rows,
and so from every replay, page, search and transcript.
"""

from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from functools import partial
from uuid import UUID

from msgspec import UnsetType

from chatting_rt.domain import files, followers, mentions, messages
from chatting_rt.domain.access import ConversationAccess
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.permissions import Permission
from chatting_rt.domain.telling import tell
from chatting_rt.errors import ErrorCode, Refused, not_found
from chatting_rt.infra.event_log import LoggedEvent, LogTransaction
from chatting_rt.services import Services
from chatting_rt.wire import shapes
from models import Conversation, Mention, Message


async def edit(
    services: Services,
    access: ConversationAccess,
    message_id: UUID,
    body: str,
    mentioned_ids: Collection[UUID] | UnsetType,
    *,
    by: AgentPerson,
) -> shapes.Message:
    """Tells whoever may see what changed; the visitor sees no mentions. Wording it as it is worded changes nothing."""
    async with _changing(services, access, message_id) as (log, message):
        if message.author_id != by.id:
            raise Refused(ErrorCode.FORBIDDEN)
        if message.deleted_at is not None:
            raise Refused(ErrorCode.NOT_FOUND, field="message_id")
        is_reworded = message.body != body
        if is_reworded:
            await Message.filter(id=message.id).update(body=body, edited_at=log.at)
        named, dropped = set[UUID](), set[UUID]()
        if not isinstance(mentioned_ids, UnsetType):
            named, dropped = await mentions.change(log, message, mentioned_ids)
        if is_reworded or named or dropped:
            event = _append(log, "message_updated", message, by, is_public=is_reworded)
            log.once_numbered(partial(mentions.name, log, message, named, event))
        await followers.join(log, access.id, named, by=by.author)
    return await _as_told(services, log, message_id)


async def delete(
    services: Services, access: ConversationAccess, message_id: UUID, *, by: AgentPerson
) -> shapes.Message:
    """Tells whoever may see the message. Deleting what is deleted changes nothing."""
    async with _changing(services, access, message_id) as (log, message):
        if message.author_id != by.id and not by.may(Permission.DELETE_MESSAGES):
            raise Refused(ErrorCode.FORBIDDEN)
        if message.deleted_at is None:
            await files.erase_later(services, log.connection, messages=[message.id])
            await Mention.filter(message_id=message.id).delete()
            await Message.filter(id=message.id).update(body="", deleted_at=log.at)
            _append(log, "message_deleted", message, by)
    return await _as_told(services, log, message_id)


@asynccontextmanager
async def _changing(
    services: Services, access: ConversationAccess, message_id: UUID
) -> AsyncIterator[tuple[LogTransaction, Message]]:
    async with services.log.transaction(access.workspace_id) as log:
        if await Conversation.filter(id=access.id).select_for_update(no_key=True).first() is None:
            raise not_found()
        message = await Message.get_or_none(id=message_id, conversation_id=access.id)
        if message is None:
            raise Refused(ErrorCode.NOT_FOUND, field="message_id")
        if message.kind == "activity":
            raise Refused(ErrorCode.FORBIDDEN, "What happened stays as it was told.")
        yield log, message


def _append(
    log: LogTransaction, type: str, message: Message, by: AgentPerson, *, is_public: bool = True
) -> LoggedEvent:
    return log.append(
        type, message.id, by=by.author, conversation_id=message.conversation_id,
        is_public=is_public and message.public_seq is not None,
    )  # fmt: skip


async def _as_told(services: Services, log: LogTransaction, message_id: UUID) -> shapes.Message:
    await tell(services, log.events)
    kept = (await messages.by_ids(services.database, [message_id])).get(message_id)
    if kept is None:
        raise not_found()
    return kept.for_agents()
