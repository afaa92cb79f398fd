"""Who is writing. Told and forgotten."""

from chatting_rt.domain.access import ConversationAccess
from chatting_rt.domain.people import AgentPerson, Person
from chatting_rt.services import Services
from chatting_rt.wire.events import TypingChanged


def tell_typing(services: Services, person: Person, conversation: ConversationAccess, *, is_typing: bool) -> None:
    """Agents hear both sides; the visitor hears agents."""
    typing = TypingChanged(conversation_id=conversation.id, author=person.author, is_typing=is_typing)
    services.rooms.tell_agents(conversation.workspace_id, "typing_changed", typing)
    if isinstance(person, AgentPerson):
        services.rooms.tell_visitor(conversation.visitor_id, "typing_changed", typing)
