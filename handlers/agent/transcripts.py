from chatting_rt.domain import transcripts
from chatting_rt.domain.access import conversation_for
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.permissions import Permission
from chatting_rt.wire.transcripts import RequestAgentTranscript, TranscriptRequested
from handlers.base import Call, agent


@agent.command(limit="20/minute", permission=Permission.USE_INBOX)
async def request_transcript(call: Call[AgentPerson], command: RequestAgentTranscript) -> TranscriptRequested:
    """Get a link to the conversation as text or page: right back, or by mail to oneself or the visitor."""
    conversation = await conversation_for(call.services.database, call.person, command.conversation_id)
    return await transcripts.for_agent(call.services, call.person, conversation, command)
