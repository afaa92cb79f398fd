"""Which team a conversation is for. Only agents hear of it."""

from uuid import UUID

from chatting_rt.domain import activities
from chatting_rt.domain.access import ConversationAccess
from chatting_rt.domain.changing import Deed, change
from chatting_rt.domain.people import AgentPerson
from chatting_rt.errors import not_found
from chatting_rt.infra.event_log import LogTransaction
from chatting_rt.services import Services
from chatting_rt.wire import shapes
from chatting_rt.wire.activities import TeamAssigned
from models import Conversation

HOLD = "SELECT name FROM team WHERE id = $1 AND workspace_id = $2 FOR KEY SHARE"


async def assign(
    services: Services, access: ConversationAccess, team_id: UUID | None, *, by: AgentPerson
) -> shapes.Conversation:
    """Tells agents. Giving it to the team that has it changes nothing."""
    return await change(services, access, assigning(team_id, by=by))


def assigning(team_id: UUID | None, *, by: AgentPerson) -> Deed:
    """Teams are locked after conversations, as agents are."""

    async def deed(log: LogTransaction, conversation: Conversation) -> None:
        held = await log.connection.execute_query_dict(HOLD, [team_id, log.workspace_id]) if team_id else []
        if team_id and not held:
            raise not_found()
        if conversation.team_id != team_id:
            await Conversation.filter(id=conversation.id).update(team_id=team_id)
            log.append("conversation_updated", conversation.id, by=by.author, conversation_id=conversation.id)
            given = TeamAssigned(team_name=held[0]["name"] if held else None)
            activities.note(log, conversation.id, given, by=by.author)

    return deed
