"""Accepting an invitation: with a new account, or with the one that somebody has."""

from uuid import UUID

from msgspec import UnsetType

from chatting_rt.domain import accounts, invitations, password_rules, sessions
from chatting_rt.domain.claims import confirm_if_free, confirming
from chatting_rt.domain.held_accounts import held
from chatting_rt.domain.telling import tell
from chatting_rt.errors import ErrorCode, Refused, not_found
from chatting_rt.infra.event_log import LogTransaction
from chatting_rt.services import Services
from chatting_rt.wire.base import Author
from chatting_rt.wire.invitations import AcceptInvitation, InvitationAccepted, InvitationFound
from chatting_rt.wire.shapes import WorkspaceRef
from models import Account, Invitation, Membership


async def join_as(services: Services, token: str, account_id: UUID) -> InvitationAccepted:
    """Whoever is signed in and has the link joins; should it be their address, it is confirmed by that."""
    return await confirming(lambda: _join_as(services, token, account_id))


async def _join_as(services: Services, token: str, account_id: UUID) -> InvitationAccepted:
    invitation, _ = await invitations.found(services, token)
    async with services.log.transaction(invitation.workspace_id) as log:
        account = await held(account_id)
        if account is None:
            raise Refused(ErrorCode.UNAUTHORIZED)
        await _join(services, log, invitation, account)
        await confirm_if_free(account.id, invitation.email, log.at)
    await tell(services, log.events)
    return await _accepted(services, invitation, account_id, None)


async def join_anew(
    services: Services, token: str, wish: AcceptInvitation, *, address: str, user_agent: str | None
) -> InvitationAccepted:
    """The new account has the address that was invited, confirmed: the link was read there."""
    invitation, shown = await invitations.found(services, token)
    if isinstance(wish.name, UnsetType) or isinstance(wish.password, UnsetType):
        raise Refused(ErrorCode.UNAUTHORIZED, "Sign in, or give a name and a password for a new account.")
    _check_is_new(shown)
    async with services.passwords.turn(str(invitation.id)) as hasher:
        password_hash = await password_rules.new_hash(hasher, wish.password, [wish.name, invitation.email])
    newcomer = Account(name=wish.name, email=invitation.email, password_hash=password_hash, locale=wish.locale)
    return await confirming(lambda: _join_anew(services, token, newcomer, address=address, user_agent=user_agent))


async def _join_anew(
    services: Services, token: str, newcomer: Account, *, address: str, user_agent: str | None
) -> InvitationAccepted:
    invitation, shown = await invitations.found(services, token)
    _check_is_new(shown)
    async with services.log.transaction(invitation.workspace_id) as log:
        newcomer.created_at = newcomer.email_confirmed_at = log.at
        await newcomer.save(force_create=True)
        await _join(services, log, invitation, newcomer)
        session = await sessions.open_session(services, newcomer.id, address=address, user_agent=user_agent)
    await tell(services, log.events)
    return await _accepted(services, invitation, newcomer.id, session)


def _check_is_new(shown: InvitationFound) -> None:
    if shown.has_account:
        raise Refused(ErrorCode.CONFLICT, "This address has an account: sign in to accept.", field="email")


async def _join(services: Services, log: LogTransaction, invitation: Invitation, account: Account) -> None:
    """One racer wins. Who was a member once is the same one again; who is one already stays what they are."""
    still_open = Invitation.filter(id=invitation.id, accepted_at=None, expires_at__gt=services.clock.now())
    if not await still_open.update(accepted_at=log.at):
        raise not_found()
    theirs = Membership.filter(workspace_id=invitation.workspace_id, account_id=account.id)
    membership = await theirs.select_for_update().first()
    if membership is None:
        membership = await Membership.create(
            workspace_id=invitation.workspace_id, account_id=account.id, role=invitation.role, created_at=log.at
        )
    elif membership.removed_at is not None:
        await Membership.filter(id=membership.id).update(role=invitation.role, removed_at=None, created_at=log.at)
    else:
        return
    author = Author(type="agent", id=membership.id, name=account.name, avatar_id=account.avatar_id)
    log.append("agent_joined", membership.id, by=author)


async def _accepted(
    services: Services, invitation: Invitation, account_id: UUID, token: str | None
) -> InvitationAccepted:
    entered = await sessions.workspaces_of(services.database, account_id)
    workspace: WorkspaceRef = next(one for one in entered if one.id == invitation.workspace_id)
    account = accounts.seen(await Account.get(id=account_id))
    return InvitationAccepted(token=token, account=account, workspace=workspace)
