"""What the server tells and forgets: ephemeral events are true only when they are told."""

from typing import Literal
from uuid import UUID

from chatting_rt.wire.base import Author, Seq, Shape
from chatting_rt.wire.drafts import Draft
from chatting_rt.wire.hours import Opening
from chatting_rt.wire.queue import QueuePlace
from chatting_rt.wire.saved_views import SavedView
from chatting_rt.wire.shapes import ReadPosition
from chatting_rt.wire.visits import PageView, TrackedEvent


class TypingChanged(Shape):
    """Somebody is writing, or stopped. Forget it after 6 seconds without a repeat."""

    conversation_id: UUID
    author: Author
    is_typing: bool


class TypingPreviewed(Shape):
    """What a visitor has written and not sent. Told to devices that show the conversation; kept nowhere.

    Forget it when they stop, send something or leave, and after a minute.
    """

    conversation_id: UUID
    preview: str


class TypingPreviewsChanged(Shape):
    """From now on agents see what visitors are writing, or do so no longer."""

    shows_typing_previews: bool


class AuthorChanged(Shape):
    """Somebody who writes with the visitor has another name or picture, also on what they wrote before."""

    author: Author


class ConversationGone(Shape):
    """A conversation of the visitor was deleted; with null they themselves, and all that was theirs.

    `start` says what there is now. Who was deleted is refused there, and comes again as somebody new.
    """

    conversation_id: UUID | None


class ReadChanged(Shape):
    """A read position moved forward. `unread_count` is the reading agent's own; null where a visitor reads."""

    position: ReadPosition
    unread_count: int | None = None


class DraftChanged(Shape):
    """Another device of one's own saved a draft, or let it go."""

    draft: Draft


class OwnViewsChanged(Shape):
    """One's own saved views, all of them as they are now: on some device one was kept, changed or dropped."""

    saved_views: list[SavedView]


class ViewingChanged(Shape):
    """An agent began or ceased to look at the conversation that this device shows."""

    conversation_id: UUID
    agent_id: UUID
    is_viewing: bool


class PageViewed(Shape):
    """A visitor looks at another page. Told to devices that show a conversation of theirs."""

    visitor_id: UUID
    page: PageView


class EventTracked(Shape):
    """A visitor did something on the site. Told to devices that show a conversation of theirs."""

    visitor_id: UUID
    event: TrackedEvent


class VisitorNotesChanged(Shape):
    """Agents noted something else of a visitor. Told to devices that show a conversation of theirs."""

    visitor_id: UUID


class Present(Shape):
    """Who it is that came or went. Visitors are told only about the workspace as a whole.

    `attention` is an agent's: it is there while one of their devices is in use. That who comes is attentive, and who
    goes is not, goes without saying.
    """

    type: Literal["agent", "visitor", "attention", "workspace"]
    id: UUID


class PresenceChanged(Shape):
    """The first device of somebody came, or the last one went."""

    subject: Present
    is_online: bool


class OpeningChanged(Shape):
    """The team's hours began or ended, or are said otherwise. Null: the team may answer at any time."""

    opening: Opening | None


class QueueChanged(Shape):
    """A waiting conversation moved up, or the queue goes faster or slower. Null: it waits no longer."""

    conversation_id: UUID
    place: QueuePlace | None


class WorkspaceHead(Shape):
    """Told every 15 seconds, so that a client that missed the last event learns it."""

    epoch: str
    head: Seq


class ConversationHead(Shape):
    """Told every 15 seconds for each of a visitor's conversations, so that a missed last event is learnt."""

    conversation_id: UUID
    epoch: str
    head: Seq


class Draining(Shape):
    """This process is about to stop, or one is somebody else by now. Connect again after the wait.

    It differs from client to client.
    """

    retry_after_ms: int


class SessionRevoked(Shape):
    """The session behind this socket is over; the socket is cut."""
