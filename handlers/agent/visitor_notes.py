from chatting_rt.domain import visitor_notes
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.permissions import Permission
from chatting_rt.wire import visitor_notes as wire
from handlers.base import Call, agent


@agent.command(limit="40/10 seconds", permission=Permission.USE_INBOX)
async def list_visitor_notes(call: Call[AgentPerson], command: wire.ListVisitorNotes) -> wire.VisitorNotes:
    """What agents noted of a visitor, the newest first, a hundred at most. The visitor is never told."""
    return wire.VisitorNotes(notes=await visitor_notes.of_visitor(call.services, call.person, command.visitor_id))


@agent.command(limit="20/10 seconds", permission=Permission.USE_INBOX)
async def add_visitor_note(call: Call[AgentPerson], command: wire.AddVisitorNote) -> wire.VisitorNotes:
    """Note something of a visitor. `conflict` where there are a hundred notes already."""
    notes = await visitor_notes.add(call.services, call.person, command.visitor_id, command.body)
    return wire.VisitorNotes(notes=notes)


@agent.command(limit="20/10 seconds", permission=Permission.USE_INBOX)
async def edit_visitor_note(call: Call[AgentPerson], command: wire.EditVisitorNote) -> wire.VisitorNotes:
    """Word one's own note anew."""
    notes = await visitor_notes.edit(call.services, call.person, command.visitor_note_id, command.body)
    return wire.VisitorNotes(notes=notes)


@agent.command(limit="20/10 seconds", permission=Permission.USE_INBOX)
async def delete_visitor_note(call: Call[AgentPerson], command: wire.DeleteVisitorNote) -> wire.VisitorNotes:
    """Delete one's own note, or as an admin anybody's."""
    notes = await visitor_notes.delete(call.services, call.person, command.visitor_note_id)
    return wire.VisitorNotes(notes=notes)
