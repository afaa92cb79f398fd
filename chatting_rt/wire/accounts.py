"""What is said about accounts: signing up and in, and what people change about themselves."""

from typing import Annotated, Literal
from uuid import UUID

from msgspec import UNSET, Meta, UnsetType

from chatting_rt.wire.base import END, Command, Shape, ShortText, Time
from chatting_rt.wire.places import Place
from chatting_rt.wire.shapes import Account, Workspace, WorkspaceRef

EMAIL = r"^[^@\s<>\"']+@[^@\s<>\"']+\.[^@\s<>\"']+" + END
Email = Annotated[str, Meta(min_length=3, max_length=254, pattern=EMAIL)]
NewPassword = Annotated[str, Meta(min_length=10, max_length=200)]
Password = Annotated[str, Meta(min_length=1, max_length=200)]
Code = Annotated[str, Meta(min_length=6, max_length=20)]
Locale = Literal["en", "de", "ar"]


class CreateAccount(Command):
    """Sign up: an account, its first workspace and a site."""

    name: ShortText
    email: Email
    password: NewPassword
    workspace_name: ShortText
    locale: Locale = "en"


class CreateSession(Command):
    """Sign in. `code` is the authenticator's, or a recovery code."""

    email: Annotated[str, Meta(min_length=1, max_length=254)]
    password: Password
    code: Code | None = None


class RequestPasswordReset(Command):
    """Ask for a link by mail."""

    email: Annotated[str, Meta(min_length=1, max_length=254)]


class ResetPassword(Command):
    """Set a new password by a link from a mail."""

    password: NewPassword


class DeleteAccount(Command):
    """Delete one's account. The password once more, because nobody can undo it."""

    password: Password


class UpdateProfile(Command):
    """Change one's name, the language of one's mails, or one's picture."""

    name: ShortText | UnsetType = UNSET
    locale: Locale | UnsetType = UNSET
    avatar_id: UUID | UnsetType | None = UNSET
    """Of an upload with the purpose `avatar`; null for none."""


class ResendConfirmation(Command):
    """Send the mail that confirms one's address again."""


class ChangeEmail(Command):
    """Change one's address, once both the old and the new one have confirmed it."""

    email: Email
    password: Password


class ChangePassword(Command):
    """Change one's password. All other sessions end."""

    password: Password
    new_password: NewPassword


class StartTwoFactor(Command):
    """Get a secret for an authenticator. Nothing changes until a code of it is confirmed."""

    password: Password


class ConfirmTwoFactor(Command):
    """Switch two-factor sign-in on, by a code of the new secret."""

    code: Code


class DisableTwoFactor(Command):
    """Switch two-factor sign-in off."""

    password: Password


class ListSessions(Command):
    """One's signed-in devices."""


class RevokeSession(Command):
    """Sign another device of one's own out."""

    session_id: UUID


class RevokeOtherSessions(Command):
    """Sign all other devices of one's own out."""


class AccountCreated(Shape):
    """Signed up and signed in."""

    token: str
    account: Account
    workspace: Workspace


class SessionCreated(Shape):
    """Signed in."""

    token: str
    account: Account
    workspaces: list[WorkspaceRef]
    device_token: str | None
    """To be kept beyond signing out, and shown at the next sign-in as the cookie `chatting_device`, as browsers do: who
    has it is let in also while others guess at the password, and gets no mail about a new device. Null until the
    address is confirmed."""


class SessionInfo(Shape):
    """A signed-in device of the account."""

    id: UUID
    user_agent: str | None
    place: Place | None
    """Roughly where it signed in; null where that is not known."""
    created_at: Time
    last_seen_at: Time
    is_current: bool


class SessionList(Shape):
    """The account's signed-in devices, last seen first."""

    sessions: list[SessionInfo]


class AccountChanged(Shape):
    """The account as it is now."""

    account: Account


class TwoFactorStarted(Shape):
    """A secret for an authenticator, as text and as what a QR code carries."""

    secret: str
    uri: str


class TwoFactorConfirmed(Shape):
    """Two-factor sign-in is on. Each recovery code signs in once without the authenticator; they are shown only now."""

    recovery_codes: list[str]


class EmailConfirmed(Shape):
    """What following a link from a mail did: the address is confirmed, changed, or waits for the other address."""

    email: str
    outcome: Literal["confirmed", "changed", "waiting"]
