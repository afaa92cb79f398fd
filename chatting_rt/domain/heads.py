"""Telling clients how long the log is, so that one that missed the last event learns it within 15 s."""

from chatting_rt.infra.rooms import agents_of, visitor_room
from chatting_rt.services import Services
from chatting_rt.wire.ephemeral_events import ConversationHead, WorkspaceHead

CONVERSATIONS = 20  # of each visitor, newest activity first: whoever has hundreds must not drown in their heads
OF_VISITORS = f"""
SELECT v.id AS visitor_id, c.id, c.public_seq, w.epoch FROM visitor v JOIN workspace w ON w.id = v.workspace_id
CROSS JOIN LATERAL (
    SELECT id, public_seq FROM conversation WHERE visitor_id = v.id
    ORDER BY last_message_seq DESC LIMIT {CONVERSATIONS}
) c
WHERE v.id = ANY($1)
"""  # noqa: S608


async def tell_heads(services: Services) -> None:
    """To the sockets of this process; every process does it."""
    workspaces = services.rooms.workspaces_here()
    for row in await services.database.fetch("SELECT id, seq, epoch FROM workspace WHERE id = ANY($1)", workspaces):
        services.rooms.tell_here(agents_of(row["id"]), "head", WorkspaceHead(epoch=row["epoch"], head=row["seq"]))
    for row in await services.database.fetch(OF_VISITORS, services.rooms.visitors_here()):
        head = ConversationHead(conversation_id=row["id"], epoch=row["epoch"], head=row["public_seq"])
        services.rooms.tell_here(visitor_room(row["visitor_id"]), "head", head)
