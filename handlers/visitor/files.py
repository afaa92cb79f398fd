from chatting_rt.domain import file_links
from chatting_rt.domain.people import VisitorPerson
from chatting_rt.wire.files import FileLinks, GetFileLinks
from handlers.base import Call, visitor


@visitor.command(limit="40/10 seconds")
async def get_file_links(call: Call[VisitorPerson], command: GetFileLinks) -> FileLinks:
    """Links to files of messages, for oneself and for a few minutes. Ask again when they are over."""
    return await file_links.links(call.services, call.person, command.file_ids)
