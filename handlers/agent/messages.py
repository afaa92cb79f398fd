from chatting_rt.domain import message_changes, messages, typing
from chatting_rt.domain.access import conversation_for
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.permissions import Permission
from chatting_rt.wire.commands import DeleteMessage, EditMessage, ListMessages, SendAgentMessage, SetTyping
from chatting_rt.wire.results import Done, MessageChanged, MessagePage, MessageSent
from handlers.base import Call, agent


@agent.command(limit="80/4 seconds", permission=Permission.USE_INBOX)
async def send_message(call: Call[AgentPerson], command: SendAgentMessage) -> MessageSent:
    """Post a reply, or a note that stays among agents. Repeating a client_id is safe.

    With `if_head`, `conflict` if a colleague has replied after that event.
    """
    conversation = await conversation_for(call.services.database, call.person, command.conversation_id)
    kept = await messages.post(
        call.services,
        conversation,
        call.person.author,
        client_id=command.client_id,
        body=command.body,
        kind=command.kind,
        attachment_ids=command.attachment_ids,
        quoted_id=command.quoted_message_id,
        if_head=command.if_head,
        mentioned_ids=command.mentions,
    )
    return MessageSent(message=kept.for_agents())


@agent.command(limit="30/10 seconds", permission=Permission.USE_INBOX)
async def edit_message(call: Call[AgentPerson], command: EditMessage) -> MessageChanged:
    """Word one's own message anew, and name others in it. Whoever sees it sees that it was edited."""
    conversation = await conversation_for(call.services.database, call.person, command.conversation_id)
    changed = await message_changes.edit(
        call.services, conversation, command.message_id, command.body, command.mentions, by=call.person
    )
    return MessageChanged(message=changed)


@agent.command(limit="30/10 seconds", permission=Permission.USE_INBOX)
async def delete_message(call: Call[AgentPerson], command: DeleteMessage) -> MessageChanged:
    """Take one's own message back, or as an admin anybody's. Its place stays, its content is gone."""
    conversation = await conversation_for(call.services.database, call.person, command.conversation_id)
    changed = await message_changes.delete(call.services, conversation, command.message_id, by=call.person)
    return MessageChanged(message=changed)


@agent.command(limit="60/10 seconds", permission=Permission.USE_INBOX)
async def list_messages(call: Call[AgentPerson], command: ListMessages) -> MessagePage:
    """Messages older than `before`, or the newest; oldest first."""
    conversation = await conversation_for(call.services.database, call.person, command.conversation_id)
    return await messages.page(
        call.services.database, conversation.id, command.before, command.limit, for_visitor=False
    )


@agent.command(limit="4/2 seconds", permission=Permission.USE_INBOX)
async def set_typing(call: Call[AgentPerson], command: SetTyping) -> Done:
    """Tell the visitor and the colleagues that one is writing, or stopped."""
    conversation = await conversation_for(call.services.database, call.person, command.conversation_id)
    typing.tell_typing(call.services, call.person, conversation, is_typing=command.is_typing)
    return Done()
