"""Followers: agents who keep an eye on a conversation, whoever has it."""

from uuid import UUID

from chatting_rt.wire.base import Command


class FollowConversation(Command):
    """Follow a conversation."""

    conversation_id: UUID


class UnfollowConversation(Command):
    """Follow a conversation no longer, until one is mentioned in it again."""

    conversation_id: UUID
