"""What clients may ask in the inbox and the widget."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from msgspec import UNSET, Meta, UnsetType, field

from chatting_rt.wire.base import END, AttachmentIds, Body, Command, PageSize, Seq, ShortText
from chatting_rt.wire.forms import GivenForm
from chatting_rt.wire.labels import LabelIds
from chatting_rt.wire.priorities import Priorities
from chatting_rt.wire.shapes import Availability, ConversationStatus, SentKind

Token = Annotated[str, Meta(min_length=1, max_length=300)]
IdentityToken = Annotated[str, Meta(min_length=1, max_length=4096, description="A JWT, HS256")]
Color = Annotated[str, Meta(pattern="^#[0-9a-fA-F]{6}" + END)]
Greeting = Annotated[str, Meta(min_length=1, max_length=200, pattern=r"\S")]
Origin = Annotated[str, Meta(max_length=300, pattern=r"^https?://[^/\s?#@]+" + END)]


# Connecting


class VisitorAuth(Command):
    """`auth` of a connection to /visitor."""

    site_key: Token
    visitor_token: Token | None = None
    identity_token: IdentityToken | None = None
    """As in `identify`: who proves at once who they are is met with what is theirs."""


class AgentAuth(Command):
    """`auth` of a connection to /agent. Without a token the session cookie counts; without a workspace the first."""

    token: Token | None = None
    workspace_id: UUID | None = None


# Both sides


class SetTyping(Command):
    """Say that one is writing, or stopped. Forgotten after 6 seconds without a repeat."""

    conversation_id: UUID
    is_typing: bool


class SetVisitorTyping(SetTyping):
    """Say that one is writing, or stopped. Forgotten after 6 seconds without a repeat."""

    preview: Body | None = None
    """What is written so far, if the workspace looks at it, which `start` says. The visitor is to be told before."""


class MarkRead(Command):
    """Say that one has read up to and including this message. Never moves back."""

    conversation_id: UUID
    message_id: UUID


class MarkDelivered(Command):
    """Say that one of one's devices has received up to and including this message. Never moves back."""

    conversation_id: UUID
    message_id: UUID


class ListMessages(Command):
    """Messages older than `before`, or the newest."""

    conversation_id: UUID
    before: UUID | None = None
    limit: PageSize = 50


class SentMessage(Command, kw_only=True):
    """What a message is sent with. Repeating a client_id is safe and gives the first result."""

    client_id: UUID
    body: Body
    attachment_ids: AttachmentIds = []
    """Files of the sender's own, from `POST /v1/uploads`. With some, the body may be empty."""
    quoted_message_id: UUID | None = None
    """A message of the same conversation. A reply cannot quote a note."""

    def __post_init__(self) -> None:
        if not self.body and not self.attachment_ids:
            raise ValueError("Expected a body or attachments - at `$.body`")
        if len(set(self.attachment_ids)) < len(self.attachment_ids):
            raise ValueError("Expected each file once - at `$.attachment_ids`")


# The visitor


class Page(Command):
    """Where the visitor is."""

    url: Annotated[str, Meta(max_length=2000, pattern=r"^https?://")]
    title: Annotated[str, Meta(max_length=300)] | None = None


class StartVisitor(Command):
    """Begin, or begin again. With `epoch` and `since` the newest conversation also brings what was missed."""

    epoch: Token | None = None
    since: Seq | None = None
    locale: Annotated[str, Meta(min_length=2, max_length=35, pattern=r"^[A-Za-z0-9-]+" + END)] | None = None
    page: Page | None = None


class SendVisitorMessage(SentMessage, kw_only=True):
    """Without a conversation, start one with it. Repeating a client_id is safe and gives the first result."""

    conversation_id: UUID | None = None
    form: GivenForm | None = None
    """What the site asks before a conversation starts."""

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.conversation_id is None and self.quoted_message_id is not None:
            raise ValueError("Expected a conversation to quote from - at `$.quoted_message_id`")


class SyncConversation(Command):
    """What happened in a conversation after `since`."""

    conversation_id: UUID
    epoch: Token
    since: Seq


# The agent


class StartAgent(Command):
    """Begin, or begin again. With `epoch` and `since` the answer brings the first page of what was missed."""

    epoch: Token | None = None
    since: Seq | None = None


class SyncWorkspace(Command):
    """What happened in the workspace after `since`."""

    epoch: Token
    since: Seq


InboxView = Literal["mine", "unassigned", "all", "mentions"]


class ConversationFilters(Command):
    """What a view is narrowed down to. What is not given narrows nothing."""

    label_ids: LabelIds = []
    """Carrying each of these."""
    priorities: Priorities = []
    """Of one of these."""
    team_id: UUID | None = None
    """Given to this team."""
    assignee_id: UUID | None = None
    """With this agent, whoever asks."""
    is_following: bool = False
    """Followed by oneself."""


class ListConversations(Command):
    """A view of the inbox, newest activity first."""

    view: InboxView = "all"
    status: ConversationStatus | None = "open"
    """Null: whatever the status."""
    filters: ConversationFilters = field(default_factory=ConversationFilters)
    cursor: Seq | None = None
    """The `next_cursor` of the page before."""
    limit: PageSize = 50


class GetConversation(Command):
    """One conversation with its read positions."""

    conversation_id: UUID


MentionedIds = Annotated[list[UUID], Meta(max_length=20)]


class SendAgentMessage(SentMessage, kw_only=True):
    """Post a reply or a note. Repeating a client_id is safe and gives the first result."""

    conversation_id: UUID
    kind: SentKind = "reply"
    if_head: Seq | None = None
    """The last event that the sender has seen. If a colleague has replied since, nothing is sent: `conflict`."""
    mentions: MentionedIds = []
    """Agents whom it names. They are told, and follow the conversation from then on."""


class EditMessage(Command):
    """Word one's own message anew."""

    conversation_id: UUID
    message_id: UUID
    body: Annotated[str, Meta(min_length=1, max_length=8000)]
    mentions: MentionedIds | UnsetType = UNSET
    """Agents whom it names now. If not given, it names whom it named."""


class DeleteMessage(Command):
    """Take a message back."""

    conversation_id: UUID
    message_id: UUID


class AssignConversation(Command):
    """Give the conversation to an agent, or with null to nobody.

    With `expected_assignee_id` (null for nobody) only if that is still who has it; `conflict` otherwise.
    """

    conversation_id: UUID
    assignee_id: UUID | None
    expected_assignee_id: UUID | UnsetType | None = UNSET


class SetConversationStatus(Command):
    """Open, snooze (until a time, or until the visitor writes) or resolve."""

    conversation_id: UUID
    status: ConversationStatus
    snoozed_until: Annotated[datetime, Meta(tz=True)] | None = None


class SetAvailability(Command):
    """What colleagues and routing shall think of one's being there."""

    availability: Availability


class MarkActive(Command):
    """Say that this device is in use. One that says so once has to go on: 5 minutes later its agent is away."""

    idle_seconds: Annotated[int, Meta(ge=0, le=86400)] = 0
    """How long ago it was; after a reconnect nobody may have been there for long."""


class UpdateSite(Command):
    """Change a site's name, look, the origins that may carry its widget, or what it asks of its visitors."""

    site_id: UUID
    name: ShortText | UnsetType = UNSET
    allowed_origins: Annotated[list[Origin], Meta(max_length=50)] | UnsetType = UNSET
    asks_rating: bool | UnsetType = UNSET
    requires_verified_identity: bool | UnsetType = UNSET
    """Whether `identify` is refused without a proof."""
    brand_color: Color | None | UnsetType = UNSET
    """Any: what stands on it is black or white, whichever can be read better."""
    greeting: Greeting | None | UnsetType = UNSET
