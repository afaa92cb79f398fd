"""What commands are answered: the `data` of an ack that is ok."""

from uuid import UUID

from chatting_rt.wire.base import Seq, Shape
from chatting_rt.wire.canned_replies import CannedReply
from chatting_rt.wire.drafts import Draft
from chatting_rt.wire.events import AgentEvent, VisitorEvent
from chatting_rt.wire.forms import FilledForm
from chatting_rt.wire.hours import Hours
from chatting_rt.wire.labels import Label
from chatting_rt.wire.routing import Routing
from chatting_rt.wire.saved_views import SavedView
from chatting_rt.wire.shapes import (
    Account,
    Agent,
    ColleaguePresence,
    Conversation,
    InboxCounts,
    InboxItem,
    Message,
    ReadPosition,
    Site,
    SiteForVisitors,
    UploadRules,
    VisitorSelf,
    VisitorThread,
    Workspace,
    WorkspaceRef,
)
from chatting_rt.wire.teams import Team


class Done(Shape):
    """It is done, and there is nothing more to say."""


class MessageSent(Shape):
    """The message as it is kept."""

    message: Message


class MessageChanged(Shape):
    """The message as it is now."""

    message: Message


class VisitorMessageSent(Shape):
    """The message as it is kept, and the conversation, new if the message started it."""

    message: Message
    conversation_id: UUID


class MessagePage(Shape):
    """Messages, oldest first."""

    messages: list[Message]
    has_more: bool


class WorkspaceSynced(Shape):
    """A page of the workspace's log. Ask again until the last `seq` reaches `head`; with `reset`, start over."""

    epoch: str
    head: Seq
    reset: bool = False
    events: list[AgentEvent] = []
    reads: list[ReadPosition] = []
    """Read positions that moved meanwhile."""


class ConversationSynced(Shape):
    """A page of a conversation's public log. Ask until the last `seq` reaches `head`; with `reset`, start over."""

    epoch: str
    head: Seq
    reset: bool = False
    events: list[VisitorEvent] = []
    reads: list[ReadPosition] = []


class VisitorStarted(Shape):
    """All that a widget needs to show itself."""

    visitor: VisitorSelf
    visitor_token: str
    site: SiteForVisitors
    epoch: str
    conversations: list[VisitorThread]
    """Newest activity first."""
    uploads: UploadRules
    missed: ConversationSynced | None = None


class AgentStarted(Shape):
    """All that a dashboard needs to show itself, but for the list."""

    agent: Agent
    account: Account
    workspace: Workspace
    workspaces: list[WorkspaceRef]
    agents: list[ColleaguePresence]
    teams: list[Team]
    labels: list[Label]
    routing: Routing
    canned_replies: list[CannedReply]
    hours: Hours
    saved_views: list[SavedView]
    """One's own and the shared ones."""
    drafts: list[Draft]
    """The newest; an older one comes with its conversation."""
    counts: InboxCounts
    uploads: UploadRules
    epoch: str
    head: Seq
    missed: WorkspaceSynced | None = None


class ConversationPage(Shape):
    """A page of the inbox, with the numbers of its views."""

    items: list[InboxItem]
    next_cursor: Seq | None
    counts: InboxCounts


class ConversationFound(Shape):
    """One conversation with everybody's read positions and one's own draft."""

    item: InboxItem
    reads: list[ReadPosition]
    draft: Draft | None
    """What the asking agent has half written in it."""
    form: FilledForm | None
    """What the visitor answered when it started."""


class ConversationChanged(Shape):
    """The conversation as it is now."""

    conversation: Conversation


class AgentChanged(Shape):
    """The agent as it is now."""

    agent: Agent


class SiteChanged(Shape):
    """The site as it is now."""

    site: Site
