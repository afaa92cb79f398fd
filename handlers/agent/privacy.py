from chatting_rt.domain import exports
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.permissions import Permission
from chatting_rt.wire.privacy import DataExported, ExportVisitor
from handlers.base import Call, agent


@agent.command(limit="10/minute", permission=Permission.EXPORT_VISITORS)
async def export_visitor(call: Call[AgentPerson], command: ExportVisitor) -> DataExported:
    """Get a link to what a visitor may have of all that is kept of them: to be handed to them, without any note."""
    return await exports.link(call.services, call.person.workspace_id, command.visitor_id)
