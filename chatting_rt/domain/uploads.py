"""A file on its way in: looked at before it is taken, while it comes, and once it is there."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

import structlog

from chatting_rt.domain import attachments, file_types, files
from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.infra.files.spool import Spool
from chatting_rt.services import Services
from chatting_rt.settings import Settings
from chatting_rt.wire.base import MOST_ATTACHMENTS
from chatting_rt.wire.files import UploadFile
from chatting_rt.wire.shapes import Attachment, UploadRules
from models.base import new_id

BY_PERSON = "60/10 minutes"
BY_ADDRESS = "200/10 minutes"
MOST_UNCLAIMED = 50
SLOWEST = 16_000  # bytes per second: who sends slower is hardly sending
GRACE = 60.0  # seconds
LONGEST = 3600.0  # seconds, whatever the size
UNCLAIMED = """
SELECT count(*) FROM file WHERE uploader_id = $1 AND message_id IS NULL AND account_id IS NULL AND erased_at IS NULL
"""
RESERVE = """
WITH room AS (
    INSERT INTO file_use (id, created_at, bytes) SELECT $2::uuid, $7, $6 WHERE $2::uuid IS NOT NULL AND $6 <= $8::bigint
    ON CONFLICT (id) DO UPDATE SET bytes = file_use.bytes + excluded.bytes
        WHERE file_use.bytes + excluded.bytes <= $8
    RETURNING id
)
INSERT INTO file (id, workspace_id, purpose, uploader_type, uploader_id, name, size, occupies, created_at, alt,
                  sha256, direct_until)
SELECT $1, $2, $10, $3, $4, $5, $6, $6, $7, $9, $11, $12 WHERE $2 IS NULL OR EXISTS (SELECT FROM room)
RETURNING id
"""
STORED = """
WITH old AS (
    SELECT id, workspace_id, occupies FROM file
    WHERE id = $1 AND stored_at IS NULL AND erased_at IS NULL FOR UPDATE
), stored AS (
    UPDATE file f SET name = $2, media_type = $3, size = $4::bigint, occupies = $4::bigint + COALESCE($9::int, 0),
        sha256 = $5, width = $6, height = $7, thumbnail_type = $8, thumbnail_size = $9::int, stored_at = $10
    FROM old WHERE f.id = old.id
    RETURNING f.id, f.workspace_id, f.occupies - old.occupies AS more
), used AS (
    UPDATE file_use u SET bytes = u.bytes + stored.more FROM stored WHERE u.id = stored.workspace_id
)
SELECT id FROM stored
"""

log = structlog.get_logger()


def rules(settings: Settings) -> UploadRules:
    return UploadRules(
        max_bytes=_max_bytes(settings),
        max_per_message=MOST_ATTACHMENTS,
        is_direct=settings.direct_uploads,
        media_types=list(file_types.EXTENSIONS),
        extensions=[extension for extensions in file_types.EXTENSIONS.values() for extension in extensions],
    )


def _max_bytes(settings: Settings) -> int:
    return settings.upload_max_mb * 1_000_000


@dataclass(frozen=True)
class Uploader:
    """Whose it is: a message of this person may claim it, or, as an avatar, this account."""

    type: Literal["visitor", "agent", "account"]
    id: UUID
    workspace_id: UUID | None
    address: str


@dataclass
class Looks:
    """What was found out about a file."""

    media_type: str
    full: Spool
    width: int | None = None
    height: int | None = None
    thumbnail: Spool | None = None
    thumbnail_type: str | None = None


async def receive(
    services: Services, uploader: Uploader, wish: UploadFile, size: int, chunks: AsyncIterator[bytes]
) -> Attachment:
    """Take a file. Whatever fails on the way, neither bytes nor a row stay."""
    await check(services, uploader, size)
    with services.incoming.place(uploader.id, uploader.address):
        file_id = await reserve(services, uploader, wish, size)
        try:
            async with asyncio.timeout(min(LONGEST, GRACE + size / SLOWEST)):
                return await take(services, file_id, uploader, wish, size, chunks)
        except BaseException as error:
            await abandon(services, file_id, uploader.workspace_id)
            if isinstance(error, TimeoutError):
                raise Refused(ErrorCode.UNAVAILABLE, "The upload took too long.", retry_after=1.0) from error
            raise


async def check(services: Services, uploader: Uploader, size: int) -> None:
    """All that can be refused before there is anything."""
    if size > _max_bytes(services.settings):
        raise Refused(ErrorCode.PAYLOAD_TOO_LARGE, f"A file may have {services.settings.upload_max_mb} MB at most.")
    if size < 1:
        raise Refused(ErrorCode.INVALID_PAYLOAD, "The file is empty.")
    await services.limits.hit(BY_PERSON, "upload by", str(uploader.id))
    await services.limits.hit(BY_ADDRESS, "upload from", uploader.address)


async def reserve(
    services: Services, uploader: Uploader, wish: UploadFile, size: int, *, direct_until: datetime | None = None
) -> UUID:
    """A row for it, and room in the workspace's quota."""
    waiting = await services.database.value(UNCLAIMED, uploader.id)
    if waiting >= MOST_UNCLAIMED:
        raise Refused(ErrorCode.RATE_LIMITED, "Too many files wait to be sent.", retry_after=60.0)
    reserved = await services.database.value(
        RESERVE, new_id(), uploader.workspace_id, uploader.type, uploader.id,
        file_types.clean_name(wish.name), size, services.clock.now(),
        services.settings.workspace_quota_mb * 1_000_000, wish.alt, wish.purpose, wish.sha256 or "", direct_until,
    )  # fmt: skip
    if reserved is None:
        raise Refused(ErrorCode.QUOTA_EXCEEDED)
    return UUID(str(reserved))


async def take(
    services: Services, file_id: UUID, uploader: Uploader, wish: UploadFile, size: int, chunks: AsyncIterator[bytes]
) -> Attachment:
    async with services.incoming.spool() as spool:
        async for chunk in chunks:
            if spool.size + len(chunk) > size:
                raise Refused(ErrorCode.INVALID_PAYLOAD, "More came than was announced.")
            await spool.write(chunk)
        if spool.size < size:
            raise Refused(ErrorCode.INVALID_PAYLOAD, "The upload was cut off.")
        if wish.sha256 not in (None, spool.sha256):
            raise Refused(ErrorCode.INVALID_PAYLOAD, "What arrived is not what was sent.", field="sha256")
        media_type = await _type_of(spool)
        if media_type not in file_types.IMAGES:
            if wish.purpose == "avatar":
                raise Refused(ErrorCode.UNSUPPORTED_FILE, "An avatar has to be an image.")
            return await _keep(services, file_id, uploader, wish, Looks(media_type, spool))
        async with await services.images.remade(spool, is_avatar=wish.purpose == "avatar") as picture:
            looks = Looks(
                picture.media_type, picture.full, picture.width, picture.height, picture.thumbnail, "image/webp"
            )
            return await _keep(services, file_id, uploader, wish, looks)


async def _type_of(spool: Spool) -> str:
    head = await spool.head()
    return await asyncio.to_thread(_looked_at, head, spool.descriptor)


def _looked_at(head: bytes, descriptor: int) -> str:
    with os.fdopen(os.dup(descriptor), "rb") as whole:
        return file_types.type_of(head, whole)


async def _keep(services: Services, file_id: UUID, uploader: Uploader, wish: UploadFile, looks: Looks) -> Attachment:
    name = file_types.fitting_name(file_types.clean_name(wish.name), looks.media_type)
    folder = files.folder(uploader.workspace_id, file_id)
    await services.storage.put(f"{folder}/full", looks.full.chunks(), looks.full.size)
    if looks.thumbnail is not None:
        await services.storage.put(f"{folder}/thumbnail", looks.thumbnail.chunks(), looks.thumbnail.size)
    thumbnail_size = looks.thumbnail.size if looks.thumbnail else None
    stored = await services.database.value(
        STORED, file_id, name, looks.media_type, looks.full.size, looks.full.sha256, looks.width, looks.height,
        looks.thumbnail_type, thumbnail_size, services.clock.now(),
    )  # fmt: skip
    if stored is None:
        raise Refused(ErrorCode.NOT_FOUND, "The place it was for is gone.")
    return Attachment(
        id=file_id, name=name, media_type=looks.media_type, size=looks.full.size, width=looks.width,
        height=looks.height, has_thumbnail=looks.thumbnail is not None, alt=wish.alt,
    )  # fmt: skip


async def describe(services: Services, uploader: UUID, file_id: UUID, alt: str) -> Attachment:
    """Of a file that its uploader has not sent yet."""
    told = await services.database.value(attachments.DESCRIBE, file_id, uploader, alt)
    if told is None:
        raise Refused(ErrorCode.NOT_FOUND, field="file_id")
    return attachments.decode_one(told)


async def abandon(services: Services, file_id: UUID, workspace_id: UUID | None) -> None:
    """Nobody writes its bytes any more, so they may go at once. Should that fail, the sweep does it."""
    try:
        async with asyncio.timeout(10):
            await services.storage.erase(files.folder(workspace_id, file_id))
            await services.database.fetch(files.FORGET, file_id)
    except Exception as error:
        log.warning("upload_left_to_the_sweep", file_id=str(file_id), error=type(error).__name__)
