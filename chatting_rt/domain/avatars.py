"""Pictures of agents, which are their account's.

Their links are not signed: a picture has a new id whenever it changes, which only those learn who may see it, and so
browsers keep it. As soon as nobody wears it, it is gone.
"""

from __future__ import annotations

from uuid import UUID

from tortoise.backends.base.client import TransactionalDBClient

from chatting_rt.domain import files
from chatting_rt.domain.file_links import Opened
from chatting_rt.errors import ErrorCode, Refused, not_found
from chatting_rt.services import Services

CLAIM = """
UPDATE file SET account_id = $2 WHERE id = $1 AND uploader_type = 'account' AND uploader_id = $2
  AND stored_at IS NOT NULL AND erased_at IS NULL
RETURNING id
"""
PUT_ON = """
UPDATE account a SET avatar_id = $2 FROM (SELECT id, avatar_id FROM account WHERE id = $1 FOR UPDATE) old
WHERE a.id = old.id RETURNING old.avatar_id AS before
"""
WORN = """
SELECT f.id, f.sha256, f.media_type, f.size, f.thumbnail_type, f.thumbnail_size
FROM file f JOIN account a ON a.avatar_id = f.id WHERE f.id = $1 AND f.erased_at IS NULL
"""


async def put_on(
    services: Services, connection: TransactionalDBClient, account_id: UUID, avatar_id: UUID | None
) -> None:
    """Another picture, or none. The bytes of the last one go."""
    if avatar_id is not None and not await connection.execute_query_dict(CLAIM, [avatar_id, account_id]):
        raise Refused(ErrorCode.NOT_FOUND, field="avatar_id")
    (account,) = await connection.execute_query_dict(PUT_ON, [account_id, avatar_id])
    before = account["before"]
    if before is not None and before != avatar_id:
        await files.erase_later(services, connection, files=[before])


async def opened(services: Services, avatar_id: UUID, *, is_small: bool) -> Opened:
    row = await services.database.row(WORN, avatar_id)
    if row is None:
        raise not_found()
    folder = files.folder(None, row["id"])
    if is_small:
        return Opened(
            f"{folder}/thumbnail",
            "avatar.webp",
            row["thumbnail_type"],
            row["thumbnail_size"],
            f"{row['sha256']}-t",
            True,
        )
    return Opened(f"{folder}/full", "avatar.webp", row["media_type"], row["size"], row["sha256"], True)
