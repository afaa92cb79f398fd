"""Who is looking at a conversation: true only while it is told."""

from uuid import UUID

from chatting_rt.wire.base import Command, Shape


class SetViewing(Command):
    """Say which conversation this device shows now; null for none. Forgotten when the device is gone."""

    conversation_id: UUID | None


class Viewing(Shape):
    """The agents who look at the conversation, oneself among them."""

    agent_ids: list[UUID]
