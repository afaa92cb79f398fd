"""Files that clients put into the bucket themselves, by an address that we sign.

What they put there is not trusted and never served: at the end we read it, as we read what is sent to us, and keep what
we have read. So it does not matter what is put there afterwards, until the address is over; the sweep takes that away.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from uuid import UUID

import structlog

from chatting_rt.domain import attachments, file_types, files, uploads
from chatting_rt.domain.uploads import Uploader
from chatting_rt.errors import ErrorCode, Refused, not_found
from chatting_rt.infra.files.storage import Missing
from chatting_rt.services import Services
from chatting_rt.wire.base import rfc3339
from chatting_rt.wire.files import BeginUpload, UploadBegun, UploadFile
from chatting_rt.wire.shapes import Attachment

LIFE = timedelta(minutes=5)  # in which sending has to begin; it may take longer
ARRIVED = """
UPDATE file SET arrived_at = $4 WHERE id = $1 AND uploader_id = $2 AND workspace_id = $3
  AND direct_until IS NOT NULL AND arrived_at IS NULL AND stored_at IS NULL AND erased_at IS NULL
RETURNING name, size, alt, sha256
"""
FOUND = f"""
SELECT f.stored_at, json_build_object({attachments.FIELDS}) AS attachment FROM file f
WHERE f.id = $1 AND f.uploader_id = $2 AND f.workspace_id = $3 AND f.arrived_at IS NOT NULL AND f.erased_at IS NULL
"""  # noqa: S608

ABANDON = """
WITH gone AS (
    UPDATE file f SET erased_at = $2, name = '', alt = '', occupies = 0
    FROM (SELECT id, occupies FROM file WHERE id = $1 FOR UPDATE) old WHERE f.id = old.id
    RETURNING f.workspace_id, old.occupies
)
UPDATE file_use u SET bytes = greatest(0, u.bytes - gone.occupies) FROM gone WHERE u.id = gone.workspace_id
"""

log = structlog.get_logger()


async def begin(services: Services, uploader: Uploader, wish: BeginUpload) -> UploadBegun:
    """Refused is what an upload to us would be, before its bytes are sent."""
    if services.direct_puts is None:
        raise Refused(ErrorCode.NOT_FOUND, "This server takes files itself.")
    file_types.check_announced(wish.media_type)
    await uploads.check(services, uploader, wish.size)
    now = services.clock.now()
    said = UploadFile(name=wish.name, alt=wish.alt, sha256=wish.sha256)
    file_id = await uploads.reserve(services, uploader, said, wish.size, direct_until=now + LIFE)
    key = files.put_past_us(uploader.workspace_id, file_id)
    url = services.direct_puts.address(key, wish.size, now, int(LIFE.total_seconds()))
    return UploadBegun(file_id=file_id, url=url, expires_at=rfc3339(now + LIFE))


async def finish(services: Services, uploader: Uploader, file_id: UUID) -> Attachment:
    """Look into what has arrived. Asked again, it gives the first result; whatever fails, nothing of it stays."""
    with services.incoming.place(uploader.id, uploader.address):
        row = await services.database.row(ARRIVED, file_id, uploader.id, uploader.workspace_id, services.clock.now())
        if row is None:
            return await _finished_before(services, uploader, file_id)
        try:
            wish = UploadFile(name=row["name"], alt=row["alt"], sha256=row["sha256"] or None)
            async with asyncio.timeout(uploads.LONGEST):
                arrived = _arrived(services, uploader, file_id, row["size"])
                return await uploads.take(services, file_id, uploader, wish, row["size"], arrived)
        except BaseException as error:
            await _abandon(services, uploader, file_id)
            if isinstance(error, TimeoutError):
                raise Refused(ErrorCode.UNAVAILABLE, "The upload took too long.", retry_after=1.0) from error
            raise


async def _abandon(services: Services, uploader: Uploader, file_id: UUID) -> None:
    """Its place is given up, its bytes go. The row stays until no more can come; the sweep looks again then."""
    try:
        async with asyncio.timeout(10):
            await services.database.fetch(ABANDON, file_id, services.clock.now())
            await services.storage.erase(files.folder(uploader.workspace_id, file_id))
    except Exception as error:
        log.warning("upload_left_to_the_sweep", file_id=str(file_id), error=type(error).__name__)


async def _finished_before(services: Services, uploader: Uploader, file_id: UUID) -> Attachment:
    row = await services.database.row(FOUND, file_id, uploader.id, uploader.workspace_id)
    if row is None:
        raise not_found()
    if row["stored_at"] is None:
        raise Refused(ErrorCode.UNAVAILABLE, "It is being looked into.", retry_after=2.0)
    return attachments.decode_one(row["attachment"])


async def _arrived(services: Services, uploader: Uploader, file_id: UUID, size: int) -> AsyncIterator[bytes]:
    """One byte more than was announced is asked for, so that too much is found out."""
    try:
        stored = await services.storage.get(files.put_past_us(uploader.workspace_id, file_id), 0, size + 1)
    except Missing:
        raise Refused(ErrorCode.INVALID_PAYLOAD, "Nothing has arrived.") from None
    async for chunk in stored.chunks:
        yield chunk
