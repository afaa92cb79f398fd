"""Labels: words of the team's own that conversations carry."""

from typing import Annotated, Literal
from uuid import UUID

from msgspec import UNSET, Meta, UnsetType

from chatting_rt.wire.base import Command, Shape

LabelName = Annotated[str, Meta(min_length=1, max_length=50, pattern=r"\S")]
LabelColour = Literal["grey", "red", "orange", "yellow", "green", "teal", "blue", "purple", "pink"]
LabelIds = Annotated[list[UUID], Meta(max_length=10)]


class Label(Shape):
    """A word and the colour it is shown in, which each client draws as its theme wants it."""

    id: UUID
    name: str
    colour: LabelColour


class CreateLabel(Command):
    """Make a label."""

    name: LabelName
    colour: LabelColour = "grey"


class UpdateLabel(Command):
    """Rename a label, or give it another colour, wherever it is."""

    label_id: UUID
    name: LabelName | UnsetType = UNSET
    colour: LabelColour | UnsetType = UNSET


class DeleteLabel(Command):
    """Delete a label, and with it take it off all conversations."""

    label_id: UUID


class LabelConversation(Command):
    """Put a label on a conversation."""

    conversation_id: UUID
    label_id: UUID


class UnlabelConversation(Command):
    """Take a label off a conversation."""

    conversation_id: UUID
    label_id: UUID


class LabelChanged(Shape):
    """The label as it is now."""

    label: Label
