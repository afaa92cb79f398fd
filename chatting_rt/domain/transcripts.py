"""Links to read a conversation by. A mail carries the link and nothing that a visitor wrote: whoever enters somebody
else's address can make us send them no words of their own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tortoise.backends.base.client import TransactionalDBClient
from tortoise.transactions import in_transaction

from chatting_rt.domain import mails
from chatting_rt.domain.access import ConversationAccess
from chatting_rt.domain.messages import COLUMNS, KeptMessage
from chatting_rt.domain.people import AgentPerson
from chatting_rt.errors import ErrorCode, Refused, not_found
from chatting_rt.infra.tokens import hash_of
from chatting_rt.services import Services
from chatting_rt.wire.base import rfc3339
from chatting_rt.wire.transcripts import RequestAgentTranscript, TranscriptRequested
from models import Account, Transcript, Visitor, Workspace

PURPOSE = "transcript"
LINK_LIFE = timedelta(minutes=5)
MAIL_LIFE = timedelta(days=7)
MAILS_OF_ASKER = "10/hour"
MAILS_TO_ADDRESS = "5/day"
MOST_MESSAGES = 10_000
PAGE = 500
MESSAGES = f"""
SELECT {COLUMNS}
WHERE m.conversation_id = $1 AND m.seq > $2 AND m.deleted_at IS NULL AND (m.kind = 'reply' OR ($3 AND m.kind = 'note'))
ORDER BY m.seq LIMIT {PAGE}
"""


@dataclass(frozen=True)
class Terms:
    """How it is to be read."""

    locale: str
    time_zone: str | None
    includes_notes: bool = False


@dataclass(frozen=True)
class OpenTranscript:
    """A conversation that its link's holder may read just now."""

    conversation_id: UUID
    workspace: str
    locale: str
    zone: ZoneInfo
    includes_notes: bool


async def for_agent(
    services: Services, agent: AgentPerson, conversation: ConversationAccess, command: RequestAgentTranscript
) -> TranscriptRequested:
    account = await Account.get(id=agent.account_id)
    if command.mail_to == "visitor":
        visitor = await Visitor.get(id=conversation.visitor_id)
        if visitor.email is None:
            raise Refused(ErrorCode.CONFLICT, "The visitor left no address.", field="mail_to")
        terms = Terms(visitor.locale or account.locale, command.time_zone)
        return await mail(services, conversation, terms, visitor.email, asker=agent.id)
    terms = Terms(account.locale, command.time_zone, command.includes_notes)
    if command.mail_to == "me":
        return await mail(services, conversation, terms, account.email, asker=agent.id)
    return await link(services, conversation, terms)


async def link(services: Services, conversation: ConversationAccess, terms: Terms) -> TranscriptRequested:
    async with in_transaction() as connection:
        transcript = await _make(services, connection, conversation, terms, LINK_LIFE)
    path = f"/transcripts/{services.signed_ids.token(PURPOSE, transcript.id)}"
    return TranscriptRequested(path=path, expires_at=rfc3339(transcript.expires_at))


async def mail(
    services: Services, conversation: ConversationAccess, terms: Terms, to: str, *, asker: UUID
) -> TranscriptRequested:
    await services.limits.hit(MAILS_OF_ASKER, "transcripts of", str(asker))
    await services.limits.hit(MAILS_TO_ADDRESS, "transcripts to", hash_of(to.strip().lower()))
    workspace = await Workspace.get(id=conversation.workspace_id)
    async with in_transaction() as connection:
        transcript = await _make(services, connection, conversation, terms, MAIL_LIFE)
        await mails.send_later(
            services, connection, "transcript", to, terms.locale, workspace_id=workspace.id,
            workspace=workspace.name, transcript_id=transcript.id,
        )  # fmt: skip
    return TranscriptRequested(path=None, expires_at=rfc3339(transcript.expires_at))


async def _make(
    services: Services,
    connection: TransactionalDBClient,
    conversation: ConversationAccess,
    terms: Terms,
    life: timedelta,
) -> Transcript:
    now = services.clock.now()
    return await Transcript.create(
        using_db=connection, created_at=now, conversation_id=conversation.id, includes_notes=terms.includes_notes,
        locale=terms.locale, time_zone=_zone(terms.time_zone).key, expires_at=now + life,
    )  # fmt: skip


def _zone(name: str | None) -> ZoneInfo:
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Refused(ErrorCode.INVALID_PAYLOAD, "There is no such time zone.", field="time_zone") from None


async def opened(services: Services, token: str) -> OpenTranscript:
    """What the link leads to; wrong and expired ones look alike."""
    id = services.signed_ids.id_of(PURPOSE, token)
    transcript = await Transcript.get_or_none(id=id, expires_at__gt=services.clock.now()) if id else None
    if transcript is None:
        raise not_found()
    workspace = await Workspace.get(conversations__id=transcript.conversation_id)
    return OpenTranscript(
        transcript.conversation_id, workspace.name, transcript.locale, ZoneInfo(transcript.time_zone),
        transcript.includes_notes,
    )  # fmt: skip


async def messages_of(services: Services, transcript: OpenTranscript) -> AsyncIterator[KeptMessage]:
    """Oldest first, read page by page: a long conversation is never in memory as a whole."""
    seq = 0
    for _ in range(MOST_MESSAGES // PAGE):
        rows = await services.database.fetch(MESSAGES, transcript.conversation_id, seq, transcript.includes_notes)
        for row in rows:
            yield KeptMessage.of(row)
        if len(rows) < PAGE:
            return
        seq = rows[-1]["seq"]


async def forget_expired(services: Services) -> None:
    await Transcript.filter(expires_at__lte=services.clock.now()).delete()
