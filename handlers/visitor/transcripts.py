from chatting_rt.domain import transcripts
from chatting_rt.domain.access import conversation_for
from chatting_rt.domain.people import VisitorPerson
from chatting_rt.domain.transcripts import Terms
from chatting_rt.wire.transcripts import RequestVisitorTranscript, TranscriptRequested
from handlers.base import Call, visitor


@visitor.command(limit="6/minute")
async def request_transcript(call: Call[VisitorPerson], command: RequestVisitorTranscript) -> TranscriptRequested:
    """Get a link to the conversation as text or page: right back, or by mail. Notes are never in it."""
    conversation = await conversation_for(call.services.database, call.person, command.conversation_id)
    terms = Terms(call.connection.identity.visit.locale or "en", command.time_zone)
    if command.email is None:
        return await transcripts.link(call.services, conversation, terms)
    return await transcripts.mail(call.services, conversation, terms, command.email, asker=call.person.id)
