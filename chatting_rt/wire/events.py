"""What the server tells and keeps: durable events are numbered and replayed."""

from uuid import UUID

from chatting_rt.wire.base import Author, Removed, Seq, Shape, Time
from chatting_rt.wire.canned_replies import CannedReply
from chatting_rt.wire.hours import Hours
from chatting_rt.wire.labels import Label
from chatting_rt.wire.routing import Routing
from chatting_rt.wire.saved_views import SavedView
from chatting_rt.wire.shapes import (
    Agent,
    Conversation,
    MergedVisitor,
    Message,
    Site,
    Visitor,
    VisitorConversation,
    Workspace,
)
from chatting_rt.wire.teams import Team


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
