"""An address belongs to who confirmed it; until somebody has, anybody may say that it is theirs."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from tortoise.exceptions import IntegrityError
from tortoise.queryset import QuerySet

from models import Account

Done = TypeVar("Done")


def claims_to(email: str) -> QuerySet[Account]:
    """Who confirmed the address first, and then who claimed it last: however many claim it, that one is found."""
    return Account.filter(email=email, deleted_at=None).order_by("email_confirmed_at", "-created_at", "-id")


async def confirming(deed: Callable[[], Awaitable[Done]]) -> Done:
    """Do what may confirm an address, in a transaction of its own.

    Two accounts may find the address free at the same moment. A database index lets one have it; the other is asked
    again, and finds that it is somebody's.
    """
    try:
        return await deed()
    except IntegrityError:
        return await deed()


async def confirm_if_free(account_id: UUID, email: str, at: datetime) -> None:
    """Unless it is not their address, or somebody has confirmed it already."""
    if not await is_confirmed(email):
        await Account.filter(id=account_id, email=email).update(email_confirmed_at=at)


async def is_confirmed(email: str) -> bool:
    return await Account.exists(email=email, email_confirmed_at__not_isnull=True)
