"""Posting and reading messages. Posting is group-committed: see `posting`."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from chatting_rt.domain import attachments, mentions, quotes
from chatting_rt.domain.access import ConversationAccess
from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.infra.database import Database, Row
from chatting_rt.services import Services
from chatting_rt.wire import shapes
from chatting_rt.wire.activities import Activity
from chatting_rt.wire.base import Author, rfc3339
from chatting_rt.wire.results import MessagePage
from chatting_rt.wire.shapes import Attachment, MessageKind, Quote
from models.base import new_id

COLUMNS = f"""
    m.id, m.conversation_id, m.client_id, m.seq, m.public_seq, m.kind, m.body, m.author_type, m.author_id,
    m.created_at, m.edited_at, m.deleted_at, m.activity, COALESCE(a.name, v.name) AS author_name, a.avatar_id,
    {attachments.OF_MESSAGE}, {quotes.OF_MESSAGE}, {mentions.OF_MESSAGE}
FROM message m
LEFT JOIN membership s ON s.id = m.author_id
LEFT JOIN account a ON a.id = s.account_id
LEFT JOIN visitor v ON v.id = m.author_id
"""
PAGE = f"""
SELECT {COLUMNS}
WHERE m.conversation_id = $1
  AND m.seq < $2
  AND (m.public_seq IS NOT NULL OR NOT $3)
ORDER BY m.seq DESC LIMIT $4
"""
PLACE = """
SELECT seq FROM message WHERE conversation_id = $1 AND id = $2 AND (public_seq IS NOT NULL OR NOT $3)
"""
NEWEST = 2**62
BY_IDS = f"""
SELECT {COLUMNS}
WHERE m.id = ANY($1) AND EXISTS (SELECT FROM conversation c WHERE c.id = m.conversation_id)
"""  # noqa: S608


class Draft(msgspec.Struct, frozen=True):
    """A message that waits to be written."""

    id: UUID
    conversation_id: UUID
    client_id: UUID
    kind: MessageKind
    body: str
    author: Author
    at: datetime
    attachments: tuple[Attachment, ...] = ()
    quoted_id: UUID | None = None
    if_head: int | None = None
    """The last event that its author had seen. With a colleague's reply since then it is not written."""
    mentions: tuple[UUID, ...] = ()


class KeptMessage(msgspec.Struct, frozen=True):
    """A message as it stands in the database, with both of its numbers."""

    id: UUID
    conversation_id: UUID
    client_id: UUID
    seq: int
    public_seq: int | None
    kind: MessageKind
    body: str
    author: Author
    created_at: datetime
    attachments: tuple[Attachment, ...] = ()
    edited_at: datetime | None = None
    deleted_at: datetime | None = None
    activity: Activity | None = None
    quoted_id: UUID | None = None
    quote: Quote | None = None
    mentions: tuple[UUID, ...] = ()

    @classmethod
    def of(cls, row: Row | dict[str, Any]) -> "KeptMessage":
        id = None if row["author_type"] == "system" else row["author_id"]
        author = Author(type=row["author_type"], id=id, name=row["author_name"], avatar_id=row["avatar_id"])
        activity = msgspec.json.decode(row["activity"], type=Activity) if row["activity"] else None
        return cls(
            row["id"], row["conversation_id"], row["client_id"], row["seq"], row["public_seq"], row["kind"],
            row["body"], author, row["created_at"], attachments.of_row(row),
            row["edited_at"], row["deleted_at"], activity, row["quoted_id"], quotes.of_row(row),
            tuple(row["mentions"]),
        )  # fmt: skip

    def is_of(
        self,
        body: str,
        kind: MessageKind,
        attachment_ids: list[UUID],
        quoted_id: UUID | None = None,
        mentioned: tuple[UUID, ...] = (),
    ) -> bool:
        """Whether a send with these contents was this one. Once it is changed nobody knows any more what it said."""
        if self.edited_at or self.deleted_at:
            return self.kind == kind
        sent = self.body, self.kind, [file.id for file in self.attachments], self.quoted_id, self.mentions
        return sent == (body, kind, attachment_ids, quoted_id, mentioned)

    def for_agents(self) -> shapes.Message:
        return self._shape(self.seq, list(self.mentions))

    def for_visitor(self) -> shapes.Message:
        return self._shape(self.public_seq or 0, [])

    def _shape(self, seq: int, mentioned: list[UUID]) -> shapes.Message:
        return shapes.Message(
            id=self.id, conversation_id=self.conversation_id, client_id=self.client_id, seq=seq, kind=self.kind,
            body=self.body, attachments=list(self.attachments), author=self.author, created_at=rfc3339(self.created_at),
            edited_at=rfc3339(self.edited_at) if self.edited_at else None, is_deleted=self.deleted_at is not None,
            activity=self.activity, quote=self.quote, mentions=mentioned,
        )  # fmt: skip


async def post(
    services: Services,
    conversation: ConversationAccess,
    author: Author,
    *,
    client_id: UUID,
    body: str,
    kind: MessageKind,
    attachment_ids: Sequence[UUID] = (),
    quoted_id: UUID | None = None,
    if_head: int | None = None,
    mentioned_ids: Collection[UUID] = (),
) -> KeptMessage:
    """Write a message, once however often it is asked. Agents hear it, and the visitor if it is a reply."""
    mentioned = await mentions.checked(services.database, conversation.workspace_id, mentioned_ids)
    await quotes.check(services.database, conversation.id, quoted_id, kind, author)
    files = await attachments.own(services.database, conversation.workspace_id, author, attachment_ids)
    now = services.clock.now()
    draft = Draft(new_id(), conversation.id, client_id, kind, body, author, now, files, quoted_id, if_head, mentioned)
    kept: KeptMessage = await services.posts.submit(draft)
    return kept


async def page(
    database: Database, conversation_id: UUID, before: UUID | None, limit: int, *, for_visitor: bool
) -> MessagePage:
    """Messages older than `before` (or the newest), oldest first."""
    place = await database.value(PLACE, conversation_id, before, for_visitor) if before else NEWEST
    if place is None:
        raise Refused(ErrorCode.NOT_FOUND, field="before")
    rows = await database.fetch(PAGE, conversation_id, place, for_visitor, limit + 1)
    kept = [KeptMessage.of(row) for row in reversed(rows[:limit])]
    messages = [message.for_visitor() if for_visitor else message.for_agents() for message in kept]
    return MessagePage(messages=messages, has_more=len(rows) > limit)


async def by_ids(database: Database, ids: list[UUID]) -> dict[UUID, KeptMessage]:
    return {row["id"]: KeptMessage.of(row) for row in await database.fetch(BY_IDS, ids)} if ids else {}
