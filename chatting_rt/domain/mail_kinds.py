"""Every mail that we send: what its text speaks of, and where its link leads. Ids and plain words, never secrets."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import msgspec

from chatting_rt.infra.mail.words import plain, without_links
from chatting_rt.infra.signed_ids import SignedIds


class Kind(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    def sentences(self) -> str:
        """The name of its sentences in the locale files."""
        return NAMES[type(self)]

    def words(self) -> dict[str, str]:
        return {name: _shown(value) for name, value in msgspec.structs.asdict(self).items() if _is_word(value)}

    def path(self, ids: SignedIds) -> str | None:
        """Where the link leads, below PUBLIC_URL."""
        return None


class ConfirmEmail(Kind):
    name: str
    confirmation_id: UUID

    def path(self, ids: SignedIds) -> str:
        return f"/confirm-email/{ids.token('confirm_email', self.confirmation_id)}"


class Invitation(Kind):
    inviter: str
    workspace: str
    invitation_id: UUID

    def path(self, ids: SignedIds) -> str:
        return f"/join/{ids.token('invitation', self.invitation_id)}"


class PasswordReset(Kind):
    name: str
    reset_id: UUID

    def path(self, ids: SignedIds) -> str:
        return f"/reset-password/{ids.token('password_reset', self.reset_id)}"


class PasswordChanged(Kind):
    name: str

    def path(self, ids: SignedIds) -> str:
        return "/reset-password"


class EmailChangeConfirm(Kind):
    name: str
    change_id: UUID

    def path(self, ids: SignedIds) -> str:
        return f"/confirm-email-change/{ids.token('email_change', self.change_id)}"


class EmailChangeAllow(Kind):
    """To the address that the account has: its owner has to agree as well."""

    name: str
    new_email: str
    change_id: UUID

    def words(self) -> dict[str, str]:
        return super().words() | {"new_email": plain(self.new_email)}

    def path(self, ids: SignedIds) -> str:
        return f"/confirm-email-change/{ids.token('email_change', self.change_id)}"


class EmailChanged(Kind):
    name: str
    new_email: str

    def words(self) -> dict[str, str]:
        return super().words() | {"new_email": plain(self.new_email)}


class NewSignIn(Kind):
    name: str
    device: str
    at: datetime
    place: str | None = None

    def words(self) -> dict[str, str]:
        device = f"{self.device} ({self.place})" if self.place else self.device
        return super().words() | {"device": _shown(device)}

    def path(self, ids: SignedIds) -> str:
        return "/profile/sessions"


class TwoFactorChanged(Kind):
    name: str
    is_on: bool

    def sentences(self) -> str:
        return "two_factor_on" if self.is_on else "two_factor_off"

    def path(self, ids: SignedIds) -> str:
        return "/profile/security"


class WorkspaceDeletionScheduled(Kind):
    workspace: str
    by: str
    at: datetime

    def path(self, ids: SignedIds) -> str:
        return "/settings/workspace"


class WorkspaceDeleted(Kind):
    workspace: str


class MemberRemoved(Kind):
    name: str
    workspace: str


class TranscriptLink(Kind):
    workspace: str
    transcript_id: UUID

    def path(self, ids: SignedIds) -> str:
        return f"/transcripts/{ids.token('transcript', self.transcript_id)}"


KINDS: dict[str, type[Kind]] = {
    "confirm_email": ConfirmEmail,
    "invitation": Invitation,
    "password_reset": PasswordReset,
    "password_changed": PasswordChanged,
    "email_change_confirm": EmailChangeConfirm,
    "email_change_allow": EmailChangeAllow,
    "email_changed": EmailChanged,
    "new_sign_in": NewSignIn,
    "two_factor_changed": TwoFactorChanged,
    "workspace_deletion_scheduled": WorkspaceDeletionScheduled,
    "workspace_deleted": WorkspaceDeleted,
    "member_removed": MemberRemoved,
    "transcript": TranscriptLink,
}
NAMES = {kind: name for name, kind in KINDS.items()}


def _is_word(value: object) -> bool:
    return isinstance(value, str | datetime)


def _shown(value: str | datetime) -> str:
    if isinstance(value, datetime):
        return f"{value.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
    return without_links(plain(value))
