"""Putting labels on conversations and taking them off. Only agents hear of it."""

from uuid import UUID

from chatting_rt.domain.access import ConversationAccess
from chatting_rt.domain.changing import Deed, change
from chatting_rt.domain.people import AgentPerson
from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.infra.event_log import LogTransaction
from chatting_rt.services import Services
from chatting_rt.wire import shapes
from models import Conversation, ConversationLabel
from models.base import new_id

MOST = 20  # on a conversation
HOLD = "SELECT id FROM label WHERE id = $1 AND workspace_id = $2 FOR KEY SHARE"
PUT_ON = """
INSERT INTO conversation_label (id, created_at, conversation_id, label_id) VALUES ($1, $2, $3, $4)
ON CONFLICT (conversation_id, label_id) DO NOTHING RETURNING id
"""


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
        await _hold(log, label_id)
        values = [new_id(), log.at, conversation.id, label_id]
        if await log.connection.execute_query_dict(PUT_ON, values):
            if await ConversationLabel.filter(conversation_id=conversation.id).count() > MOST:
                raise Refused(ErrorCode.CONFLICT, f"A conversation has at most {MOST} labels.", field="label_id")
            log.append("conversation_updated", conversation.id, by=by.author, conversation_id=conversation.id)

    return deed


def taking_off(label_id: UUID, *, by: AgentPerson) -> Deed:
    async def deed(log: LogTransaction, conversation: Conversation) -> None:
        await _hold(log, label_id)
        if await ConversationLabel.filter(conversation_id=conversation.id, label_id=label_id).delete():
            log.append("conversation_updated", conversation.id, by=by.author, conversation_id=conversation.id)

    return deed


async def _hold(log: LogTransaction, label_id: UUID) -> None:
    """It stays until this transaction is over. Labels are locked after conversations."""
    if not await log.connection.execute_query_dict(HOLD, [label_id, log.workspace_id]):
        raise Refused(ErrorCode.NOT_FOUND, field="label_id")
