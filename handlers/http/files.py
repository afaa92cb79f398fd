from uuid import UUID

from aiohttp import web

from chatting_rt.domain import api_tokens, avatars, direct_uploads, file_links, sessions, uploads, visitors
from chatting_rt.domain.access import agent_now
from chatting_rt.domain.people import AgentPerson, Person, VisitorPerson
from chatting_rt.domain.permissions import Permission
from chatting_rt.domain.uploads import Uploader
from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.wire.commands import VisitorAuth
from chatting_rt.wire.files import (
    BeginUpload,
    FileLinks,
    FileUploaded,
    FinishUpload,
    ListFileLinks,
    ReadAvatar,
    ReadFile,
    UploadBegun,
    UploadFile,
)
from handlers.http.base import HttpCall, bearer, request, session_of
from handlers.http.bodies import PUBLIC, announced_size, chunks_of, sent_file

READS = "1200/minute"  # per address


@request("POST", "/uploads", status=201, is_open=True, is_shared=True, takes_bytes=True, timeout=uploads.LONGEST + 60)
async def upload_file(call: HttpCall, query: UploadFile) -> FileUploaded:
    """Send a file, to be named in a message's `attachment_ids` within a day. It is used once, by who sent it.

    Agents need their session, programs an API token with `use_inbox`, visitors the `visitor_token` of their widget as
    bearer token and the `site_key`. What the file is, its content says. Images are made anew: upright, without
    metadata, with a thumbnail.
    """
    size = announced_size(call.request)
    uploader = await (_uploader_of_avatar if query.purpose == "avatar" else _uploader)(call, query)
    attachment = await uploads.receive(call.services, uploader, query, size, chunks_of(call.request))
    return FileUploaded(attachment=attachment)


@request("POST", "/direct-uploads", status=201, is_open=True, is_shared=True)
async def begin_upload(call: HttpCall, command: BeginUpload) -> UploadBegun:
    """Ask where to put a file into the storage directly; `not_found` where that is not offered.

    Whose it is, is said as for an upload. Size, type and quota are refused here, before the bytes are sent.
    """
    return await direct_uploads.begin(call.services, await _uploader(call, command), command)


@request("POST", "/direct-uploads/{id}", status=201, is_open=True, is_shared=True, timeout=uploads.LONGEST + 60)
async def finish_upload(call: HttpCall, query: FinishUpload) -> FileUploaded:
    """Say that the bytes are there. They are looked into as those of an upload; only then may a message have them.

    Asking again is safe: the first result is given, or `unavailable` while it is being looked into.
    """
    uploader = await _uploader(call, query)
    return FileUploaded(attachment=await direct_uploads.finish(call.services, uploader, call.path_id()))


async def _uploader_of_avatar(call: HttpCall, query: UploadFile) -> Uploader:
    if query.site_key is not None:
        raise Refused(ErrorCode.FORBIDDEN)
    return Uploader("account", (await session_of(call)).account_id, None, call.address)


async def _uploader(call: HttpCall, query: UploadFile | BeginUpload | FinishUpload) -> Uploader:
    if query.site_key is not None:
        visitor = await _visitor(call, query.site_key)
        return Uploader("visitor", visitor.id, visitor.workspace_id, call.address)
    agent = await _agent(call, query.workspace_id)
    return Uploader("agent", agent.id, agent.workspace_id, call.address)


async def _agent(call: HttpCall, workspace_id: UUID | None) -> AgentPerson:
    """By their session, or through a program whose token is for the inbox."""
    token = bearer(call.request)
    if token is not None and api_tokens.is_one(token):
        agent = await api_tokens.agent_of(call.services, token, workspace_id)
    else:
        session = await session_of(call)
        membership = await sessions.membership_of(session, workspace_id)
        agent = await agent_now(call.services.database, call.services.clock, session.id, membership.id)
    if not agent.may(Permission.USE_INBOX):
        raise Refused(ErrorCode.FORBIDDEN)
    return agent


async def _visitor(call: HttpCall, site_key: str) -> VisitorPerson:
    """Whom the token names. Over a socket another token makes a new visitor; here it would be nobody's."""
    auth = VisitorAuth(site_key=site_key, visitor_token=bearer(call.request))
    visitor = await visitors.join(call.services, auth, call.request.headers.get("Origin"), call.address)
    if visitor.token != auth.visitor_token:
        raise Refused(ErrorCode.UNAUTHORIZED)
    return visitor


@request("GET", "/file-links", is_open=True, is_shared=True)
async def list_file_links(call: HttpCall, query: ListFileLinks) -> FileLinks:
    """What `get_file_links` gives over a socket, for who has none: with the same tokens as an upload."""
    await call.services.limits.hit(READS, "read file links from", call.address)
    try:
        ids = [UUID(id) for id in query.ids.split(",")]
    except ValueError:
        raise Refused(ErrorCode.INVALID_PAYLOAD, field="ids") from None
    return await file_links.links(call.services, await _person(call, query), ids)


async def _person(call: HttpCall, query: ListFileLinks) -> Person:
    if query.site_key is not None:
        return await _visitor(call, query.site_key)
    return await _agent(call, query.workspace_id)


@request("GET", "/avatars/{id}", is_open=True, timeout=60)
async def read_avatar(call: HttpCall, query: ReadAvatar) -> web.StreamResponse:
    """An agent's picture, for whoever knows its `avatar_id`. It never changes; once it is replaced it is not found."""
    await call.services.limits.hit(READS, "read avatars from", call.address)
    picture = await avatars.opened(call.services, call.path_id(), is_small=query.size == "small")
    return await sent_file(call.request, call.services.storage, picture, PUBLIC)


@request("GET", "/files/{id}", is_open=True, timeout=3700)
async def read_file(call: HttpCall, query: ReadFile) -> web.StreamResponse:
    """Follow a link from `get_file_links`. It works for a few minutes, and only while its viewer may see the file.

    One range may be asked for. Images are shown in place; everything else is a download.
    """
    await call.services.limits.hit(READS, "read files from", call.address)
    opened = await file_links.followed(call.services, call.path_id(), query.link)
    return await sent_file(call.request, call.services.storage, opened)
