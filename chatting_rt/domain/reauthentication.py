"""Asking for the password once more, before what a stolen session must not do."""

from uuid import UUID

from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.services import Services
from models import Account

PER_ACCOUNT = "10/minute"


async def require_password(services: Services, account_id: UUID, password: str) -> Account:
    """The account, if this is its password."""
    await services.limits.hit(PER_ACCOUNT, "password of", str(account_id))
    account = await Account.get(id=account_id)
    async with services.passwords.turn(str(account.id)) as hasher:
        is_right = await hasher.is_right(password, account.password_hash)
    if not is_right:
        raise Refused(ErrorCode.FORBIDDEN, "The password is not right.", field="password")
    return account
