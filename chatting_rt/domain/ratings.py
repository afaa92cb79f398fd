"""What a visitor thought of how they were helped: asked when a conversation is resolved, answered once each time."""

from chatting_rt.domain import conversations
from chatting_rt.domain.access import ConversationAccess
from chatting_rt.domain.kept_rating import EDITABLE
from chatting_rt.domain.people import VisitorPerson
from chatting_rt.domain.telling import tell
from chatting_rt.errors import ErrorCode, Refused, not_found
from chatting_rt.infra.event_log import LogTransaction
from chatting_rt.services import Services
from chatting_rt.wire.shapes import VisitorConversation
from models import Conversation, Rating

ASK = """
UPDATE conversation c SET rating_asked_at = CASE WHEN s.asks_rating AND EXISTS (
    SELECT FROM message m WHERE m.conversation_id = c.id AND m.author_type = 'agent' AND m.kind = 'reply'
) THEN $2::timestamptz END
FROM site s WHERE c.id = $1 AND s.id = c.site_id
"""


async def ask(log: LogTransaction, conversation: Conversation) -> None:
    """Part of resolving, with the conversation locked. Whoever was never answered is not asked how it was."""
    await log.connection.execute_query(ASK, [conversation.id, log.at])


async def rate(
    services: Services, access: ConversationAccess, rating: int, comment: str | None, *, by: VisitorPerson
) -> VisitorConversation:
    """Tells agents, and the visitor's other tabs. Saying again what one said changes nothing."""
    said = (comment or "").strip() or None
    async with services.log.transaction(access.workspace_id) as log:
        conversation = await Conversation.filter(id=access.id).select_for_update(no_key=True).first()
        if conversation is None:
            raise not_found()
        if await _keep(log, conversation, rating, said):
            log.append("conversation_rated", access.id, by=by.author, conversation_id=access.id, is_public=True)
    await tell(services, log.events)
    return (await conversations.by_ids(services.database, [access.id]))[access.id].for_visitor()


async def _keep(log: LogTransaction, conversation: Conversation, rating: int, comment: str | None) -> bool:
    """Whether that changed anything."""
    if conversation.rating_asked_at is None:
        raise Refused(ErrorCode.RATING_CLOSED)
    given = await Rating.get_or_none(conversation_id=conversation.id, asked_at=conversation.rating_asked_at)
    if given is None:
        if conversation.status != "resolved":
            raise Refused(ErrorCode.RATING_CLOSED)
        await Rating.create(
            workspace_id=conversation.workspace_id, conversation_id=conversation.id, agent_id=conversation.assignee_id,
            asked_at=conversation.rating_asked_at, rating=rating, comment=comment, created_at=log.at,
        )  # fmt: skip
        return True
    if (given.rating, given.comment) == (rating, comment):
        return False
    if log.at > given.created_at + EDITABLE:
        raise Refused(ErrorCode.RATING_CLOSED)
    await Rating.filter(id=given.id).update(rating=rating, comment=comment)
    return True
