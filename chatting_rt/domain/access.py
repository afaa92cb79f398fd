"""Fetching is authorising: what somebody may not have is not found, and a foreign thing looks like a missing one."""

from dataclasses import dataclass
from uuid import UUID

from chatting_rt.domain.people import AgentPerson, Person, VisitorPerson
from chatting_rt.errors import ErrorCode, Refused, not_found
from chatting_rt.infra.clock import Clock
from chatting_rt.infra.database import Database
from chatting_rt.infra.tokens import hash_of

AGENT = """
SELECT m.id, m.workspace_id, m.role, m.availability, a.id AS account_id, a.name, a.email, s.id AS session_id
FROM session s JOIN account a ON a.id = s.account_id JOIN membership m ON m.account_id = a.id
WHERE s.id = $1 AND m.id = $2 AND s.expires_at > $3
"""
CONVERSATION = "SELECT id, workspace_id, visitor_id, status, assignee_id FROM conversation WHERE id = $1"


async def agent_now(database: Database, clock: Clock, session_id: UUID, membership_id: UUID) -> AgentPerson:
    """The agent as they are at this moment, or `unauthorized`."""
    row = await database.row(AGENT, session_id, membership_id, clock.now())
    if row is None:
        raise Refused(ErrorCode.UNAUTHORIZED)
    return AgentPerson(**row)


async def visitor_now(database: Database, visitor: VisitorPerson) -> VisitorPerson:
    """The visitor as they are at this moment, or `unauthorized` once their token was replaced."""
    row = await database.row(
        "SELECT workspace_id, site_id, token_hash, name, email FROM visitor WHERE id = $1", visitor.id
    )
    if row is None:
        return VisitorPerson(visitor.id, visitor.workspace_id, visitor.site_id, visitor.token, is_kept=False)
    if row["token_hash"] != hash_of(visitor.token) or row["workspace_id"] != visitor.workspace_id:
        raise Refused(ErrorCode.UNAUTHORIZED)
    return VisitorPerson(
        visitor.id, visitor.workspace_id, visitor.site_id, visitor.token, True, row["name"], row["email"]
    )


@dataclass(frozen=True)
class ConversationAccess:
    """A conversation that its holder may read and write."""

    id: UUID
    workspace_id: UUID
    visitor_id: UUID
    status: str
    assignee_id: UUID | None


async def conversation_for(database: Database, person: Person, id: UUID) -> ConversationAccess:
    row = await database.row(CONVERSATION, id)
    if row is None or row["workspace_id"] != person.workspace_id:
        raise not_found()
    if isinstance(person, VisitorPerson) and row["visitor_id"] != person.id:
        raise not_found()
    return ConversationAccess(**row)
