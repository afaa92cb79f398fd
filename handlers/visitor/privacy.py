from chatting_rt.domain import exports, visitor_deletion
from chatting_rt.domain.people import VisitorPerson
from chatting_rt.wire.privacy import DataExported, DeleteMyData, ExportMyData
from chatting_rt.wire.results import Done
from handlers.base import Call, visitor

EXPORTS = "20/day"  # per visitor


@visitor.command(limit="3/minute")
async def export_my_data(call: Call[VisitorPerson], command: ExportMyData) -> DataExported:
    """Get a link to all that is kept of oneself, as JSON with links to the files. `not_found` for who never wrote."""
    await call.services.limits.hit(EXPORTS, "exports of", str(call.person.id))
    return await exports.link(call.services, call.person.workspace_id, call.person.id)


@visitor.command(limit="3/minute")
async def delete_my_data(call: Call[VisitorPerson], command: DeleteMyData) -> Done:
    """Have all that is kept of oneself deleted, with every conversation and file. One's token is over then."""
    await visitor_deletion.delete(call.services, call.person.workspace_id, call.person.id, by=call.person.author)
    return Done()
