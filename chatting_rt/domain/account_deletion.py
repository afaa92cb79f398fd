"""Leaving for good. What an agent wrote stays with the workspace; who they were does not."""

from uuid import UUID

from tortoise.transactions import in_transaction

from chatting_rt.domain.reauthentication import require_password
from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.services import Services
from models import Account, EmailLink, Membership, RecoveryCode, Session


async def delete(services: Services, account_id: UUID, password: str) -> None:
    """Forget the person. Refused while a workspace has no other owner: hand it over, or delete it, first."""
    account = await require_password(services, account_id, password)
    async with in_transaction():
        owned = Membership.filter(account_id=account.id, role="owner", removed_at=None)
        for membership in await owned.select_for_update():
            owners = Membership.filter(workspace_id=membership.workspace_id, role="owner", removed_at=None)
            others = owners.exclude(id=membership.id)
            if not await others.exists():
                raise Refused(ErrorCode.CONFLICT, "You are the only owner of a workspace.", field="workspace_id")
        await Session.filter(account_id=account.id).delete()
        await EmailLink.filter(account_id=account.id).delete()
        await RecoveryCode.filter(account_id=account.id).delete()
        await Account.filter(id=account.id).update(
            name="", email=f"{account.id}@deleted.invalid", email_confirmed_at=None, password_hash="",
            two_factor_nonce=None, two_factor_at=None, deleted_at=services.clock.now(),
        )  # fmt: skip
