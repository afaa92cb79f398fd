"""The two sides of the sockets: how each joins, what it may ask, and what it is told."""

from dataclasses import dataclass
from inspect import cleandoc
from typing import Any, get_args

from limits import parse

from chatting_rt.wire import events
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
    "draining": events.Draining,
    "presence_changed": events.PresenceChanged,
    "read_changed": events.ReadChanged,
    "session_revoked": events.SessionRevoked,
    "typing_changed": events.TypingChanged,
}
TO_VISITORS = TO_BOTH | {
    "author_changed": events.AuthorChanged,
    "conversation_deleted": events.ConversationGone,
    "head": events.ConversationHead,
    "opening_changed": events.OpeningChanged,
    "queue_changed": events.QueueChanged,
    "typing_previews_changed": events.TypingPreviewsChanged,
}
TO_AGENTS = TO_BOTH | {
    "draft_changed": events.DraftChanged,
    "head": events.WorkspaceHead,
    "event_tracked": events.EventTracked,
    "page_viewed": events.PageViewed,
    "own_views_changed": events.OwnViewsChanged,
    "typing_previewed": events.TypingPreviewed,
    "viewing_changed": events.ViewingChanged,
    "visitor_notes_changed": events.VisitorNotesChanged,
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
