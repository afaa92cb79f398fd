"""What the server tells. Durable events are numbered and replayed; ephemeral ones are true only when they are told."""

from typing import Literal
from uuid import UUID

from chatting_rt.wire.base import Author, Seq, Shape, Time
from chatting_rt.wire.canned_replies import CannedReply
from chatting_rt.wire.drafts import Draft
from chatting_rt.wire.hours import Hours, Opening
from chatting_rt.wire.labels import Label
from chatting_rt.wire.queue import QueuePlace
from chatting_rt.wire.routing import Routing
from chatting_rt.wire.saved_views import SavedView
from chatting_rt.wire.shapes import (
    Agent,
    Conversation,
    MergedVisitor,
    Message,
    ReadPosition,
    Removed,
    Site,
    Visitor,
    VisitorConversation,
    Workspace,
)
from chatting_rt.wire.teams import Team
from chatting_rt.wire.visits import PageView, TrackedEvent


class Durable(Shape):
    """The envelope of a durable event. `seq` is the workspace's number for agents, the conversation's for visitors."""

    seq: Seq
    epoch: str
    at: Time
    conversation_id: UUID | None
    actor: Author


# Agents


class ConversationCreated(Durable, tag_field="type", tag="conversation_created"):
    """A visitor started a conversation."""

    data: Conversation


class ConversationUpdated(Durable, tag_field="type", tag="conversation_updated"):
    """Its status or assignee changed, its team or priority, or what it is labelled with."""

    data: Conversation


class ConversationRated(Durable, tag_field="type", tag="conversation_rated"):
    """Its visitor said how they were helped, or changed what they said."""

    data: Conversation


class ConversationDeleted(Durable, tag_field="type", tag="conversation_deleted"):
    """It is gone, with all that was said in it."""

    data: Removed


class MessageCreated(Durable, tag_field="type", tag="message_created"):
    """Somebody wrote a reply or, among agents, a note; or an activity tells what happened."""

    data: Message


class MessageUpdated(Durable, tag_field="type", tag="message_updated"):
    """Its author worded it anew."""

    data: Message


class MessageDeleted(Durable, tag_field="type", tag="message_deleted"):
    """It was taken back. Its place stays, its body and files are gone."""

    data: Message


class AgentUpdated(Durable, tag_field="type", tag="agent_updated"):
    """An agent's name, picture, role, availability or capacity changed."""

    data: Agent


class SiteUpdated(Durable, tag_field="type", tag="site_updated"):
    """A site's name, key or origins changed."""

    data: Site


class SiteCreated(Durable, tag_field="type", tag="site_created"):
    """A site was added."""

    data: Site


class SiteDeleted(Durable, tag_field="type", tag="site_deleted"):
    """A site was removed."""

    data: Removed


class WorkspaceUpdated(Durable, tag_field="type", tag="workspace_updated"):
    """The workspace's settings changed, or whether it is to be deleted."""

    data: Workspace


class AgentJoined(Durable, tag_field="type", tag="agent_joined"):
    """Somebody accepted an invitation."""

    data: Agent


class AgentRemoved(Durable, tag_field="type", tag="agent_removed"):
    """Somebody left, or was removed."""

    data: Removed


class VisitorUpdated(Durable, tag_field="type", tag="visitor_updated"):
    """A visitor said who they are, or what is known of them changed. What they wrote carries their present name."""

    data: Visitor


class VisitorMerged(Durable, tag_field="type", tag="visitor_merged"):
    """Two visitors turned out to be one. All that was the other's is the kept one's now."""

    data: MergedVisitor


class VisitorDeleted(Durable, tag_field="type", tag="visitor_deleted"):
    """A visitor is gone, and all their conversations with them: no other event says so."""

    data: Removed


class TeamCreated(Durable, tag_field="type", tag="team_created"):
    """A team was made."""

    data: Team


class TeamUpdated(Durable, tag_field="type", tag="team_updated"):
    """A team's name changed, or who is in it."""

    data: Team


class TeamDeleted(Durable, tag_field="type", tag="team_deleted"):
    """A team was dissolved."""

    data: Removed


class LabelCreated(Durable, tag_field="type", tag="label_created"):
    """A label was made."""

    data: Label


class LabelUpdated(Durable, tag_field="type", tag="label_updated"):
    """A label's name or colour changed."""

    data: Label


class LabelDeleted(Durable, tag_field="type", tag="label_deleted"):
    """A label was deleted. No conversation carries it any more, and no other event says so."""

    data: Removed


class RoutingUpdated(Durable, tag_field="type", tag="routing_updated"):
    """How conversations are given out changed."""

    data: Routing


class CannedReplyCreated(Durable, tag_field="type", tag="canned_reply_created"):
    """A reply was kept for all agents."""

    data: CannedReply


class CannedReplyUpdated(Durable, tag_field="type", tag="canned_reply_updated"):
    """A canned reply was worded anew, or has another short code."""

    data: CannedReply


class CannedReplyDeleted(Durable, tag_field="type", tag="canned_reply_deleted"):
    """A canned reply is kept no longer."""

    data: Removed


class HoursUpdated(Durable, tag_field="type", tag="hours_updated"):
    """When the team answers changed."""

    data: Hours


class SavedViewCreated(Durable, tag_field="type", tag="saved_view_created"):
    """An agent shared a list under a name."""

    data: SavedView


class SavedViewUpdated(Durable, tag_field="type", tag="saved_view_updated"):
    """A shared view was renamed, or is another list."""

    data: SavedView


class SavedViewDeleted(Durable, tag_field="type", tag="saved_view_deleted"):
    """A shared view is kept no longer."""

    data: Removed


class SubjectErased(Durable, tag_field="type", tag="subject_erased"):
    """Something that happened to what is no longer there. It keeps its number, so that nobody waits for it."""


AgentEvent = (
    ConversationCreated
    | ConversationUpdated
    | ConversationRated
    | ConversationDeleted
    | MessageCreated
    | MessageUpdated
    | MessageDeleted
    | AgentUpdated
    | AgentJoined
    | AgentRemoved
    | SiteCreated
    | SiteUpdated
    | SiteDeleted
    | WorkspaceUpdated
    | VisitorUpdated
    | VisitorMerged
    | VisitorDeleted
    | TeamCreated
    | TeamUpdated
    | TeamDeleted
    | LabelCreated
    | LabelUpdated
    | LabelDeleted
    | RoutingUpdated
    | CannedReplyCreated
    | CannedReplyUpdated
    | CannedReplyDeleted
    | HoursUpdated
    | SavedViewCreated
    | SavedViewUpdated
    | SavedViewDeleted
    | SubjectErased
)


# Visitors


class VisitorConversationCreated(Durable, tag_field="type", tag="conversation_created"):
    """The visitor started a conversation, perhaps in another tab."""

    data: VisitorConversation


class VisitorConversationUpdated(Durable, tag_field="type", tag="conversation_updated"):
    """Its status changed, or who answers."""

    data: VisitorConversation


class VisitorConversationRated(Durable, tag_field="type", tag="conversation_rated"):
    """The visitor said how they were helped, perhaps in another tab."""

    data: VisitorConversation


class VisitorMessageCreated(Durable, tag_field="type", tag="message_created"):
    """Somebody wrote a reply."""

    data: Message


class VisitorMessageUpdated(Durable, tag_field="type", tag="message_updated"):
    """Its author worded it anew."""

    data: Message


class VisitorMessageDeleted(Durable, tag_field="type", tag="message_deleted"):
    """It was taken back. Its place stays, its body and files are gone."""

    data: Message


class VisitorSubjectErased(Durable, tag_field="type", tag="subject_erased"):
    """Something that happened to what is no longer there. It keeps its number, so that nobody waits for it."""


VisitorEvent = (
    VisitorConversationCreated
    | VisitorConversationUpdated
    | VisitorConversationRated
    | VisitorMessageCreated
    | VisitorMessageUpdated
    | VisitorMessageDeleted
    | VisitorSubjectErased
)


# Ephemeral


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
