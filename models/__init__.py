"""The tables, one per file. A model is columns and questions about a row; it never emits or enqueues."""

from models.account import Account
from models.api_token import ApiToken
from models.blocked_address import BlockedAddress
from models.canned_reply import CannedReply
from models.conversation import Conversation
from models.conversation_label import ConversationLabel
from models.draft import Draft
from models.email_link import EmailLink
from models.file import File, FileUse
from models.follower import Follower
from models.hours import Hours
from models.identity_secret import IdentitySecret
from models.invitation import Invitation
from models.job_attempt import JobAttempt
from models.label import Label
from models.mail import Mail
from models.membership import Membership
from models.mention import Mention
from models.message import Message
from models.rating import Rating
from models.read_position import ReadPosition
from models.recovery_code import RecoveryCode
from models.routing import Routing
from models.saved_view import SavedView
from models.session import Session
from models.site import Site
from models.team import Team
from models.team_member import TeamMember
from models.tracked_event import TrackedEvent
from models.transcript import Transcript
from models.visit import Visit
from models.visitor import Visitor
from models.visitor_note import VisitorNote
from models.workspace import Workspace

__all__ = [
    "Account",
    "ApiToken",
    "BlockedAddress",
    "CannedReply",
    "Conversation",
    "ConversationLabel",
    "Draft",
    "EmailLink",
    "File",
    "FileUse",
    "Follower",
    "Hours",
    "IdentitySecret",
    "Invitation",
    "JobAttempt",
    "Label",
    "Mail",
    "Membership",
    "Mention",
    "Message",
    "Rating",
    "ReadPosition",
    "RecoveryCode",
    "Routing",
    "SavedView",
    "Session",
    "Site",
    "Team",
    "TeamMember",
    "TrackedEvent",
    "Transcript",
    "Visit",
    "Visitor",
    "VisitorNote",
    "Workspace",
]
