"""The queue: visitors whose conversation waits for routing to find an agent with room for it."""

from typing import Annotated

from msgspec import Meta

from chatting_rt.wire.base import Shape


class QueuePlace(Shape):
    """Where a waiting conversation stands."""

    position: Annotated[int, Meta(ge=1)]
    """1 is next."""
    wait_minutes: int | None
    """About how long at most, by how the queue has moved of late; null where that is not known, or over an hour."""
