from chatting_rt.domain import visitors, visits
from chatting_rt.domain.people import VisitorPerson
from chatting_rt.wire.commands import StartVisitor
from chatting_rt.wire.results import VisitorStarted
from handlers.base import Call, visitor


@visitor.command(limit="10/10 seconds")
async def start(call: Call[VisitorPerson], command: StartVisitor) -> VisitorStarted:
    """Begin, or begin again after a disconnect: the visitor, their token, the site and their conversations."""
    visit = call.connection.identity.visit
    visit.locale = command.locale
    if command.page is not None:
        await visits.view(call.services, call.person, visit, command.page)
    online = await call.services.presence.online(call.person.workspace_id)
    is_team_online = await call.watch.is_team_online(call.person.workspace_id, online)
    return await visitors.started(call.services, call.person, command, call.queue, is_team_online=is_team_online)
