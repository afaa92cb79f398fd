"""Passwords for people of the cast, who come without."""

from uuid import UUID

from chatting_rt.services import Services
from models import Account
from tests.support.api import PASSWORD


async def give_password(services: Services, account_id: UUID) -> None:
    async with services.passwords.turn("cast") as hasher:
        password_hash = await hasher.hash(PASSWORD)
    await Account.filter(id=account_id).update(password_hash=password_hash)
