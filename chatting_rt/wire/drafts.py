"""Drafts: what an agent has half written, on all their devices."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta

from chatting_rt.wire.base import Body, Command, Shape
from chatting_rt.wire.shapes import SentKind

Revision = Annotated[int, Meta(ge=0, le=2**53 - 1, description="Rises with each time a draft is saved")]


class Draft(Shape):
    """What an agent has half written in a conversation. One with an empty body is gone."""

    conversation_id: UUID
    kind: SentKind
    body: str
    revision: Revision


class SaveDraft(Command):
    """Keep what one has written so far, for all one's devices. An empty body lets it go."""

    conversation_id: UUID
    kind: SentKind
    body: Body


class DraftSaved(Shape):
    """The draft as it is kept. What is told of a draft with a lower revision is old."""

    draft: Draft
