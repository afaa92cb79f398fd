"""The members of a workspace as their colleagues see them. Who was removed is no colleague any more, but has a name."""

from collections.abc import Collection
from uuid import UUID

from tortoise.backends.base.client import TransactionalDBClient

from chatting_rt.infra.database import Database
from chatting_rt.wire.base import Author, rfc3339
from chatting_rt.wire.members import Member
from chatting_rt.wire.shapes import Agent

AGENT = """
SELECT m.id, a.name, m.role, m.availability, m.capacity, a.avatar_id
FROM membership m JOIN account a ON a.id = m.account_id
"""
MEMBERS = """
SELECT m.id, a.name, m.role, m.availability, m.capacity, a.avatar_id, a.email, m.created_at,
       a.two_factor_at IS NOT NULL AS has_two_factor,
       (SELECT max(s.last_seen_at) FROM session s WHERE s.account_id = a.id) AS last_seen_at
FROM membership m JOIN account a ON a.id = m.account_id
WHERE m.workspace_id = $1 AND m.removed_at IS NULL ORDER BY lower(a.name), m.id
"""
NAMES = "SELECT m.id, a.name FROM membership m JOIN account a ON a.id = m.account_id WHERE m.id = ANY($1)"
HELD = """
SELECT id FROM membership WHERE id = ANY($1) AND workspace_id = $2 AND removed_at IS NULL ORDER BY id FOR SHARE
"""


async def by_ids(database: Database, ids: list[UUID]) -> dict[UUID, Agent]:
    rows = await database.fetch(f"{AGENT} WHERE m.id = ANY($1)", ids) if ids else []
    return {row["id"]: Agent(**row) for row in rows}


async def of_workspace(database: Database, workspace_id: UUID) -> list[Agent]:
    rows = await database.fetch(
        f"{AGENT} WHERE m.workspace_id = $1 AND m.removed_at IS NULL ORDER BY m.id", workspace_id
    )
    return [Agent(**row) for row in rows]


async def members(database: Database, workspace_id: UUID) -> list[Member]:
    """With what only their own team may know of them; by name."""
    return [
        Member(
            agent=Agent(
                id=row["id"],
                name=row["name"],
                role=row["role"],
                availability=row["availability"],
                capacity=row["capacity"],
                avatar_id=row["avatar_id"],
            ),
            email=row["email"],
            has_two_factor=row["has_two_factor"],
            joined_at=rfc3339(row["created_at"]),
            last_seen_at=rfc3339(row["last_seen_at"]) if row["last_seen_at"] else None,
        )
        for row in await database.fetch(MEMBERS, workspace_id)
    ]


async def held(connection: TransactionalDBClient, workspace_id: UUID, ids: Collection[UUID]) -> set[UUID]:
    """Those of them who are in the workspace, and stay in it until this transaction is over.

    Whoever gives something to an agent holds them first: else they might be removed meanwhile and have it for ever.
    Agents are locked after conversations.
    """
    rows = await connection.execute_query_dict(HELD, [list(ids), workspace_id]) if ids else []
    return {row["id"] for row in rows}


async def authors(connection: TransactionalDBClient, ids: Collection[UUID]) -> dict[UUID, Author]:
    """By their names as they are now; also those who have left."""
    rows = await connection.execute_query_dict(NAMES, [list(ids)]) if ids else []
    return {row["id"]: Author(type="agent", id=row["id"], name=row["name"]) for row in rows}
