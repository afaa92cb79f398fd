"""Asking people to join, by mail."""

from datetime import timedelta
from uuid import UUID

from tortoise.backends.base.client import TransactionalDBClient
from tortoise.exceptions import IntegrityError
from tortoise.transactions import in_transaction

from chatting_rt.domain import mails
from chatting_rt.domain.claims import is_confirmed
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.permissions import RANKS
from chatting_rt.errors import ErrorCode, Refused, not_found
from chatting_rt.services import Services
from chatting_rt.wire import invitations as wire
from chatting_rt.wire.base import rfc3339
from models import Account, Invitation, Membership, Workspace

LIFE = timedelta(days=7)
PER_WORKSPACE = "60/hour"
PER_ADDRESS = "10/day"  # that anybody may have us write to one address
MOST_OPEN = 500  # of a workspace


async def create(services: Services, by: AgentPerson, email: str, role: wire.Invited) -> wire.Invitation:
    """`conflict` where the address is invited, or a member's, already."""
    email = email.lower()
    if RANKS[role] > RANKS[by.role]:
        raise Refused(ErrorCode.FORBIDDEN, "Nobody can give a role above their own.", field="role")
    await _count(services, by, email)
    now = services.clock.now()
    try:
        async with in_transaction() as connection:
            if await Membership.exists(workspace_id=by.workspace_id, removed_at=None, account__email=email):
                raise Refused(ErrorCode.CONFLICT, "They are a member already.", field="email")
            await Invitation.filter(
                workspace_id=by.workspace_id, email=email, accepted_at=None, expires_at__lte=now
            ).delete()
            if await Invitation.filter(workspace_id=by.workspace_id, accepted_at=None).count() >= MOST_OPEN:
                raise Refused(ErrorCode.CONFLICT, "Too many invitations are open.")
            invitation = await Invitation.create(
                workspace_id=by.workspace_id, inviter_id=by.id, email=email, role=role, created_at=now,
                expires_at=now + LIFE,
            )  # fmt: skip
            await _mail(services, connection, invitation, by)
    except IntegrityError:
        raise Refused(ErrorCode.CONFLICT, "They are invited already.", field="email") from None
    return _seen(services, invitation, by.name)


async def resend(services: Services, by: AgentPerson, invitation_id: UUID) -> wire.Invitation:
    """The same link, in another mail and for another seven days."""
    async with in_transaction() as connection:
        invitation = await Invitation.filter(
            id=invitation_id, workspace_id=by.workspace_id, accepted_at=None
        ).select_for_update().first()  # fmt: skip
        if invitation is None:
            raise not_found()
        await _count(services, by, invitation.email)
        invitation.expires_at = services.clock.now() + LIFE
        await invitation.save(update_fields=["expires_at"])
        await _mail(services, connection, invitation, by)
    return _seen(services, invitation, by.name)


async def revoke(by: AgentPerson, invitation_id: UUID) -> None:
    """Its link is good for nothing from now on."""
    if not await Invitation.filter(id=invitation_id, workspace_id=by.workspace_id, accepted_at=None).delete():
        raise not_found()


async def listed(services: Services, by: AgentPerson) -> list[wire.Invitation]:
    """Those that nobody has accepted, the newest first."""
    rows = Invitation.filter(workspace_id=by.workspace_id, accepted_at=None).order_by("-created_at", "-id")
    found = await rows.prefetch_related("inviter__account")
    return [_seen(services, one, one.inviter.account.name if one.inviter else None) for one in found]


async def found(services: Services, token: str) -> tuple[Invitation, wire.InvitationFound]:
    """What its link leads to, or `not_found`: made up, taken back, accepted and expired ones look alike."""
    id = services.signed_ids.id_of("invitation", token)
    rows = Invitation.filter(id=id, accepted_at=None, expires_at__gt=services.clock.now()) if id else None
    invitation = await rows.prefetch_related("workspace", "inviter__account").first() if rows else None
    if invitation is None:
        raise not_found()
    return invitation, wire.InvitationFound(
        workspace_name=invitation.workspace.name,
        inviter=invitation.inviter.account.name if invitation.inviter else None,
        email=invitation.email,
        role=invitation.role,  # type: ignore[arg-type]
        expires_at=rfc3339(invitation.expires_at),
        has_account=await is_confirmed(invitation.email),
    )


async def _count(services: Services, by: AgentPerson, email: str) -> None:
    await services.limits.hit(PER_WORKSPACE, "invitations of", str(by.workspace_id))
    await services.limits.hit(PER_ADDRESS, "invitations to", email)


async def _mail(services: Services, connection: TransactionalDBClient, invitation: Invitation, by: AgentPerson) -> None:
    workspace = await Workspace.get(id=by.workspace_id)
    invited = await Account.filter(email=invitation.email, email_confirmed_at__not_isnull=True).first()
    await mails.send_later(
        services, connection, "invitation", invitation.email, invited.locale if invited else workspace.locale,
        workspace_id=workspace.id, inviter=by.name, workspace=workspace.name, invitation_id=invitation.id,
    )  # fmt: skip


def _seen(services: Services, invitation: Invitation, inviter: str | None) -> wire.Invitation:
    return wire.Invitation(
        id=invitation.id,
        email=invitation.email,
        role=invitation.role,  # type: ignore[arg-type]
        inviter=inviter,
        created_at=rfc3339(invitation.created_at),
        expires_at=rfc3339(invitation.expires_at),
        is_expired=invitation.expires_at <= services.clock.now(),
    )
