"""Catching up: what a client missed, in pages, or the advice to start over. Never silently a part of it."""

from uuid import UUID

from chatting_rt.domain import reads, replay
from chatting_rt.domain.access import ConversationAccess
from chatting_rt.infra.database import Database, Row
from chatting_rt.infra.event_log import LoggedEvent
from chatting_rt.wire.base import Author
from chatting_rt.wire.results import ConversationSynced, WorkspaceSynced

PAGE_SIZE = 200
NEVER = 2**62  # a number that no log reaches
EVENT = """
SELECT e.*, COALESCE(a.name, v.name) AS actor_name, a.avatar_id FROM event e
LEFT JOIN membership m ON m.id = e.actor_id LEFT JOIN account a ON a.id = m.account_id
LEFT JOIN visitor v ON v.id = e.actor_id
"""
OF_WORKSPACE = f"{EVENT} WHERE e.workspace_id = $1 AND e.seq > $2 ORDER BY e.seq LIMIT {PAGE_SIZE}"
OF_CONVERSATION = f"{EVENT} WHERE e.conversation_id = $1 AND e.public_seq > $2 ORDER BY e.public_seq LIMIT {PAGE_SIZE}"


async def workspace(database: Database, workspace_id: UUID, epoch: str, since: int) -> WorkspaceSynced:
    """A page of the workspace's log after `since`."""
    log = await database.row("SELECT seq, epoch, trimmed_seq FROM workspace WHERE id = $1", workspace_id)
    if log is None or log["epoch"] != epoch or not log["trimmed_seq"] <= since <= log["seq"]:
        return WorkspaceSynced(epoch=log["epoch"] if log else epoch, head=log["seq"] if log else 0, reset=True)
    rows = await database.fetch(OF_WORKSPACE, workspace_id, since)
    if _is_trimmed(rows, "seq", since, log["seq"]):  # since we looked
        return WorkspaceSynced(epoch=epoch, head=log["seq"], reset=True)
    told = await replay.for_agents(database, [_event(row, epoch) for row in rows])
    last = rows[-1]["seq"] if rows else since
    head = max(log["seq"], last)
    return WorkspaceSynced(
        epoch=epoch,
        head=head,
        events=[event for _, event in told],
        reads=await reads.moved_between(database, workspace_id, since, NEVER if last == head else last),
    )


async def conversation(database: Database, access: ConversationAccess, epoch: str, since: int) -> ConversationSynced:
    """A page of what the visitor may see of the conversation's log after `since`."""
    log = await database.row(
        "SELECT c.public_seq, w.epoch FROM conversation c JOIN workspace w ON w.id = c.workspace_id WHERE c.id = $1",
        access.id,
    )
    if log is None or log["epoch"] != epoch or since > log["public_seq"]:
        return ConversationSynced(
            epoch=log["epoch"] if log else epoch, head=log["public_seq"] if log else 0, reset=True
        )
    rows = await database.fetch(OF_CONVERSATION, access.id, since)
    if _is_trimmed(rows, "public_seq", since, log["public_seq"]):
        return ConversationSynced(epoch=epoch, head=log["public_seq"], reset=True)
    told = await replay.for_visitors(database, [_event(row, epoch) for row in rows])
    return ConversationSynced(
        epoch=epoch,
        head=max(log["public_seq"], rows[-1]["public_seq"] if rows else 0),
        events=[event for _, event in told],
        reads=await reads.of_conversations(database, [access.id], for_visitor=True),
    )


def _is_trimmed(rows: list[Row], number: str, since: int, head: int) -> bool:
    first = rows[0][number] if rows else head + 1
    return bool(first != since + 1)


def _event(row: Row, epoch: str) -> LoggedEvent:
    actor = Author(type=row["actor_type"], id=row["actor_id"], name=row["actor_name"], avatar_id=row["avatar_id"])
    return LoggedEvent(
        row["workspace_id"], row["type"], row["conversation_id"], row["subject_id"], actor,
        row["public_seq"] is not None, row["at"], row["seq"], row["public_seq"], epoch,
    )  # fmt: skip
