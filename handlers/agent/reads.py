from chatting_rt.domain import reads
from chatting_rt.domain.access import conversation_for
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.permissions import Permission
from chatting_rt.wire.commands import MarkDelivered, MarkRead
from chatting_rt.wire.results import Done
from handlers.base import Call, agent


@agent.command(limit="40/4 seconds", permission=Permission.USE_INBOX)
async def mark_read(call: Call[AgentPerson], command: MarkRead) -> Done:
    """Say that one has read up to and including this message. Never moves back."""
    conversation = await conversation_for(call.services.database, call.person, command.conversation_id)
    await reads.mark(call.services, call.person, conversation, command.message_id, "read")
    return Done()


@agent.command(limit="40/4 seconds", permission=Permission.USE_INBOX)
async def mark_delivered(call: Call[AgentPerson], command: MarkDelivered) -> Done:
    """Say that this device has received up to and including this message. Never moves back."""
    conversation = await conversation_for(call.services.database, call.person, command.conversation_id)
    await reads.mark(call.services, call.person, conversation, command.message_id, "delivered")
    return Done()
