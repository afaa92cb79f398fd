"""Deleting, for good."""

from uuid import UUID

from chatting_rt.wire.base import Command


class DeleteConversation(Command):
    """Delete a conversation and all that was said in it. There is no way back."""

    conversation_id: UUID


class DeleteVisitor(Command):
    """Delete a visitor and all that is theirs. There is no way back."""

    visitor_id: UUID
