"""Who answers a conversation."""

from uuid import UUID

from msgspec import UNSET, UnsetType

from chatting_rt.domain import agents, conversations
from chatting_rt.domain.access import ConversationAccess
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.telling import tell
from chatting_rt.errors import ErrorCode, Refused, not_found
from chatting_rt.services import Services
from chatting_rt.wire import shapes
from chatting_rt.wire.base import SYSTEM
from models import Conversation


async def assign(
    services: Services,
    access: ConversationAccess,
    assignee_id: UUID | None,
    *,
    expected: UUID | UnsetType | None,
    by: AgentPerson,
) -> shapes.Conversation:
    """Give the conversation to an agent, or to nobody. Tells agents; the visitor hears who answers.

    With an expectation, `conflict` when somebody else has it meanwhile. Giving it to who has it changes nothing.
    """
    async with services.log.transaction(access.workspace_id) as log:
        conversation = await Conversation.filter(id=access.id).select_for_update(no_key=True).first()
        if conversation is None:
            raise not_found()
        if expected is not UNSET and conversation.assignee_id != expected:
            raise Refused(ErrorCode.CONFLICT, field="expected_assignee_id")
        if assignee_id and not await agents.held(log.connection, access.workspace_id, [assignee_id]):
            raise Refused(ErrorCode.NOT_FOUND, field="assignee_id")
        if conversation.assignee_id != assignee_id:
            await Conversation.filter(id=access.id).update(assignee_id=assignee_id, assigned_at=log.at)
            log.append("conversation_updated", access.id, by=by.author, conversation_id=access.id, is_public=True)
    await tell(services, log.events)
    return (await conversations.by_ids(services.database, [access.id]))[access.id].for_agents()


async def release_all(services: Services, agent_id: UUID) -> None:
    """What somebody who was removed had is nobody's. Each by itself, so that no other conversation waits."""
    for held in await Conversation.filter(assignee_id=agent_id).order_by("id"):
        async with services.log.transaction(held.workspace_id) as log:
            if await Conversation.filter(id=held.id, assignee_id=agent_id).update(assignee_id=None):
                log.append("conversation_updated", held.id, by=SYSTEM, conversation_id=held.id, is_public=True)
        await tell(services, log.events)
