"""How far each person has received and read a conversation. Positions only move forward."""

from typing import Literal
from uuid import UUID

from chatting_rt.domain.access import ConversationAccess
from chatting_rt.domain.people import Person, VisitorPerson
from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.infra.database import Database, Row
from chatting_rt.services import Services
from chatting_rt.wire.base import Author
from chatting_rt.wire.ephemeral_events import ReadChanged
from chatting_rt.wire.shapes import ReadPosition
from models.base import new_id

# Who has read the last of the messages has read edits too that mentioned them before the next one came.
TARGET = """
SELECT GREATEST(m.seq, (
    SELECT max(n.seq) FROM mention n WHERE n.agent_id = $4 AND n.conversation_id = $1 AND n.seq > m.seq AND NOT EXISTS (
        SELECT FROM message l WHERE l.conversation_id = $1 AND l.seq > m.seq AND l.seq < n.seq
    )
)) AS seq, COALESCE((
    SELECT p.public_seq FROM message p WHERE p.conversation_id = $1 AND p.seq <= m.seq AND p.public_seq IS NOT NULL
    ORDER BY p.seq DESC LIMIT 1
), 0) AS public_seq
FROM message m WHERE m.conversation_id = $1 AND m.id = $2 AND (m.public_seq IS NOT NULL OR NOT $3)
"""
MOVE = """
WITH settled_mention AS (
    UPDATE mention SET is_read = true
    WHERE $9 AND agent_id = $6 AND conversation_id = $4 AND seq <= $7::bigint AND NOT is_read
), before AS (
    SELECT delivered_public_seq, read_public_seq FROM read_position WHERE conversation_id = $4 AND reader_id = $6
)
INSERT INTO read_position (id, created_at, workspace_id, conversation_id, reader_type, reader_id, delivered_seq,
    delivered_public_seq, read_seq, read_public_seq, moved_at_seq)
SELECT $1, $2, $3, $4, $5, $6, $7::bigint, $8::bigint, CASE WHEN $9 THEN $7::bigint ELSE 0 END,
    CASE WHEN $9 THEN $8::bigint ELSE 0 END, w.seq
FROM workspace w WHERE w.id = $3
ON CONFLICT (conversation_id, reader_id) DO UPDATE SET
    delivered_seq = GREATEST(read_position.delivered_seq, excluded.delivered_seq),
    delivered_public_seq = GREATEST(read_position.delivered_public_seq, excluded.delivered_public_seq),
    read_seq = GREATEST(read_position.read_seq, excluded.read_seq),
    read_public_seq = GREATEST(read_position.read_public_seq, excluded.read_public_seq),
    moved_at_seq = excluded.moved_at_seq
WHERE read_position.read_seq < excluded.read_seq OR read_position.delivered_seq < excluded.delivered_seq
RETURNING *, NOT EXISTS (
    SELECT FROM before b WHERE b.delivered_public_seq = read_position.delivered_public_seq
    AND b.read_public_seq = read_position.read_public_seq
) AS is_public
"""
# The counter may have moved on before the position was there to be seen: whoever synced in between, and is told nothing
# because they have left again, finds it the next time.
SETTLE = """
WITH settled AS (
    UPDATE read_position r SET moved_at_seq = w.seq FROM workspace w
    WHERE r.id = $3 AND w.id = r.workspace_id AND r.moved_at_seq < w.seq
)
SELECT count(*) FROM (
    SELECT FROM message WHERE conversation_id = $1 AND author_type = 'visitor' AND seq > $2 AND deleted_at IS NULL
    LIMIT 100
) capped
"""
READS = """
SELECT r.*, COALESCE(a.name, v.name) AS reader_name, a.avatar_id FROM read_position r
LEFT JOIN membership m ON m.id = r.reader_id LEFT JOIN account a ON a.id = m.account_id
LEFT JOIN visitor v ON v.id = r.reader_id
"""


async def mark(
    services: Services,
    person: Person,
    conversation: ConversationAccess,
    message_id: UUID,
    how: Literal["delivered", "read"],
) -> None:
    """Both sides hear that the position moved; marking what was marked already tells nobody."""
    is_visitor = isinstance(person, VisitorPerson)
    target = await services.database.row(TARGET, conversation.id, message_id, is_visitor, person.id)
    if target is None:
        raise Refused(ErrorCode.NOT_FOUND, field="message_id")
    moved = await services.database.row(
        MOVE, new_id(), services.clock.now(), person.workspace_id, conversation.id, person.author.type, person.id,
        target["seq"], target["public_seq"], how == "read",
    )  # fmt: skip
    if moved is None:
        return
    unread = await services.database.value(SETTLE, conversation.id, moved["read_seq"], moved["id"])
    agents_see = _position(moved, person.author, for_visitor=False)
    agents_hear = ReadChanged(position=agents_see, unread_count=None if is_visitor else unread)
    services.rooms.tell_agents(person.workspace_id, "read_changed", agents_hear)
    if moved["is_public"]:  # reading a note must not show
        visitor_sees = _position(moved, person.author, for_visitor=True)
        services.rooms.tell_visitor(conversation.visitor_id, "read_changed", ReadChanged(position=visitor_sees))


async def of_conversations(database: Database, ids: list[UUID], *, for_visitor: bool) -> list[ReadPosition]:
    rows = await database.fetch(f"{READS} WHERE r.conversation_id = ANY($1) ORDER BY r.id", ids) if ids else []
    return [_position(row, _reader(row), for_visitor=for_visitor) for row in rows]


async def moved_between(database: Database, workspace_id: UUID, seq: int, end: int) -> list[ReadPosition]:
    """Positions that moved while the workspace's log was at `seq` or later, but before `end`; the newest thousand."""
    sql = f"""{READS} WHERE r.workspace_id = $1 AND r.moved_at_seq >= $2 AND r.moved_at_seq < $3
    ORDER BY r.moved_at_seq DESC LIMIT 1000"""
    rows = await database.fetch(sql, workspace_id, seq, end)
    return [_position(row, _reader(row), for_visitor=False) for row in rows]


def _reader(row: Row) -> Author:
    return Author(type=row["reader_type"], id=row["reader_id"], name=row["reader_name"], avatar_id=row["avatar_id"])


def _position(row: Row, reader: Author, *, for_visitor: bool) -> ReadPosition:
    numbering = "public_seq" if for_visitor else "seq"
    return ReadPosition(
        conversation_id=row["conversation_id"],
        reader=reader,
        delivered_seq=row[f"delivered_{numbering}"],
        read_seq=row[f"read_{numbering}"],
    )
