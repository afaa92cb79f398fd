"""Whether a mail that was promised is still true. Asked just before it is sent: it may have waited for hours."""

from chatting_rt.domain import mail_kinds as kinds
from chatting_rt.domain.mail_kinds import Kind
from chatting_rt.services import Services
from models import EmailLink, Invitation, Mail, Membership, Transcript, Workspace


async def is_wanted(services: Services, mail: Mail, kind: Kind) -> bool:
    """A link has to lead somewhere, and what is said of a workspace has to concern the reader."""
    now = services.clock.now()
    match kind:
        case (
            kinds.ConfirmEmail(confirmation_id=id)
            | kinds.PasswordReset(reset_id=id)
            | kinds.EmailChangeConfirm(change_id=id)
            | kinds.EmailChangeAllow(change_id=id)
        ):
            return await EmailLink.exists(id=id, used_at=None, expires_at__gt=now)
        case kinds.Invitation(invitation_id=id):
            return await Invitation.exists(id=id, accepted_at=None, expires_at__gt=now)
        case kinds.TranscriptLink(transcript_id=id):
            return await Transcript.exists(id=id, expires_at__gt=now)
        case kinds.WorkspaceDeletionScheduled(at=at):
            return await Workspace.exists(id=mail.workspace_id, delete_at=at) and await _is_member(mail)
        case kinds.MemberRemoved():
            return not await _is_member(mail)
    return True


async def _is_member(mail: Mail) -> bool:
    theirs = Membership.filter(workspace_id=mail.workspace_id, account__email=mail.to_address)
    return await theirs.filter(removed_at=None).exists()
