"""Two visitors who turn out to be one."""

from uuid import UUID

from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.infra.event_log import LogTransaction
from chatting_rt.wire.base import Author
from chatting_rt.wire.visitors import MOST_ATTRIBUTES
from models import Visit, Visitor

MOST = 500  # conversations that are moved at once
CONVERSATIONS = "SELECT id FROM conversation WHERE visitor_id = $1 ORDER BY id LIMIT $2 FOR NO KEY UPDATE"
# Clients choose what they start a conversation under, and one that became somebody else may have done so twice.
MOVE = """
UPDATE conversation c SET visitor_id = $1, client_id = CASE WHEN EXISTS (
    SELECT FROM conversation k WHERE k.visitor_id = $1 AND k.client_id = c.client_id
) THEN gen_random_uuid() ELSE client_id END
WHERE id = ANY($3) AND visitor_id = $2
"""
MOVES = (
    MOVE,
    "UPDATE message SET author_id = $1 WHERE conversation_id = ANY($3) AND author_id = $2",
    "UPDATE read_position SET reader_id = $1 WHERE conversation_id = ANY($3) AND reader_id = $2",
    "UPDATE file SET uploader_id = $1 WHERE conversation_id = ANY($3) AND uploader_id = $2",
)
EVENTS = "UPDATE tracked_event SET visitor_id = $1 WHERE visitor_id = $2"
NOTES = "UPDATE visitor_note SET visitor_id = $1 WHERE visitor_id = $2"
VISIT = """
UPDATE visit SET visitor_id = $1
WHERE visitor_id = $2 AND NOT EXISTS (SELECT FROM visit WHERE visitor_id = $1)
"""


async def merge(log: LogTransaction, kept: Visitor, other: Visitor, *, by: Author) -> None:
    """Give all that was the other's to `kept`. Both are held. The other's row stays, and says who they are now."""
    rows = await log.connection.execute_query_dict(CONVERSATIONS, [other.id, MOST + 1])
    moved: list[UUID] = [row["id"] for row in rows]
    if len(moved) > MOST:
        raise Refused(ErrorCode.CONFLICT, f"More than {MOST} conversations cannot be moved at once.")
    for move in MOVES:
        await log.connection.execute_query(move, [kept.id, other.id, moved])
    await log.connection.execute_query(EVENTS, [kept.id, other.id])
    await log.connection.execute_query(NOTES, [kept.id, other.id])
    await log.connection.execute_query(VISIT, [kept.id, other.id])
    await Visit.filter(visitor_id=other.id).delete()
    await Visitor.filter(merged_into_id=other.id).update(merged_into_id=kept.id)
    _take_facts(kept, other)
    other.merged_into_id = kept.id
    await other.save(update_fields=["merged_into_id", "name", "email", "attributes"])
    for id in moved:
        log.append("conversation_updated", id, by=by, conversation_id=id, is_public=True)
    log.append("visitor_merged", other.id, by=by)


def _take_facts(kept: Visitor, other: Visitor) -> None:
    """Where both know something, what was known of `kept` counts."""
    kept.name, kept.email = kept.name or other.name, kept.email or other.email
    known = dict(kept.attributes or {})
    for name, value in (other.attributes or {}).items():
        if len(known) < MOST_ATTRIBUTES:
            known.setdefault(name, value)
    kept.attributes = known or None
    other.name = other.email = other.attributes = None
