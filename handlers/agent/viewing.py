from chatting_rt.domain.access import conversation_for
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.permissions import Permission
from chatting_rt.wire.viewing import SetViewing, Viewing
from handlers.base import Call, agent


@agent.command(limit="30/10 seconds", permission=Permission.USE_INBOX)
async def set_viewing(call: Call[AgentPerson], command: SetViewing) -> Viewing:
    """Say which conversation this device shows. Whoever shows the same hears it, and one hears of them."""
    conversation = None
    if command.conversation_id is not None:
        conversation = await conversation_for(call.services.database, call.person, command.conversation_id)
    subject = call.connection.identity.subject
    return Viewing(agent_ids=await call.viewing.move(call.connection, subject, conversation))
