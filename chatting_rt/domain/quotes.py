"""What a message quotes. It is read with the message and never kept, so that what is taken back is gone from it too."""

from __future__ import annotations

from uuid import UUID

import msgspec

from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.infra.database import Database, Row
from chatting_rt.wire.base import Author
from chatting_rt.wire.shapes import MessageKind, Quote

EXCERPT = 200  # letters
OF_MESSAGE = f"""
    m.quoted_id, (SELECT json_build_object(
        'message_id', q.id, 'kind', q.kind, 'excerpt', left(q.body, {EXCERPT}), 'is_deleted', q.deleted_at IS NOT NULL,
        'author', json_build_object('type', q.author_type, 'id', q.author_id, 'name', COALESCE(qa.name, qv.name))
     ) FROM message q
     LEFT JOIN membership qs ON qs.id = q.author_id LEFT JOIN account qa ON qa.id = qs.account_id
     LEFT JOIN visitor qv ON qv.id = q.author_id
     WHERE q.id = m.quoted_id) AS quote
"""  # noqa: S608
"""Columns of any query in which `m` is a message."""
QUOTED = "SELECT kind, public_seq FROM message WHERE conversation_id = $1 AND id = $2 AND kind <> 'activity'"

decode = msgspec.json.Decoder(Quote).decode


def of_row(row: Row | dict[str, object]) -> Quote | None:
    told = row["quote"]
    return decode(told) if isinstance(told, str) else None


async def check(
    database: Database, conversation_id: UUID, message_id: UUID | None, kind: MessageKind, author: Author
) -> None:
    """Whether the author may quote this message here. A reply is for both sides, and so is what it quotes."""
    if message_id is None:
        return
    quoted = await database.row(QUOTED, conversation_id, message_id)
    is_seen = quoted is not None and (quoted["public_seq"] is not None or author.type == "agent")
    if quoted is None or not is_seen:
        raise Refused(ErrorCode.NOT_FOUND, field="quoted_message_id")
    if quoted["kind"] == "note" and kind != "note":
        raise Refused(ErrorCode.INVALID_PAYLOAD, "A reply cannot quote a note.", field="quoted_message_id")
