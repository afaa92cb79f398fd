"""The nouns: how each looks to the one who is told about it."""

from chatting_rt.wire.shapes.accounts import Account
from chatting_rt.wire.shapes.agents import Agent, Availability, ColleaguePresence, Role
from chatting_rt.wire.shapes.conversations import (
    Conversation,
    ConversationStatus,
    ReadPosition,
    VisitorConversation,
    VisitorThread,
)
from chatting_rt.wire.shapes.files import Attachment, UploadRules
from chatting_rt.wire.shapes.inbox import InboxCounts, InboxItem, TeamCount
from chatting_rt.wire.shapes.messages import Message, MessageKind, Quote, SentKind
from chatting_rt.wire.shapes.ratings import OwnRating, Rating, Score
from chatting_rt.wire.shapes.sites import Brand, Site, SiteForVisitors
from chatting_rt.wire.shapes.visitors import MergedVisitor, Visitor, VisitorSelf
from chatting_rt.wire.shapes.workspaces import Workspace, WorkspaceRef

__all__ = [
    "Account",
    "Agent",
    "Attachment",
    "Availability",
    "Brand",
    "ColleaguePresence",
    "Conversation",
    "ConversationStatus",
    "InboxCounts",
    "InboxItem",
    "MergedVisitor",
    "Message",
    "MessageKind",
    "OwnRating",
    "Quote",
    "Rating",
    "ReadPosition",
    "Role",
    "Score",
    "SentKind",
    "Site",
    "SiteForVisitors",
    "TeamCount",
    "UploadRules",
    "Visitor",
    "VisitorConversation",
    "VisitorSelf",
    "VisitorThread",
    "Workspace",
    "WorkspaceRef",
]
