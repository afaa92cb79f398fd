"""All that is kept of a visitor, as one JSON file: what they may see of it, and so never a note.

It is written out while it is read, so nobody waits for a job and nothing is kept of it. The link says itself when it is
over; the files in it are good for as long.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

from chatting_rt.domain import kept_visitor
from chatting_rt.domain.belongings import FOR_VISITOR
from chatting_rt.domain.messages import COLUMNS, KeptMessage
from chatting_rt.errors import not_found
from chatting_rt.infra.database import Row
from chatting_rt.infra.files.links import Link, Viewer
from chatting_rt.services import Services
from chatting_rt.wire.base import rfc3339
from chatting_rt.wire.privacy import DataExported
from models import Visitor

PURPOSE = "visitor_export"
LIFE = timedelta(hours=1)
PAGE = 500
FEW = 50
PROFILE = """
SELECT s.name AS site, w.name AS workspace, v.last_seen_at,
       1 + COALESCE(cardinality(v.other_token_hashes), 0) AS devices
FROM visitor v JOIN site s ON s.id = v.site_id JOIN workspace w ON w.id = v.workspace_id WHERE v.id = $1
"""
CONVERSATIONS = f"""
SELECT c.id, c.status, c.created_at, c.form, ARRAY(
    SELECT jsonb_build_object('rating', r.rating, 'comment', r.comment, 'rated_at', r.created_at)::text
    FROM rating r WHERE r.conversation_id = c.id ORDER BY r.asked_at
) AS ratings
FROM conversation c WHERE c.visitor_id = $1 AND c.id > $2 ORDER BY c.id LIMIT {FEW}
"""  # noqa: S608
MESSAGES = f"""
SELECT {COLUMNS}
WHERE m.conversation_id = $1 AND m.seq > $2 AND m.public_seq IS NOT NULL ORDER BY m.seq LIMIT {PAGE}
"""
MORE = """
SELECT id, (to_jsonb(t) - ARRAY['id', 'workspace_id', 'visitor_id'])::text AS told FROM "{table}" t
WHERE visitor_id = $1 AND id > $2 ORDER BY id LIMIT $3
"""
FIRST = UUID(int=0)


@dataclass(frozen=True)
class OpenExport:
    visitor_id: UUID
    expires_at: datetime


async def link(services: Services, workspace_id: UUID, visitor_id: UUID) -> DataExported:
    if not await _known(visitor_id).filter(workspace_id=workspace_id).exists():
        raise not_found()
    expires_at = services.clock.now().replace(microsecond=0) + LIFE
    token = services.signed_ids.token_until(PURPOSE, visitor_id, expires_at)
    return DataExported(path=f"/exports/{token}", expires_at=rfc3339(expires_at))


async def opened(services: Services, token: str) -> OpenExport:
    """What the link leads to; one that is wrong or over looks like that of a visitor who is deleted."""
    read = services.signed_ids.read_until(PURPOSE, token, services.clock.now())
    if read is None or not await _known(read[0]).exists():
        raise not_found()
    return OpenExport(*read)


def _known(visitor_id: UUID) -> Any:
    return Visitor.filter(id=visitor_id, merged_into_id=None, erased_at=None)


async def written(services: Services, export: OpenExport) -> AsyncIterator[bytes]:
    """The file, piece by piece."""
    yield b'{"visitor":' + msgspec.json.encode(await _profile(services, export.visitor_id)) + b',"conversations":['
    is_first = True
    async for row in _conversations(services, export.visitor_id):
        yield (b"" if is_first else b",") + _head(row) + b',"messages":['
        is_first = True
        async for message in _messages(services, row["id"]):
            yield (b"" if is_first else b",") + msgspec.json.encode(_with_links(services, export, message))
            is_first = False
        yield b"]}"
        is_first = False
    yield b"]"
    for table in FOR_VISITOR:
        rows = [msgspec.Raw(row["told"].encode()) async for row in _rows(services, table, export.visitor_id)]
        yield b"," + msgspec.json.encode(table) + b":" + msgspec.json.encode(rows)
    yield b"}"


async def _profile(services: Services, visitor_id: UUID) -> dict[str, Any]:
    known = (await kept_visitor.by_ids(services.database, [visitor_id])).get(visitor_id)
    row = await services.database.row(PROFILE, visitor_id)
    if known is None or row is None:
        raise not_found()
    profile = dict(row) | {"last_seen_at": rfc3339(row["last_seen_at"])}
    told: dict[str, Any] = msgspec.to_builtins(known)
    return told | profile | {"exported_at": rfc3339(services.clock.now())}


async def _conversations(services: Services, visitor_id: UUID) -> AsyncIterator[Row]:
    last = FIRST
    while rows := await services.database.fetch(CONVERSATIONS, visitor_id, last):
        for row in rows:
            yield row
        last = rows[-1]["id"]


async def _rows(services: Services, table: str, visitor_id: UUID) -> AsyncIterator[Row]:
    last = FIRST
    while rows := await services.database.fetch(MORE.format(table=table), visitor_id, last, PAGE):
        for row in rows:
            yield row
        last = rows[-1]["id"]


def _head(row: Row) -> bytes:
    """All of a conversation but its messages and the end."""
    said = {
        "id": row["id"],
        "status": row["status"],
        "created_at": rfc3339(row["created_at"]),
        "form": msgspec.Raw(row["form"].encode()) if row["form"] else None,
        "ratings": [msgspec.Raw(rating.encode()) for rating in row["ratings"]],
    }
    return msgspec.json.encode(said).removesuffix(b"}")


async def _messages(services: Services, conversation_id: UUID) -> AsyncIterator[KeptMessage]:
    seq = -1
    while rows := await services.database.fetch(MESSAGES, conversation_id, seq):
        for row in rows:
            yield KeptMessage.of(row)
        seq = rows[-1]["seq"]


def _with_links(services: Services, export: OpenExport, message: KeptMessage) -> dict[str, Any]:
    told: dict[str, Any] = msgspec.to_builtins(message.for_visitor())
    viewer = Viewer("visitor", export.visitor_id)
    for file, id in zip(told["attachments"], [file.id for file in message.attachments], strict=True):
        token = services.file_links.sign(id, Link(viewer, "download"), export.expires_at)
        file["url"] = f"{services.settings.public_url}/v1/files/{id}?link={token}"
    return told
