"""A visitor's first message to a conversation: visitor, conversation and message come into being together."""

from uuid import UUID

import msgspec
from tortoise.exceptions import IntegrityError

from chatting_rt.domain import attachments, visits
from chatting_rt.domain.form_answers import IsTeamThere, checked, profile
from chatting_rt.domain.messages import KeptMessage, by_ids
from chatting_rt.domain.people import VisitorPerson
from chatting_rt.domain.telling import tell
from chatting_rt.domain.visits import Visit
from chatting_rt.errors import ErrorCode, Refused, not_found
from chatting_rt.infra.event_log import LogTransaction
from chatting_rt.infra.tokens import hash_of
from chatting_rt.services import Services
from chatting_rt.wire.forms import FilledForm, GivenForm
from chatting_rt.wire.shapes import Attachment
from models import Conversation, Message, Site, Visitor, Workspace
from models.base import new_id

NEW_VISITORS = "20/hour"  # per address


async def start(
    services: Services,
    visitor: VisitorPerson,
    *,
    client_id: UUID,
    body: str,
    attachment_ids: list[UUID],
    form: GivenForm | None,
    is_team_there: IsTeamThere,
    visit: Visit,
    address: str,
) -> KeptMessage:
    """Start a conversation, once however often it is asked. Agents hear it, and the visitor's other tabs."""
    first = await _first_result(services, visitor, client_id)
    if first is None:
        filled = await checked(await Site.get(id=visitor.site_id), form, is_team_there)
        if not visitor.is_kept:
            await services.limits.hit(NEW_VISITORS, "new visitor from", address)
        files = await attachments.own(services.database, visitor.workspace_id, visitor.author, attachment_ids)
        try:
            first = await _start(services, visitor, client_id, body, files, filled, visit)
        except IntegrityError:
            # The same send came through another socket at the same moment; that one won.
            first = await _first_result(services, visitor, client_id)
    if first is None:
        raise not_found()
    if not first.is_of(body, "reply", attachment_ids):
        raise Refused(ErrorCode.IDEMPOTENCY_CONFLICT)
    return first


async def _first_result(services: Services, visitor: VisitorPerson, client_id: UUID) -> KeptMessage | None:
    message_id = await services.database.value(
        "SELECT m.id FROM conversation c JOIN message m ON m.conversation_id = c.id AND m.client_id = c.client_id"
        " AND m.author_id = c.visitor_id WHERE c.visitor_id = $1 AND c.client_id = $2",
        visitor.id,
        client_id,
    )
    return (await by_ids(services.database, [message_id])).get(message_id) if message_id else None


async def _start(
    services: Services,
    visitor: VisitorPerson,
    client_id: UUID,
    body: str,
    files: tuple[Attachment, ...],
    form: FilledForm | None,
    visit: Visit,
) -> KeptMessage:
    async with services.log.transaction(visitor.workspace_id) as log:
        visitor = await keep_visitor(log, visitor, visit.locale, form)
        if not visitor.is_kept:
            await visits.keep(services, log, visitor.id, visit)
            await Visitor.filter(id=visitor.id).update(attributes=visit.attributes or None)
        conversation = await Conversation.create(
            id=new_id(), workspace_id=visitor.workspace_id, site_id=visitor.site_id, visitor_id=visitor.id,
            client_id=client_id, form=None if form is None else msgspec.to_builtins(form), created_at=log.at,
        )  # fmt: skip
        message = await _write(log, visitor, conversation, body, files)
    await tell(services, log.events)
    return message


async def keep_visitor(
    log: LogTransaction, visitor: VisitorPerson, locale: str | None, form: FilledForm | None = None
) -> VisitorPerson:
    """A new one is called what the form says. Holds their row, so that they become nobody else meanwhile."""
    rows = await log.connection.execute_query_dict(
        "INSERT INTO visitor (id, workspace_id, site_id, token_hash, locale, created_at, last_seen_at, name, email)"
        " VALUES ($1, $2, $3, $4, $5, $6, $6, $7, $8)"
        " ON CONFLICT (id) DO UPDATE SET last_seen_at = excluded.last_seen_at"
        " WHERE visitor.merged_into_id IS NULL AND visitor.erased_at IS NULL"
        " RETURNING name, email",
        [visitor.id, visitor.workspace_id, visitor.site_id, hash_of(visitor.token), locale, log.at, *profile(form)],
    )
    if not rows:
        raise Refused(ErrorCode.UNAUTHORIZED)
    return msgspec.structs.replace(visitor, **rows[0])


async def _write(
    log: LogTransaction, visitor: VisitorPerson, conversation: Conversation, body: str, files: tuple[Attachment, ...]
) -> KeptMessage:
    id = new_id()
    await attachments.claim(log.connection, id, conversation.id, [file.id for file in files])
    log.append(
        "conversation_created", conversation.id, by=visitor.author, conversation_id=conversation.id, is_public=True
    )
    created = log.append("message_created", id, by=visitor.author, conversation_id=conversation.id, is_public=True)
    language = (await Workspace.get(id=visitor.workspace_id).only("language")).language
    await log.number()
    message = await Message.create(
        id=id, workspace_id=visitor.workspace_id, conversation_id=conversation.id, seq=created.seq,
        public_seq=created.public_seq, client_id=conversation.client_id, kind="reply", body=body,
        author_type="visitor", author_id=visitor.id, created_at=log.at, language=language,
    )  # fmt: skip
    await Conversation.filter(id=conversation.id).update(last_message_seq=created.seq)
    return KeptMessage(
        id, conversation.id, message.client_id, created.seq, created.public_seq, "reply", body, visitor.author, log.at,
        files,
    )  # fmt: skip
