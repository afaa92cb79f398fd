from aiohttp import web

from chatting_rt.domain import file_links, sessions, uploads, visitors
from chatting_rt.domain.uploads import Uploader
from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.wire.commands import VisitorAuth
from chatting_rt.wire.files import FileUploaded, ReadFile, UploadFile
from handlers.http.base import HttpCall, bearer, request, session_of
from handlers.http.bodies import announced_size, chunks_of, sent_file

READS = "1200/minute"  # per address


@request("POST", "/uploads", status=201, is_open=True, is_shared=True, takes_bytes=True, timeout=uploads.LONGEST + 60)
async def upload_file(call: HttpCall, query: UploadFile) -> FileUploaded:
    """Send a file, to be named in a message's `attachment_ids` within a day. It is used once, by who sent it.

    Agents need their session, visitors the `visitor_token` of their widget as bearer token and the `site_key`. What the
    file is, its content says. Images are made anew: upright, without metadata, with a thumbnail.
    """
    size = announced_size(call.request)
    uploader = await _uploader(call, query)
    attachment = await uploads.receive(call.services, uploader, query, size, chunks_of(call.request))
    return FileUploaded(attachment=attachment)


async def _uploader(call: HttpCall, query: UploadFile) -> Uploader:
    if query.site_key is not None:
        auth = VisitorAuth(site_key=query.site_key, visitor_token=bearer(call.request))
        visitor = await visitors.join(call.services, auth, call.request.headers.get("Origin"))
        if visitor.token != auth.visitor_token or query.purpose != "attachment":
            raise Refused(ErrorCode.UNAUTHORIZED)
        return Uploader("visitor", visitor.id, visitor.workspace_id, call.address)
    session = await session_of(call)
    if query.purpose == "avatar":
        return Uploader("account", session.account_id, None, call.address)
    membership = await sessions.membership_of(session, query.workspace_id)
    return Uploader("agent", membership.id, membership.workspace_id, call.address)


@request("GET", "/files/{id}", is_open=True, timeout=3700)
async def read_file(call: HttpCall, query: ReadFile) -> web.StreamResponse:
    """Follow a link from `get_file_links`. It works for a few minutes, and only while its viewer may see the file.

    One range may be asked for. Images are shown in place; everything else is a download.
    """
    await call.services.limits.hit(READS, "read files from", call.address)
    opened = await file_links.followed(call.services, call.path_id(), query.link)
    return await sent_file(call.request, call.services.storage, opened)
