"""Putting labels on conversations and taking them off. Only agents hear of it."""

from uuid import UUID

from chatting_rt.domain import activities
from chatting_rt.domain.access import ConversationAccess
from chatting_rt.domain.changing import Deed, change
from chatting_rt.domain.people import AgentPerson
from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.infra.event_log import LogTransaction
from chatting_rt.services import Services
from chatting_rt.wire import shapes
from chatting_rt.wire.activities import Labelled, Unlabelled
from models import Conversation, ConversationLabel

MOST = 20  # on a conversation
HOLD = "SELECT name FROM label WHERE id = $1 AND workspace_id = $2 FOR KEY SHARE"


async def put_on(
    services: Services, access: ConversationAccess, label_id: UUID, *, by: AgentPerson
) -> shapes.Conversation:
    """Tells agents. Putting on what is on changes nothing."""
    return await change(services, access, putting_on(label_id, by=by))


async def take_off(
    services: Services, access: ConversationAccess, label_id: UUID, *, by: AgentPerson
) -> shapes.Conversation:
    """Tells agents. Taking off what is not on changes nothing."""
    return await change(services, access, taking_off(label_id, by=by))


def putting_on(label_id: UUID, *, by: AgentPerson) -> Deed:
    async def deed(log: LogTransaction, conversation: Conversation) -> None:
        name = await _held_name(log, label_id)
        on = await ConversationLabel.filter(conversation_id=conversation.id).values_list("label_id", flat=True)
        if label_id in on:
            return
        if len(on) >= MOST:
            raise Refused(ErrorCode.CONFLICT, f"A conversation has at most {MOST} labels.", field="label_id")
        await ConversationLabel.create(conversation_id=conversation.id, label_id=label_id, created_at=log.at)
        log.append("conversation_updated", conversation.id, by=by.author, conversation_id=conversation.id)
        activities.note(log, conversation.id, Labelled(label_id=label_id, label_name=name), by=by.author)

    return deed


def taking_off(label_id: UUID, *, by: AgentPerson) -> Deed:
    async def deed(log: LogTransaction, conversation: Conversation) -> None:
        name = await _held_name(log, label_id)
        if await ConversationLabel.filter(conversation_id=conversation.id, label_id=label_id).delete():
            log.append("conversation_updated", conversation.id, by=by.author, conversation_id=conversation.id)
            activities.note(log, conversation.id, Unlabelled(label_id=label_id, label_name=name), by=by.author)

    return deed


async def _held_name(log: LogTransaction, label_id: UUID) -> str:
    """It stays until this transaction is over. Labels are locked after conversations."""
    held = await log.connection.execute_query_dict(HOLD, [label_id, log.workspace_id])
    if not held:
        raise Refused(ErrorCode.NOT_FOUND, field="label_id")
    return str(held[0]["name"])
