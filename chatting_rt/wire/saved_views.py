"""Saved views: lists that agents keep under a name, for themselves or for all."""

from typing import Annotated
from uuid import UUID

from msgspec import UNSET, Meta, UnsetType, field

from chatting_rt.wire.base import Command, Shape
from chatting_rt.wire.commands import ConversationFilters, InboxView
from chatting_rt.wire.shapes import ConversationStatus

ViewName = Annotated[str, Meta(min_length=1, max_length=50, pattern=r"\S")]


class SavedView(Shape):
    """What a list is asked for, kept under a name."""

    id: UUID
    name: str
    is_shared: bool
    """Whether all agents have it, or only who made it."""
    agent_id: UUID
    """Who made it."""
    view: InboxView
    status: ConversationStatus
    """Not looked at in a view of mentions, which are listed whatever the status."""
    filters: ConversationFilters
    """May name what is there no longer; then the list is refused as any other."""


class CreateSavedView(Command):
    """Keep a list under a name."""

    name: ViewName
    is_shared: bool = False
    view: InboxView = "all"
    status: ConversationStatus = "open"
    filters: ConversationFilters = field(default_factory=ConversationFilters)


class UpdateSavedView(Command):
    """Rename a saved view, or keep another list under its name."""

    saved_view_id: UUID
    name: ViewName | UnsetType = UNSET
    view: InboxView | UnsetType = UNSET
    status: ConversationStatus | UnsetType = UNSET
    filters: ConversationFilters | UnsetType = UNSET


class DeleteSavedView(Command):
    """Keep a saved view no longer."""

    saved_view_id: UUID


class CountSavedViews(Command):
    """How much there is in one's saved views."""


class SavedViewChanged(Shape):
    """The saved view as it is now."""

    saved_view: SavedView


class SavedViewCount(Shape):
    """How many conversations a saved view has; 100 means 100 or more."""

    saved_view_id: UUID
    count: int


class SavedViewCounts(Shape):
    """The numbers of one's own saved views and of the shared ones."""

    counts: list[SavedViewCount]
