from chatting_rt.domain import visits
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.permissions import Permission
from chatting_rt.wire.visits import GetVisit, VisitFound
from handlers.base import Call, agent


@agent.command(limit="40/10 seconds", permission=Permission.USE_INBOX)
async def get_visit(call: Call[AgentPerson], command: GetVisit) -> VisitFound:
    """What a visitor looked at and did last, whence they came, and with what.

    `page_viewed` and `event_tracked` tell of more.
    """
    return await visits.of_visitor(call.services, call.person, command.visitor_id)
