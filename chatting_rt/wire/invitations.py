"""Asking somebody to join, and joining."""

from typing import Literal
from uuid import UUID

from msgspec import UNSET, UnsetType

from chatting_rt.wire.accounts import Email, Locale, NewPassword
from chatting_rt.wire.base import Command, Shape, ShortText, Time
from chatting_rt.wire.shapes import Account, Role, WorkspaceRef

Invited = Literal["admin", "agent"]


class CreateInvitation(Command):
    """Ask somebody to join, by mail."""

    email: Email
    role: Invited


class ResendInvitation(Command):
    """Send the mail again, good for seven days from now."""

    invitation_id: UUID


class RevokeInvitation(Command):
    """Take an invitation back."""

    invitation_id: UUID


class ListInvitations(Command):
    """The invitations that nobody has accepted."""


class Invitation(Shape):
    """Somebody is asked to join."""

    id: UUID
    email: str
    role: Role
    inviter: str | None
    created_at: Time
    expires_at: Time
    is_expired: bool


class InvitationChanged(Shape):
    """The invitation as it is now."""

    invitation: Invitation


class InvitationList(Shape):
    """The open invitations, the newest first."""

    invitations: list[Invitation]


class InvitationFound(Shape):
    """What somebody who follows the link may know before they join."""

    workspace_name: str
    inviter: str | None
    email: str
    role: Role
    expires_at: Time
    has_account: bool
    """Whether the address has an account already: then signing in is the way to accept."""


class AcceptInvitation(Command):
    """Join: with a new account, or, without these fields, as who is signed in."""

    name: ShortText | UnsetType = UNSET
    password: NewPassword | UnsetType = UNSET
    locale: Locale = "en"


class InvitationAccepted(Shape):
    """Joined. `token` is a new session where the account is new."""

    token: str | None
    account: Account
    workspace: WorkspaceRef
