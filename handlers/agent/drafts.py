from chatting_rt.domain import drafts
from chatting_rt.domain.access import conversation_for
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.permissions import Permission
from chatting_rt.wire.drafts import DraftSaved, SaveDraft
from handlers.base import Call, agent


@agent.command(limit="40/10 seconds", permission=Permission.USE_INBOX)
async def save_draft(call: Call[AgentPerson], command: SaveDraft) -> DraftSaved:
    """Keep what one has written so far; one's other devices hear it. Sending it lets it go by itself."""
    conversation = await conversation_for(call.services.database, call.person, command.conversation_id)
    saved = await drafts.save(call.services, call.person, conversation, command.kind, command.body, on=call.connection)
    return DraftSaved(draft=saved)
