"""How soon a conversation is to be answered. Only agents hear of it."""

from chatting_rt.domain import activities
from chatting_rt.domain.access import ConversationAccess
from chatting_rt.domain.changing import Deed, change
from chatting_rt.domain.people import AgentPerson
from chatting_rt.infra.event_log import LogTransaction
from chatting_rt.services import Services
from chatting_rt.wire import shapes
from chatting_rt.wire.activities import PrioritySet
from chatting_rt.wire.priorities import PRIORITIES, Priority
from models import Conversation


async def set_to(
    services: Services, access: ConversationAccess, priority: Priority, *, by: AgentPerson
) -> shapes.Conversation:
    """Tells agents. Setting what already is changes nothing."""
    return await change(services, access, setting(priority, by=by))


def setting(priority: Priority, *, by: AgentPerson) -> Deed:
    async def deed(log: LogTransaction, conversation: Conversation) -> None:
        if conversation.priority != PRIORITIES.index(priority):
            await Conversation.filter(id=conversation.id).update(priority=PRIORITIES.index(priority))
            log.append("conversation_updated", conversation.id, by=by.author, conversation_id=conversation.id)
            activities.note(log, conversation.id, PrioritySet(priority=priority), by=by.author)

    return deed
