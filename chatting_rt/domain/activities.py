"""What happens to a conversation, as lines of its thread. They are no words of anybody: in no preview, never public."""

from uuid import UUID

import msgspec

from chatting_rt.infra.event_log import LogTransaction
from chatting_rt.wire.activities import Activity
from chatting_rt.wire.base import Author
from models.base import new_id

KEEP = """
INSERT INTO message (id, workspace_id, conversation_id, client_id, kind, body, author_type, author_id, created_at,
                     seq, activity)
VALUES ($1, $2, $3, $1, 'activity', '', $4, $5, $6, $7, $8)
"""


def note(log: LogTransaction, conversation_id: UUID, activity: Activity, *, by: Author) -> None:
    """In the transaction of what happened; the row is written once its number is known."""
    id = new_id()
    event = log.append("message_created", id, by=by, conversation_id=conversation_id)
    told = msgspec.json.encode(activity).decode()

    async def keep() -> None:
        await log.connection.execute_query(
            KEEP, [id, log.workspace_id, conversation_id, by.type, by.id or id, log.at, event.seq, told]
        )

    log.once_numbered(keep)
