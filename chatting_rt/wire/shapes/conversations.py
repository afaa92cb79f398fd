"""Conversations, for agents and for their visitors."""

from typing import Literal
from uuid import UUID

from chatting_rt.wire.base import Author, Seq, Shape, Time
from chatting_rt.wire.priorities import Priority
from chatting_rt.wire.queue import QueuePlace
from chatting_rt.wire.shapes.messages import Message
from chatting_rt.wire.shapes.ratings import OwnRating, Rating
from chatting_rt.wire.shapes.visitors import Visitor

ConversationStatus = Literal["open", "snoozed", "resolved"]


class ReadPosition(Shape):
    """How far one person's devices have received and read a conversation."""

    conversation_id: UUID
    reader: Author
    delivered_seq: Seq
    read_seq: Seq


class Conversation(Shape):
    """A thread, as agents see it. `head` is the workspace's number of its last event."""

    id: UUID
    site_id: UUID
    status: ConversationStatus
    snoozed_until: Time | None
    assignee_id: UUID | None
    label_ids: list[UUID]
    """What it is labelled with, in no order that means anything."""
    follower_ids: list[UUID]
    """Agents who follow it: they asked to, or were mentioned."""
    priority: Priority
    team_id: UUID | None
    """Whose it is, whoever of them has it."""
    visitor: Visitor
    head: Seq
    last_message: Message | None
    rating: Rating | None
    created_at: Time


class VisitorConversation(Shape):
    """A thread, as its visitor sees it. `head` counts only what the visitor may see."""

    id: UUID
    status: ConversationStatus
    assignee: Author | None
    head: Seq
    created_at: Time
    is_rating_wanted: bool
    """Whether the visitor is asked how they were helped, and has not said."""
    rating: OwnRating | None


class VisitorThread(Shape):
    """A conversation with its recent messages, oldest first."""

    id: UUID
    status: ConversationStatus
    assignee: Author | None
    head: Seq
    created_at: Time
    is_rating_wanted: bool
    rating: OwnRating | None
    messages: list[Message]
    has_more: bool
    """Whether list_messages finds older ones."""
    queue: QueuePlace | None
    """Where it stands among those who wait, if it does and is counted."""
    reads: list[ReadPosition]
