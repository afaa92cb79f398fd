"""Fetching is authorising: what somebody may not have is not found, and a foreign thing looks like a missing one."""

from uuid import UUID

import msgspec

from chatting_rt.domain.people import AgentPerson, Person, VisitorPerson
from chatting_rt.errors import ErrorCode, Refused, not_found
from chatting_rt.infra.clock import Clock
from chatting_rt.infra.database import Database
from chatting_rt.infra.tokens import hash_of
from models import Visitor

AGENT = """
SELECT s.id AS session_id, m.id, m.workspace_id, m.role, m.availability, a.id AS account_id, a.name, a.email,
       a.avatar_id, s.expires_at
FROM unnest($1::uuid[], $2::uuid[]) AS k(session_id, membership_id)
JOIN session s ON s.id = k.session_id JOIN membership m ON m.id = k.membership_id AND m.account_id = s.account_id
     AND m.removed_at IS NULL
JOIN account a ON a.id = s.account_id
"""
PROGRAM = """
SELECT t.id AS session_id, m.id, m.workspace_id, m.role, m.availability, a.id AS account_id, a.name, a.email,
       a.avatar_id, t.expires_at, t.scopes
FROM unnest($1::uuid[], $2::uuid[]) AS k(token_id, membership_id)
JOIN api_token t ON t.id = k.token_id AND t.agent_id = k.membership_id
JOIN membership m ON m.id = t.agent_id AND m.removed_at IS NULL
JOIN account a ON a.id = m.account_id
"""
VISITOR = """
SELECT id, workspace_id, array_append(other_token_hashes, token_hash) AS token_hashes, name, email, blocked_at,
       verified_at, external_id, merged_into_id
FROM visitor WHERE id = ANY($1::uuid[])
"""
CONVERSATION = "SELECT id, workspace_id, visitor_id, status, assignee_id FROM conversation WHERE id = ANY($1::uuid[])"


async def agent_now(database: Database, clock: Clock, session_id: UUID, membership_id: UUID) -> AgentPerson:
    """The agent as they are at this moment, or `unauthorized`."""
    row = await database.lookup(AGENT, session_id, membership_id)
    if row is None or row["expires_at"] <= clock.now():
        raise Refused(ErrorCode.UNAUTHORIZED)
    return AgentPerson(
        row["id"], row["workspace_id"], row["account_id"], row["session_id"], row["name"], row["email"], row["role"],
        row["availability"], row["avatar_id"],
    )  # fmt: skip


async def program_now(database: Database, clock: Clock, token_id: UUID, membership_id: UUID) -> AgentPerson:
    """The agent for whom a program acts, with what its token allows at this moment, or `unauthorized`."""
    row = await database.lookup(PROGRAM, token_id, membership_id)
    if row is None or (row["expires_at"] is not None and row["expires_at"] <= clock.now()):
        raise Refused(ErrorCode.UNAUTHORIZED)
    return AgentPerson(
        row["id"], row["workspace_id"], row["account_id"], row["session_id"], row["name"], row["email"], row["role"],
        row["availability"], row["avatar_id"], frozenset(msgspec.json.decode(row["scopes"], type=list[str])),
    )  # fmt: skip


async def visitor_now(database: Database, visitor: VisitorPerson) -> VisitorPerson:
    """The visitor as they are at this moment, or `unauthorized` once their token was replaced."""
    row = await database.lookup(VISITOR, visitor.id)
    if row is None:
        return VisitorPerson(visitor.id, visitor.workspace_id, visitor.site_id, visitor.token, is_kept=False)
    is_in = row["merged_into_id"] is None and hash_of(visitor.token) in row["token_hashes"]
    if not is_in or row["workspace_id"] != visitor.workspace_id:
        raise Refused(ErrorCode.UNAUTHORIZED)
    if row["blocked_at"] is not None:
        raise Refused(ErrorCode.BLOCKED)
    return VisitorPerson(
        visitor.id, visitor.workspace_id, visitor.site_id, visitor.token, True, row["name"], row["email"],
        row["external_id"], row["verified_at"] is not None,
    )  # fmt: skip


class ConversationAccess(msgspec.Struct, frozen=True):
    """A conversation that its holder may read and write."""

    id: UUID
    workspace_id: UUID
    visitor_id: UUID
    status: str
    assignee_id: UUID | None


async def conversation_for(database: Database, person: Person, id: UUID) -> ConversationAccess:
    row = await database.lookup(CONVERSATION, id)
    if row is None or row["workspace_id"] != person.workspace_id:
        raise not_found()
    if isinstance(person, VisitorPerson) and row["visitor_id"] != person.id:
        raise not_found()
    return ConversationAccess(*row)


async def visitor_for(agent: AgentPerson, id: UUID) -> UUID:
    """The id of a visitor of whom the agent may know."""
    if not await Visitor.exists(id=id, workspace_id=agent.workspace_id, merged_into_id=None, erased_at=None):
        raise not_found()
    return id
