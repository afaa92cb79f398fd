"""Who answers a conversation."""

from uuid import UUID

from msgspec import UNSET, UnsetType

from chatting_rt.domain import activities, agents
from chatting_rt.domain.access import ConversationAccess
from chatting_rt.domain.changing import Deed, change
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.telling import tell
from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.infra.event_log import LogTransaction
from chatting_rt.services import Services
from chatting_rt.wire import shapes
from chatting_rt.wire.activities import Assigned
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
    return await change(services, access, assigning(assignee_id, expected=expected, by=by))


def assigning(assignee_id: UUID | None, *, expected: UUID | UnsetType | None, by: AgentPerson) -> Deed:
    async def deed(log: LogTransaction, conversation: Conversation) -> None:
        id = conversation.id
        if expected is not UNSET and conversation.assignee_id != expected:
            raise Refused(ErrorCode.CONFLICT, field="expected_assignee_id")
        if assignee_id and not await agents.held(log.connection, log.workspace_id, [assignee_id]):
            raise Refused(ErrorCode.NOT_FOUND, field="assignee_id")
        if conversation.assignee_id != assignee_id:
            await Conversation.filter(id=id).update(assignee_id=assignee_id, assigned_at=log.at)
            log.append("conversation_updated", id, by=by.author, conversation_id=id, is_public=True)
            known = await agents.authors(
                log.connection, {one for one in (assignee_id, conversation.assignee_id) if one}
            )
            agent, previous = (known[one] if one else None for one in (assignee_id, conversation.assignee_id))
            activities.note(log, id, Assigned(agent=agent, previous=previous), by=by.author)

    return deed


async def release_all(services: Services, agent_id: UUID) -> None:
    """What somebody who was removed had is nobody's. Each by itself, so that no other conversation waits."""
    for held in await Conversation.filter(assignee_id=agent_id).order_by("id"):
        async with services.log.transaction(held.workspace_id) as log:
            if await Conversation.filter(id=held.id, assignee_id=agent_id).update(assignee_id=None):
                log.append("conversation_updated", held.id, by=SYSTEM, conversation_id=held.id, is_public=True)
        await tell(services, log.events)
