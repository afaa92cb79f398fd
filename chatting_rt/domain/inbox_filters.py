"""What a view of the inbox is narrowed down to, as SQL of our own and the values for it."""

from uuid import UUID

from chatting_rt.domain import labels
from chatting_rt.infra.database import Database
from chatting_rt.wire.commands import ConversationFilters

LABELLED = "EXISTS (SELECT FROM conversation_label l WHERE l.conversation_id = c.id AND l.label_id = {})"


async def check(database: Database, workspace_id: UUID, filters: ConversationFilters) -> None:
    """Whatever is named in a filter must be of the workspace."""
    await labels.check_known(database, workspace_id, filters.label_ids, "filters.label_ids")


def conditions(filters: ConversationFilters, first: int) -> tuple[str, list[object]]:
    """On a conversation `c`; the first value is `$first`."""
    given: list[tuple[str, object]] = [(LABELLED, label_id) for label_id in filters.label_ids]
    sql = "".join(f" AND {condition.format(f'${place}')}" for place, (condition, _) in enumerate(given, first))
    return sql, [value for _, value in given]
