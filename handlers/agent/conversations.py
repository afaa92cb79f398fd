from chatting_rt.domain import assignment, bulk, drafts, form_answers, inbox, priorities, reads, status
from chatting_rt.domain.access import conversation_for
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.permissions import Permission
from chatting_rt.wire.bulk import ChangeConversations, ConversationsChanged
from chatting_rt.wire.commands import AssignConversation, GetConversation, ListConversations, SetConversationStatus
from chatting_rt.wire.priorities import SetPriority
from chatting_rt.wire.results import ConversationChanged, ConversationFound, ConversationPage
from handlers.base import Call, agent


@agent.command(limit="60/10 seconds", permission=Permission.USE_INBOX)
async def list_conversations(call: Call[AgentPerson], command: ListConversations) -> ConversationPage:
    """A view of the inbox, newest activity first, in pages."""
    return await inbox.page(call.services, call.person, command)


@agent.command(limit="60/10 seconds", permission=Permission.USE_INBOX)
async def get_conversation(call: Call[AgentPerson], command: GetConversation) -> ConversationFound:
    """One conversation with everybody's read positions and one's own draft."""
    conversation = await conversation_for(call.services.database, call.person, command.conversation_id)
    return ConversationFound(
        item=await inbox.item(call.services, call.person, conversation.id),
        reads=await reads.of_conversations(call.services.database, [conversation.id], for_visitor=False),
        draft=await drafts.of_conversation(call.services.database, call.person, conversation.id),
        form=await form_answers.of_conversation(call.services.database, conversation.id),
    )


@agent.command(limit="40/10 seconds", permission=Permission.USE_INBOX)
async def assign_conversation(call: Call[AgentPerson], command: AssignConversation) -> ConversationChanged:
    """Give the conversation to an agent, or to nobody; with an expectation only if it still holds."""
    conversation = await conversation_for(call.services.database, call.person, command.conversation_id)
    changed = await assignment.assign(
        call.services, conversation, command.assignee_id, expected=command.expected_assignee_id, by=call.person
    )
    return ConversationChanged(conversation=changed)


@agent.command(limit="40/10 seconds", permission=Permission.USE_INBOX)
async def set_conversation_status(call: Call[AgentPerson], command: SetConversationStatus) -> ConversationChanged:
    """Open, snooze (until a time, or until the visitor writes) or resolve."""
    conversation = await conversation_for(call.services.database, call.person, command.conversation_id)
    changed = await status.set_to(call.services, conversation, command.status, command.snoozed_until, by=call.person)
    return ConversationChanged(conversation=changed)


@agent.command(limit="40/10 seconds", permission=Permission.USE_INBOX)
async def set_priority(call: Call[AgentPerson], command: SetPriority) -> ConversationChanged:
    """Say how soon a conversation is to be answered."""
    conversation = await conversation_for(call.services.database, call.person, command.conversation_id)
    changed = await priorities.set_to(call.services, conversation, command.priority, by=call.person)
    return ConversationChanged(conversation=changed)


@agent.command(limit="10/10 seconds", permission=Permission.USE_INBOX)
async def change_conversations(call: Call[AgentPerson], command: ChangeConversations) -> ConversationsChanged:
    """One change to up to a hundred conversations, with what became of each."""
    return ConversationsChanged(outcomes=await bulk.change_all(call.services, command, by=call.person))
