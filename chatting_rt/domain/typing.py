"""Who is writing, and where the workspace wants to see it, what. Told and forgotten."""

from chatting_rt.domain.access import ConversationAccess
from chatting_rt.domain.people import AgentPerson, Person, VisitorPerson
from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.services import Services
from chatting_rt.wire.ephemeral_events import TypingChanged, TypingPreviewed

ARE_PREVIEWS_ON = "SELECT shows_typing_previews FROM workspace WHERE id = $1"


def tell_typing(services: Services, person: Person, conversation: ConversationAccess, *, is_typing: bool) -> None:
    """Agents hear both sides; the visitor hears agents."""
    typing = TypingChanged(conversation_id=conversation.id, author=person.author, is_typing=is_typing)
    services.rooms.tell_agents(conversation.workspace_id, "typing_changed", typing)
    if isinstance(person, AgentPerson):
        services.rooms.tell_visitor(conversation.visitor_id, "typing_changed", typing)


async def tell_writing(
    services: Services,
    visitor: VisitorPerson,
    conversation: ConversationAccess,
    *,
    is_typing: bool,
    preview: str | None,
) -> None:
    """As `tell_typing`; what is written hear only those who have the conversation before them."""
    if preview is not None and not await services.database.value(ARE_PREVIEWS_ON, conversation.workspace_id):
        raise Refused(ErrorCode.PREVIEWS_OFF)
    tell_typing(services, visitor, conversation, is_typing=is_typing)
    if preview is not None and is_typing:
        previewed = TypingPreviewed(conversation_id=conversation.id, preview=preview)
        services.rooms.tell_viewers(conversation.id, "typing_previewed", previewed)
