"""Priorities: what is to be answered first."""

from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta

from chatting_rt.wire.base import Command

Priority = Literal["none", "low", "normal", "high", "urgent"]
PRIORITIES: tuple[Priority, ...] = ("none", "low", "normal", "high", "urgent")
"""From the least; a row keeps the place in here."""
Priorities = Annotated[list[Priority], Meta(max_length=5)]


class SetPriority(Command):
    """Say how soon a conversation is to be answered."""

    conversation_id: UUID
    priority: Priority
