"""What agents have half written. Whoever saves last is right; a message that is sent takes its draft along."""

from uuid import UUID

from tortoise.transactions import in_transaction

from chatting_rt.domain.access import ConversationAccess
from chatting_rt.domain.people import AgentPerson
from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.infra.database import Database, Row
from chatting_rt.infra.sockets.connection import Connection
from chatting_rt.services import Services
from chatting_rt.wire.drafts import Draft
from chatting_rt.wire.ephemeral_events import DraftChanged
from chatting_rt.wire.shapes import SentKind
from models.base import new_id

STARTED_WITH = 50  # newest drafts that a dashboard begins with; an older one comes with its conversation
HELD = "SELECT id FROM membership WHERE id = $1 AND removed_at IS NULL FOR NO KEY UPDATE"
SAVE = """
INSERT INTO draft (id, created_at, workspace_id, conversation_id, agent_id, kind, body, revision)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (conversation_id, agent_id) DO UPDATE
SET kind = excluded.kind, body = excluded.body, revision = excluded.revision
"""
DELETE = "DELETE FROM draft WHERE conversation_id = $1 AND agent_id = $2"
DRAFT = "SELECT conversation_id, kind, body, revision FROM draft"
NEWEST = f"{DRAFT} WHERE agent_id = $1 ORDER BY revision DESC LIMIT {STARTED_WITH}"
OF_CONVERSATION = f"{DRAFT} WHERE conversation_id = $1 AND agent_id = $2"


async def save(
    services: Services,
    by: AgentPerson,
    conversation: ConversationAccess,
    kind: SentKind,
    body: str,
    *,
    on: Connection | None,
) -> Draft:
    """The agent's other devices hear it; the one it was written `on` has it already."""
    body = body if body.strip() else ""
    async with in_transaction() as connection:
        # One after the other, so that revisions rise as the drafts are kept; and none of who was removed this moment.
        if not await connection.execute_query_dict(HELD, [by.id]):
            raise Refused(ErrorCode.UNAUTHORIZED)
        [next] = await connection.execute_query_dict("SELECT nextval('draft_revision') AS revision")
        draft = Draft(conversation_id=conversation.id, kind=kind, body=body, revision=next["revision"])
        if body:
            kept = [new_id(), services.clock.now(), by.workspace_id, conversation.id, by.id, kind, body, draft.revision]
            await connection.execute_query(SAVE, kept)
        else:
            await connection.execute_query(DELETE, [conversation.id, by.id])
    services.rooms.tell_agent(by.id, "draft_changed", DraftChanged(draft=draft), but=on)
    return draft


async def newest_of(database: Database, agent: AgentPerson) -> list[Draft]:
    rows = await database.fetch(NEWEST, agent.id)
    return [_draft(row) for row in rows]


async def of_conversation(database: Database, agent: AgentPerson, conversation_id: UUID) -> Draft | None:
    row = await database.row(OF_CONVERSATION, conversation_id, agent.id)
    return _draft(row) if row else None


def _draft(row: Row) -> Draft:
    return Draft(**dict(row))
