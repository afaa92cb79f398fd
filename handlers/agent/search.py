from chatting_rt.domain import search as domain
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.permissions import Permission
from chatting_rt.wire.search import Search, SearchResults
from handlers.base import Call, agent


@agent.command(limit="30/10 seconds", permission=Permission.USE_INBOX)
async def search(call: Call[AgentPerson], command: Search) -> SearchResults:
    """Find messages and people by their words: ranked, with the passage, in pages. `too_broad` if it takes too long."""
    return await domain.search(call.services, call.person, command)
