from chatting_rt.domain import conversation_deletion, visitor_deletion
from chatting_rt.domain.access import conversation_for
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.permissions import Permission
from chatting_rt.wire.deletions import DeleteConversation, DeleteVisitor
from chatting_rt.wire.results import Done
from handlers.base import Call, agent


@agent.command(limit="30/10 seconds", permission=Permission.DELETE_CONVERSATIONS)
async def delete_conversation(call: Call[AgentPerson], command: DeleteConversation) -> Done:
    """Delete a conversation with its messages, notes and files, for everybody and for good."""
    conversation = await conversation_for(call.services.database, call.person, command.conversation_id)
    await conversation_deletion.delete(call.services, conversation, by=call.person.author)
    return Done()


@agent.command(limit="10/10 seconds", permission=Permission.DELETE_CONVERSATIONS)
async def delete_visitor(call: Call[AgentPerson], command: DeleteVisitor) -> Done:
    """Delete a visitor with all their conversations and files. Their browser becomes that of a stranger."""
    author = call.person.author
    await visitor_deletion.delete(call.services, call.person.workspace_id, command.visitor_id, by=author)
    return Done()
