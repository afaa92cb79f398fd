"""Conversations, as each side sees them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chatting_rt.domain import attachments, kept_visitor, mentions, quotes
from chatting_rt.domain.kept_rating import KeptRating
from chatting_rt.domain.messages import KeptMessage
from chatting_rt.infra.database import Database, Row
from chatting_rt.wire import shapes
from chatting_rt.wire.base import Author, rfc3339
from chatting_rt.wire.priorities import PRIORITIES, Priority

LOOK = f"""
SELECT c.id, c.site_id, c.status, c.snoozed_until, c.assignee_id, c.seq AS head, c.public_seq AS public_head,
       c.created_at AS started_at, c.last_message_seq,
       aa.name AS assignee_name, aa.avatar_id AS assignee_avatar_id,
       ARRAY(SELECT l.label_id FROM conversation_label l WHERE l.conversation_id = c.id ORDER BY 1) AS label_ids,
       ARRAY(SELECT o.agent_id FROM follower o JOIN membership om ON om.id = o.agent_id AND om.removed_at IS NULL
             WHERE o.conversation_id = c.id ORDER BY 1) AS follower_ids,
       c.priority, (SELECT t.id FROM team t WHERE t.id = c.team_id) AS team_id,
       c.rating_asked_at, r.asked_at, r.rating, r.comment, r.rated_at, r.agent_id AS rated_agent_id,
       {kept_visitor.LOOK},
       m.id AS message_id, m.conversation_id, m.client_id, m.seq, m.public_seq, m.kind, m.body, m.author_type,
       m.author_id, m.created_at, m.edited_at, m.deleted_at, m.activity,
       COALESCE(ma.name, v.name) AS author_name, ma.avatar_id,
       {attachments.OF_MESSAGE}, {quotes.OF_MESSAGE}, {mentions.OF_MESSAGE}
"""  # noqa: S608
FROM = """
FROM conversation c
JOIN visitor v ON v.id = c.visitor_id
LEFT JOIN membership am ON am.id = c.assignee_id
LEFT JOIN account aa ON aa.id = am.account_id
LEFT JOIN message m ON m.conversation_id = c.id AND m.seq = c.last_message_seq
LEFT JOIN LATERAL (
    SELECT asked_at, rating, comment, created_at AS rated_at, agent_id FROM rating
    WHERE conversation_id = c.id ORDER BY asked_at DESC LIMIT 1
) r ON true
LEFT JOIN membership mm ON mm.id = m.author_id
LEFT JOIN account ma ON ma.id = mm.account_id
"""


@dataclass(frozen=True)
class KeptConversation:
    """A conversation as it stands in the database, with both of its heads."""

    id: UUID
    site_id: UUID
    status: shapes.ConversationStatus
    snoozed_until: datetime | None
    assignee: Author | None
    label_ids: list[UUID]
    follower_ids: list[UUID]
    priority: Priority
    team_id: UUID | None
    visitor: shapes.Visitor
    head: int
    public_head: int
    last_message: KeptMessage | None
    rating_asked_at: datetime | None
    rating: KeptRating | None
    created_at: datetime

    @classmethod
    def of(cls, row: Row) -> KeptConversation:
        return cls(
            id=row["id"],
            site_id=row["site_id"],
            status=row["status"],
            snoozed_until=row["snoozed_until"],
            assignee=_assignee(row),
            label_ids=row["label_ids"],
            follower_ids=row["follower_ids"],
            priority=PRIORITIES[row["priority"]],
            team_id=row["team_id"],
            visitor=kept_visitor.of(row),
            head=row["head"],
            public_head=row["public_head"],
            last_message=KeptMessage.of({**row, "id": row["message_id"]}) if row["message_id"] else None,
            rating_asked_at=row["rating_asked_at"],
            rating=KeptRating.of(row) if row["rating"] else None,
            created_at=row["started_at"],
        )

    def for_agents(self) -> shapes.Conversation:
        return shapes.Conversation(
            id=self.id,
            site_id=self.site_id,
            status=self.status,
            snoozed_until=rfc3339(self.snoozed_until) if self.snoozed_until else None,
            assignee_id=self.assignee.id if self.assignee else None,
            label_ids=self.label_ids,
            follower_ids=self.follower_ids,
            priority=self.priority,
            team_id=self.team_id,
            visitor=self.visitor,
            head=self.head,
            last_message=self.last_message.for_agents() if self.last_message else None,
            rating=self.rating.for_agents() if self.rating else None,
            created_at=rfc3339(self.created_at),
        )

    def for_visitor(self) -> shapes.VisitorConversation:
        return shapes.VisitorConversation(
            id=self.id,
            status=self.status,
            assignee=self.assignee,
            head=self.public_head,
            created_at=rfc3339(self.created_at),
            is_rating_wanted=self.status == "resolved" and self.rating_asked_at is not None and not self._answer,
            rating=self._answer.for_visitor() if self._answer else None,
        )

    @property
    def _answer(self) -> KeptRating | None:
        """What the visitor said the last time they were asked; what they said before is no answer to that."""
        return self.rating if self.rating and self.rating.asked_at == self.rating_asked_at else None


def _assignee(row: Row) -> Author | None:
    if row["assignee_id"] is None:
        return None
    return Author(type="agent", id=row["assignee_id"], name=row["assignee_name"], avatar_id=row["assignee_avatar_id"])


async def by_ids(database: Database, ids: list[UUID]) -> dict[UUID, KeptConversation]:
    rows = await database.fetch(f"{LOOK} {FROM} WHERE c.id = ANY($1)", ids) if ids else []
    return {row["id"]: KeptConversation.of(row) for row in rows}
