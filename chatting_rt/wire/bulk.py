"""One change to many conversations."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from msgspec import UNSET, Meta, UnsetType

from chatting_rt.wire.base import Command, Error, Shape
from chatting_rt.wire.priorities import Priority
from chatting_rt.wire.shapes import ConversationStatus

MOST = 100
CHANGES = "assignee_id", "team_id", "status", "priority", "label_id"


class ChangeConversations(Command):
    """Exactly one of assignee, team, status, priority and label, for all of these conversations."""

    conversation_ids: Annotated[list[UUID], Meta(min_length=1, max_length=MOST)]
    assignee_id: UUID | UnsetType | None = UNSET
    team_id: UUID | UnsetType | None = UNSET
    status: ConversationStatus | UnsetType = UNSET
    snoozed_until: Annotated[datetime, Meta(tz=True)] | None = None
    priority: Priority | UnsetType = UNSET
    label_id: UUID | UnsetType = UNSET
    is_labelled: bool = True
    """Whether the label is put on or taken off."""

    def __post_init__(self) -> None:
        if sum(getattr(self, name) is not UNSET for name in CHANGES) != 1:
            raise ValueError(f"Expected exactly one of {', '.join(CHANGES)}")


class Outcome(Shape):
    """What became of one conversation: changed, if it was not so already, or refused."""

    conversation_id: UUID
    error: Error | None = None


class ConversationsChanged(Shape):
    """Each conversation once. What changed comes by events, too."""

    outcomes: list[Outcome]
