"""Passwords for people of the cast, who come without."""

from functools import cache
from uuid import UUID

from chatting_rt.infra.passwords.worker import hashed
from models import Account
from tests.support.api import PASSWORD


async def give_password(account_id: UUID) -> None:
    await Account.filter(id=account_id).update(password_hash=_hash_once())


@cache
def _hash_once() -> str:
    """Here: to start a process for it takes longer than most tests."""
    return hashed(PASSWORD)
