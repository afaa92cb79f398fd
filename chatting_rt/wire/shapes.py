"""The nouns: how each looks to the one who is told about it."""

from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta

from chatting_rt.wire.activities import Activity
from chatting_rt.wire.base import Author, Seq, Shape, Time
from chatting_rt.wire.forms import SiteForms
from chatting_rt.wire.hours import Opening
from chatting_rt.wire.priorities import Priority
from chatting_rt.wire.queue import QueuePlace

Role = Literal["owner", "admin", "agent"]
Availability = Literal["online", "away", "busy", "offline"]
ConversationStatus = Literal["open", "snoozed", "resolved"]
MessageKind = Literal["reply", "note", "activity"]
SentKind = Literal["reply", "note"]
Score = Annotated[int, Meta(ge=1, le=5, description="From 1 (bad) to 5 (very good)")]


class Attachment(Shape):
    """A file of a message. Links to it come from `get_file_links`."""

    id: UUID
    name: str
    media_type: str
    """What its content is, whatever its name says."""
    size: int
    width: int | None
    """Of an image, in pixels, so that its place can be kept free."""
    height: int | None
    has_thumbnail: bool
    alt: str
    """What an image shows, in words; may be empty."""


class Quote(Shape):
    """What a message answers to, as that is now: once it was taken back, only that it was there."""

    message_id: UUID
    kind: MessageKind
    author: Author
    excerpt: str
    """The first 200 letters of its body; nothing where it was only files."""
    is_deleted: bool


class Message(Shape):
    """A reply (both sides see it), a note or an activity (agents only). With attachments its body may be empty.

    Of a deleted one only the place is left: its body is empty, and it has no attachments.
    """

    id: UUID
    conversation_id: UUID
    client_id: UUID
    seq: Seq
    """The event that created it: for an agent the workspace's number, for a visitor the conversation's public one."""
    kind: MessageKind
    body: str
    attachments: list[Attachment]
    author: Author
    created_at: Time
    edited_at: Time | None
    """When it was last worded anew."""
    is_deleted: bool
    activity: Activity | None = None
    """What happened, where that is what the message tells."""
    quote: Quote | None = None
    mentions: list[UUID] = []
    """Agents whom it names, in no order that means anything. Visitors are not told."""


class ReadPosition(Shape):
    """How far one person's devices have received and read a conversation."""

    conversation_id: UUID
    reader: Author
    delivered_seq: Seq
    read_seq: Seq


class Visitor(Shape):
    """A person on a website, as agents see them."""

    id: UUID
    name: str | None
    email: str | None
    external_id: str | None
    """Who they are to the site."""
    is_verified: bool
    """Whether the site's server has proven that; else it is only said."""
    locale: str | None
    attributes: dict[str, str | int | float | bool]
    """What the site and the team noted of them, by name."""
    is_blocked: bool
    """Whether they are kept from connecting."""
    created_at: Time


class MergedVisitor(Shape):
    """Who is no longer there by themselves, and who they turned out to be."""

    merged_id: UUID
    visitor: Visitor


class VisitorSelf(Shape):
    """The visitor, as they see themselves."""

    id: UUID
    name: str | None
    email: str | None
    is_verified: bool
    """Whether it is proven who they are; then their conversations are the same on each of their devices."""


class Rating(Shape):
    """What the visitor thought of how they were helped, the last time they said."""

    rating: Score
    comment: str | None
    agent_id: UUID | None
    """Who had the conversation then."""
    rated_at: Time


class OwnRating(Shape):
    """What the visitor said, the last time they were asked. They may change it for a while."""

    rating: Score
    comment: str | None
    rated_at: Time
    editable_until: Time


class Conversation(Shape):
    """A thread, as agents see it. `head` is the workspace's number of its last event."""

    id: UUID
    site_id: UUID
    status: ConversationStatus
    snoozed_until: Time | None
    assignee_id: UUID | None
    label_ids: list[UUID]
    """What it is labelled with, in no order that means anything."""
    follower_ids: list[UUID]
    """Agents who follow it: they asked to, or were mentioned."""
    priority: Priority
    team_id: UUID | None
    """Whose it is, whoever of them has it."""
    visitor: Visitor
    head: Seq
    last_message: Message | None
    rating: Rating | None
    created_at: Time


class InboxItem(Shape):
    """A conversation as one agent finds it in a list: with what is theirs alone, and what is true only now."""

    conversation: Conversation
    unread_count: int
    mentioned_seq: Seq | None
    """The number of the newest mention of this agent: its message's, or that of the edit that brought it in."""
    has_unread_mention: bool
    is_visitor_online: bool


class VisitorConversation(Shape):
    """A thread, as its visitor sees it. `head` counts only what the visitor may see."""

    id: UUID
    status: ConversationStatus
    assignee: Author | None
    head: Seq
    created_at: Time
    is_rating_wanted: bool
    """Whether the visitor is asked how they were helped, and has not said."""
    rating: OwnRating | None


class VisitorThread(Shape):
    """A conversation with its recent messages, oldest first."""

    id: UUID
    status: ConversationStatus
    assignee: Author | None
    head: Seq
    created_at: Time
    is_rating_wanted: bool
    rating: OwnRating | None
    messages: list[Message]
    has_more: bool
    """Whether list_messages finds older ones."""
    queue: QueuePlace | None
    """Where it stands among those who wait, if it does and is counted."""
    reads: list[ReadPosition]


class Agent(Shape):
    """A membership of the workspace."""

    id: UUID
    name: str
    role: Role
    availability: Availability
    capacity: int | None = None
    """How many open conversations routing gives them at most; null: as the workspace says."""
    avatar_id: UUID | None = None
    """Of their picture, below `GET /v1/avatars/`."""


class ColleaguePresence(Shape):
    """An agent and whether some device of theirs is connected."""

    agent: Agent
    is_online: bool
    is_attentive: bool
    """Whether one of their devices is in use."""


class Removed(Shape):
    """What is no longer there."""

    id: UUID


class Site(Shape):
    """A website that carries the widget. An empty list of origins allows any."""

    id: UUID
    name: str
    key: str
    allowed_origins: list[str]
    asks_rating: bool
    """Whether visitors are asked, once a conversation is resolved, how they were helped."""
    forms: SiteForms
    requires_verified_identity: bool
    """Whether who visitors say they are has to be proven."""
    brand_color: str | None
    """Of the launcher and the panel; null for the product's own."""
    greeting: str | None
    """What a visitor reads before they write; null for ours, in their language."""


class Brand(Shape):
    """A site's colour, and what stands on it: black or white, with a contrast of 4.5:1 at least."""

    color: str
    label: str


class SiteForVisitors(Shape):
    """What a widget may know about its site."""

    id: UUID
    name: str
    is_team_online: bool
    opening: Opening | None
    """Whether it is the team's hour; null where it may be any."""
    forms: SiteForms
    brand: Brand | None
    greeting: str | None
    shows_typing_previews: bool
    """Whether agents see what a visitor is writing. The visitor is to be told."""


class Workspace(Shape):
    """The tenant, as its agents see it."""

    id: UUID
    name: str
    time_zone: str
    locale: str
    delete_at: Time | None
    """When it is deleted, unless an owner takes that back."""
    shows_live_visitors: bool
    """Whether its agents see who is on the sites now."""
    shows_typing_previews: bool
    """Whether its agents see what visitors are writing."""
    sites: list[Site]


class Account(Shape):
    """A person who signs in."""

    id: UUID
    name: str
    email: str
    is_email_confirmed: bool
    locale: str
    has_two_factor: bool
    avatar_id: UUID | None


class WorkspaceRef(Shape):
    """A workspace that an account may enter."""

    id: UUID
    name: str
    role: Role


class UploadRules(Shape):
    """What may be uploaded, so that clients need not try."""

    max_bytes: int
    max_per_message: int
    media_types: list[str]
    is_direct: bool
    """Whether `begin_upload` is offered: the bytes then go straight into the storage."""
    extensions: list[str]
    """By which a file can be told to be one of these before it is sent; its content decides."""


class TeamCount(Shape):
    """How many open conversations a team has; 100 means 100 or more."""

    team_id: UUID
    open: int


class InboxCounts(Shape):
    """Conversations by view. Each is counted up to 100, which means 100 or more."""

    mine: int
    """Open ones, as those of nobody and of teams."""
    unassigned: int
    open: int
    snoozed: int
    resolved: int
    mentions: int
    """Whatever their status: with a mention that the agent has not read."""
    teams: list[TeamCount]
    """Of the teams that the agent is in."""
