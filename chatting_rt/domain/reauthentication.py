"""Asking for the password once more, before what a stolen session must not do."""

from uuid import UUID

from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.services import Services
from models import Account

PER_ACCOUNT = "10/minute"


async def require_password(services: Services, account_id: UUID, password: str) -> Account:
    """The account, if this is its password. Whoever writes then holds it first: see `hold_unchanged`."""
    await services.limits.hit(PER_ACCOUNT, "password of", str(account_id))
    account = await Account.get(id=account_id)
    async with services.passwords.turn(str(account.id)) as hasher:
        is_right = await hasher.is_right(password, account.password_hash)
    if not is_right:
        raise _not_right()
    return account


async def hold_unchanged(account: Account) -> None:
    """In the transaction of the deed. Who sets another password meanwhile shuts out whoever knew the one before."""
    if not await is_held_unchanged(account):
        raise _not_right()


async def is_held_unchanged(account: Account) -> bool:
    """Whether its password is still the one that was compared. It stays so until the transaction is over."""
    same = Account.filter(id=account.id, password_hash=account.password_hash, deleted_at=None)
    return await same.select_for_update(no_key=True).first() is not None


def _not_right() -> Refused:
    return Refused(ErrorCode.FORBIDDEN, "The password is not right.", field="password")
