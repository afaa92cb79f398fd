from chatting_rt.domain import sync as syncing
from chatting_rt.domain.access import conversation_for
from chatting_rt.domain.people import VisitorPerson
from chatting_rt.wire.commands import SyncConversation
from chatting_rt.wire.results import ConversationSynced
from handlers.base import Call, visitor


@visitor.command(limit="40/10 seconds")
async def sync(call: Call[VisitorPerson], command: SyncConversation) -> ConversationSynced:
    """What happened in a conversation after `since`, in pages, or `reset`: then start over."""
    conversation = await conversation_for(call.services.database, call.person, command.conversation_id)
    return await syncing.conversation(call.services.database, conversation, command.epoch, command.since)
