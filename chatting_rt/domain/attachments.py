"""Files of messages: how they are read with their message, and how a message comes by them."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import msgspec
from tortoise.backends.base.client import TransactionalDBClient

from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.infra.database import Database, Row
from chatting_rt.wire.base import Author
from chatting_rt.wire.shapes import Attachment

FIELDS = """
    'id', f.id, 'name', f.name, 'media_type', f.media_type, 'size', f.size, 'width', f.width, 'height', f.height,
    'has_thumbnail', f.thumbnail_size IS NOT NULL, 'alt', f.alt
"""
OF_MESSAGE = f"""
    (SELECT json_agg(json_build_object({FIELDS}) ORDER BY f.place) FROM file f
     WHERE f.message_id = m.id AND f.erased_at IS NULL) AS attachments
"""  # noqa: S608
"""A column of any query in which `m` is a message."""
OWN = f"""
SELECT f.id, json_build_object({FIELDS}) AS attachment FROM file f
WHERE f.id = ANY($1) AND f.workspace_id = $2 AND f.uploader_type = $3 AND f.uploader_id = $4
  AND f.purpose = 'attachment' AND f.stored_at IS NOT NULL AND f.erased_at IS NULL
"""  # noqa: S608
DESCRIBE = f"""
UPDATE file f SET alt = $3
WHERE f.id = $1 AND f.uploader_id = $2 AND f.message_id IS NULL AND f.stored_at IS NOT NULL AND f.erased_at IS NULL
RETURNING json_build_object({FIELDS})
"""  # noqa: S608
CLAIM = """
UPDATE file f SET message_id = $1, conversation_id = $2, place = w.place
FROM unnest($3::uuid[]) WITH ORDINALITY AS w(id, place)
WHERE f.id = w.id AND f.message_id IS NULL AND f.erased_at IS NULL
RETURNING f.id
"""
TAKEN = "SELECT id FROM file WHERE id = ANY($1) AND (message_id IS NOT NULL OR erased_at IS NOT NULL)"

decode = msgspec.json.Decoder(list[Attachment]).decode
decode_one = msgspec.json.Decoder(Attachment).decode


def of_row(row: Row | dict[str, object]) -> tuple[Attachment, ...]:
    told = row["attachments"]
    return tuple(decode(told)) if isinstance(told, str) else ()


async def own(database: Database, workspace_id: UUID, uploader: Author, ids: Sequence[UUID]) -> tuple[Attachment, ...]:
    """What the author uploaded for this workspace, in the order given; claimed already or not."""
    if not ids:
        return ()
    rows = await database.fetch(OWN, list(ids), workspace_id, uploader.type, uploader.id)
    found = {row["id"]: decode_one(row["attachment"]) for row in rows}
    if len(found) < len(ids):
        raise missing()
    return tuple(found[id] for id in ids)


async def claim(
    connection: TransactionalDBClient, message_id: UUID, conversation_id: UUID, ids: Sequence[UUID]
) -> None:
    """In the transaction that writes the message: all of them, or the message is not written."""
    if not ids:
        return
    claimed = await connection.execute_query_dict(CLAIM, [message_id, conversation_id, list(ids)])
    if len(claimed) < len(ids):
        raise missing()


async def taken(database: Database, ids: Sequence[UUID]) -> set[UUID]:
    """Which of these no message can have any more."""
    return {row["id"] for row in await database.fetch(TAKEN, list(ids))} if ids else set()


def missing() -> Refused:
    return Refused(ErrorCode.NOT_FOUND, field="attachment_ids")
