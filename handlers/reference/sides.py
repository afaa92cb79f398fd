"""The two sides of the sockets: how each joins, what it may ask, and what it is told."""

from dataclasses import dataclass
from inspect import cleandoc
from typing import Any, get_args

from limits import parse

from chatting_rt.wire import ephemeral_events, events
from chatting_rt.wire.base import Command, Shape
from chatting_rt.wire.commands import AgentAuth, VisitorAuth
from handlers import agent, visitor  # noqa: F401 - importing them declares the commands
from handlers.base import Declaration, declarations

Events = dict[str, type[Shape]]


@dataclass(frozen=True)
class Side:
    name: str
    auth: type[Command]
    durable: Events
    ephemeral: Events

    @property
    def namespace(self) -> str:
        return "/" + self.name

    @property
    def commands(self) -> list[Declaration]:
        return [declared for declared in declarations() if declared.namespace == self.namespace]


def durable(union: Any) -> Events:
    return {str(struct.__struct_config__.tag): struct for struct in get_args(union)}


TO_BOTH: Events = {
    "draining": ephemeral_events.Draining,
    "presence_changed": ephemeral_events.PresenceChanged,
    "read_changed": ephemeral_events.ReadChanged,
    "session_revoked": ephemeral_events.SessionRevoked,
    "typing_changed": ephemeral_events.TypingChanged,
}
TO_VISITORS = TO_BOTH | {
    "author_changed": ephemeral_events.AuthorChanged,
    "conversation_deleted": ephemeral_events.ConversationGone,
    "head": ephemeral_events.ConversationHead,
    "opening_changed": ephemeral_events.OpeningChanged,
    "queue_changed": ephemeral_events.QueueChanged,
    "typing_previews_changed": ephemeral_events.TypingPreviewsChanged,
}
TO_AGENTS = TO_BOTH | {
    "draft_changed": ephemeral_events.DraftChanged,
    "head": ephemeral_events.WorkspaceHead,
    "event_tracked": ephemeral_events.EventTracked,
    "page_viewed": ephemeral_events.PageViewed,
    "own_views_changed": ephemeral_events.OwnViewsChanged,
    "typing_previewed": ephemeral_events.TypingPreviewed,
    "viewing_changed": ephemeral_events.ViewingChanged,
    "visitor_notes_changed": ephemeral_events.VisitorNotesChanged,
}
SIDES = (
    Side("visitor", VisitorAuth, durable(events.VisitorEvent), TO_VISITORS),
    Side("agent", AgentAuth, durable(events.AgentEvent), TO_AGENTS),
)


def amount_and_seconds(limit: str) -> tuple[int, int]:
    """What "20/4 seconds" means: (20, 4)."""
    item = parse(limit)
    return item.amount, item.get_expiry()


def limit_in_words(limit: str) -> str:
    amount, seconds = amount_and_seconds(limit)
    return f"{amount} times in {seconds} s"


def paragraphs(documentation: str) -> tuple[str, str]:
    """The first paragraph, on one line, and the rest."""
    first, _, rest = cleandoc(documentation).partition("\n\n")
    return " ".join(first.split()), rest
