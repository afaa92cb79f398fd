"""What visitors thought of how they were helped."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta

from chatting_rt.wire.base import Shape, Time

Score = Annotated[int, Meta(ge=1, le=5, description="From 1 (bad) to 5 (very good)")]


class Rating(Shape):
    """What the visitor thought of how they were helped, the last time they said."""

    rating: Score
    comment: str | None
    agent_id: UUID | None
    """Who had the conversation then."""
    rated_at: Time


class OwnRating(Shape):
    """What the visitor said, the last time they were asked. They may change it for a while."""

    rating: Score
    comment: str | None
    rated_at: Time
    editable_until: Time
