"""Visitors as they stand in the database, for those who may see them."""

from typing import Any, NamedTuple
from uuid import UUID

import msgspec

from chatting_rt.infra.database import Database, Row
from chatting_rt.wire import shapes
from chatting_rt.wire.base import rfc3339

LOOK = """v.id AS visitor_id, v.name AS visitor_name, v.email, v.locale, v.attributes, v.blocked_at,
       v.created_at AS visitor_since, v.external_id, v.verified_at"""
VISITORS = f"SELECT {LOOK}"
BY_IDS = f"{VISITORS} FROM visitor v WHERE v.id = ANY($1) AND v.erased_at IS NULL"
MERGED = f"""
SELECT o.id AS merged_id, {LOOK} FROM visitor o JOIN visitor v ON v.id = o.merged_into_id
WHERE o.id = ANY($1) AND v.erased_at IS NULL
"""  # noqa: S608
MOST_BLOCKED = 100
BLOCKED = f"""
{VISITORS} FROM visitor v WHERE v.workspace_id = $1 AND v.blocked_at IS NOT NULL
ORDER BY v.blocked_at DESC LIMIT {MOST_BLOCKED}
"""
DOORS = """
SELECT v.id, array_append(v.other_token_hashes, v.token_hash) AS token_hashes,
       v.blocked_at IS NULL AND v.merged_into_id IS NULL AS is_let_in,
       array_append(k.other_token_hashes, k.token_hash) AS of_kept
FROM visitor v LEFT JOIN visitor k ON k.id = v.merged_into_id WHERE v.id = ANY($1)
"""


def of(row: Row) -> shapes.Visitor:
    return shapes.Visitor(
        id=row["visitor_id"],
        name=row["visitor_name"],
        email=row["email"],
        external_id=row["external_id"],
        is_verified=row["verified_at"] is not None,
        locale=row["locale"],
        attributes=_attributes(row["attributes"]),
        is_blocked=row["blocked_at"] is not None,
        created_at=rfc3339(row["visitor_since"]),
    )


def _attributes(kept: Any) -> dict[str, str | int | float | bool]:
    return dict(msgspec.json.decode(kept)) if isinstance(kept, str) else dict(kept or {})


async def by_ids(database: Database, ids: list[UUID]) -> dict[UUID, shapes.Visitor]:
    rows = await database.fetch(BY_IDS, ids) if ids else []
    return {row["visitor_id"]: of(row) for row in rows}


async def merged_by_ids(database: Database, ids: list[UUID]) -> dict[UUID, shapes.MergedVisitor]:
    rows = await database.fetch(MERGED, ids) if ids else []
    return {row["merged_id"]: shapes.MergedVisitor(merged_id=row["merged_id"], visitor=of(row)) for row in rows}


async def blocked(database: Database, workspace_id: UUID) -> list[shapes.Visitor]:
    rows = await database.fetch(BLOCKED, workspace_id)
    return [of(row) for row in rows]


class Door(NamedTuple):
    """How a visitor who is kept gets in: by tokens, of which these are the hashes."""

    tokens: set[str]
    """None where they are kept out."""
    of_kept: set[str]
    """Those of the visitor who they turned out to be: who has one of them is to come again."""


async def doors(database: Database, ids: list[UUID]) -> dict[UUID, Door]:
    rows = await database.fetch(DOORS, ids)
    return {
        row["id"]: Door(set(row["token_hashes"]) if row["is_let_in"] else set(), set(row["of_kept"] or ()))
        for row in rows
    }
