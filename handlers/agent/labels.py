from chatting_rt.domain import label_settings, labelling
from chatting_rt.domain.access import conversation_for
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.permissions import Permission
from chatting_rt.wire import labels as wire
from chatting_rt.wire.results import ConversationChanged, Done
from handlers.base import Call, agent


@agent.command(limit="20/10 seconds", permission=Permission.MANAGE_LABELS)
async def create_label(call: Call[AgentPerson], command: wire.CreateLabel) -> wire.LabelChanged:
    """Make a label. `conflict` where one has this name."""
    return wire.LabelChanged(
        label=await label_settings.create(call.services, call.person, command.name, command.colour)
    )


@agent.command(limit="20/10 seconds", permission=Permission.MANAGE_LABELS)
async def update_label(call: Call[AgentPerson], command: wire.UpdateLabel) -> wire.LabelChanged:
    """Rename a label, or give it another colour, wherever it is."""
    return wire.LabelChanged(label=await label_settings.update(call.services, call.person, command))


@agent.command(limit="20/10 seconds", permission=Permission.MANAGE_LABELS)
async def delete_label(call: Call[AgentPerson], command: wire.DeleteLabel) -> Done:
    """Delete a label, and with it take it off all conversations: no event of theirs tells that, only its own."""
    await label_settings.delete(call.services, call.person, command.label_id)
    return Done()


@agent.command(limit="40/10 seconds", permission=Permission.USE_INBOX)
async def label_conversation(call: Call[AgentPerson], command: wire.LabelConversation) -> ConversationChanged:
    """Put a label on a conversation. `conflict` where there are too many."""
    conversation = await conversation_for(call.services.database, call.person, command.conversation_id)
    changed = await labelling.put_on(call.services, conversation, command.label_id, by=call.person)
    return ConversationChanged(conversation=changed)


@agent.command(limit="40/10 seconds", permission=Permission.USE_INBOX)
async def unlabel_conversation(call: Call[AgentPerson], command: wire.UnlabelConversation) -> ConversationChanged:
    """Take a label off a conversation."""
    conversation = await conversation_for(call.services.database, call.person, command.conversation_id)
    changed = await labelling.take_off(call.services, conversation, command.label_id, by=call.person)
    return ConversationChanged(conversation=changed)
