from chatting_rt.domain import visits
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.permissions import Permission
from chatting_rt.wire.visits import GetVisit, VisitFound
from handlers.base import Call, agent


@agent.command(limit="40/10 seconds", permission=Permission.USE_INBOX)
async def get_visit(call: Call[AgentPerson], command: GetVisit) -> VisitFound:
    """The pages a visitor looked at last, whence they came, and with what. `page_viewed` tells of more."""
    return VisitFound(visit=await visits.of_visitor(call.services, call.person, command.visitor_id))
