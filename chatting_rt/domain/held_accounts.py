"""Accounts that nobody else changes until the transaction is over."""

from uuid import UUID

from models import Account


async def held(account_id: UUID | None) -> Account | None:
    """As it is now, unless it is deleted. An account is held before its links, its memberships and its workspaces."""
    return await Account.filter(id=account_id, deleted_at=None).select_for_update(no_key=True).first()
