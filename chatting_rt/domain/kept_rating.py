from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from chatting_rt.infra.database import Row
from chatting_rt.wire import shapes
from chatting_rt.wire.base import rfc3339

EDITABLE = timedelta(days=1)  # from the first answer


@dataclass(frozen=True)
class KeptRating:
    """The last rating of a conversation, as it stands in the database."""

    asked_at: datetime
    rating: int
    comment: str | None
    rated_at: datetime
    agent_id: UUID | None

    @classmethod
    def of(cls, row: Row) -> KeptRating:
        return cls(row["asked_at"], row["rating"], row["comment"], row["rated_at"], row["rated_agent_id"])

    def for_agents(self) -> shapes.Rating:
        return shapes.Rating(
            rating=self.rating, comment=self.comment, agent_id=self.agent_id, rated_at=rfc3339(self.rated_at)
        )

    def for_visitor(self) -> shapes.OwnRating:
        return shapes.OwnRating(
            rating=self.rating,
            comment=self.comment,
            rated_at=rfc3339(self.rated_at),
            editable_until=rfc3339(self.rated_at + EDITABLE),
        )
