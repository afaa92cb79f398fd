from chatting_rt.domain import file_links, uploads
from chatting_rt.domain.people import VisitorPerson
from chatting_rt.wire.files import DescribeFile, FileLinks, FileUploaded, GetFileLinks
from handlers.base import Call, visitor


@visitor.command(limit="60/minute")
async def describe_file(call: Call[VisitorPerson], command: DescribeFile) -> FileUploaded:
    """Say what an uploaded image shows, for those who do not see it. Until it is sent."""
    attachment = await uploads.describe(call.services, call.person.id, command.file_id, command.alt)
    return FileUploaded(attachment=attachment)


@visitor.command(limit="40/10 seconds")
async def get_file_links(call: Call[VisitorPerson], command: GetFileLinks) -> FileLinks:
    """Links to files of messages, for oneself and for a few minutes. Ask again when they are over."""
    return await file_links.links(call.services, call.person, command.file_ids)
