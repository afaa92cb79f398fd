from chatting_rt.domain import file_links
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.permissions import Permission
from chatting_rt.wire.files import FileLinks, GetFileLinks
from handlers.base import Call, agent


@agent.command(limit="60/10 seconds", permission=Permission.USE_INBOX)
async def get_file_links(call: Call[AgentPerson], command: GetFileLinks) -> FileLinks:
    """Links to files of messages, for oneself and for a few minutes. Ask again when they are over."""
    return await file_links.links(call.services, call.person, command.file_ids)
