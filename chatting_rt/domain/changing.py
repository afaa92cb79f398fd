"""Changing a conversation: it is locked, something is done to it and logged, and that is told."""

from collections.abc import Awaitable, Callable

from chatting_rt.domain import conversations
from chatting_rt.domain.access import ConversationAccess
from chatting_rt.domain.telling import tell
from chatting_rt.errors import not_found
from chatting_rt.infra.event_log import LogTransaction
from chatting_rt.services import Services
from chatting_rt.wire import shapes
from models import Conversation

Deed = Callable[[LogTransaction, Conversation], Awaitable[None]]
"""What is done to a conversation that is locked. It refuses before it writes, and logs what it changed."""


async def change(services: Services, access: ConversationAccess, deed: Deed) -> shapes.Conversation:
    """Tells whoever the deed's events are for."""
    async with services.log.transaction(access.workspace_id) as log:
        conversation = await Conversation.filter(id=access.id).select_for_update(no_key=True).first()
        if conversation is None:
            raise not_found()
        await deed(log, conversation)
    await tell(services, log.events)
    return (await conversations.by_ids(services.database, [access.id]))[access.id].for_agents()
