"""Links in mails: made once, used once, and only while they are young."""

from datetime import timedelta
from typing import Literal

from tortoise.backends.base.client import TransactionalDBClient

from chatting_rt.domain import mails
from chatting_rt.domain.held_accounts import held
from chatting_rt.errors import not_found
from chatting_rt.services import Services
from models import Account, EmailLink

Purpose = Literal["confirm_email", "password_reset", "email_change_old", "email_change_new"]
LIFE: dict[Purpose, timedelta] = {
    "confirm_email": timedelta(days=7),
    "password_reset": timedelta(hours=1),
    "email_change_old": timedelta(days=1),
    "email_change_new": timedelta(days=1),
}
KEPT_FOR = timedelta(days=30)


async def make(services: Services, account: Account, purpose: Purpose, email: str) -> EmailLink:
    """The newest wins: earlier ones of the same purpose stop working."""
    now = services.clock.now()
    await held(account.id)
    await EmailLink.filter(account_id=account.id, purpose=purpose, used_at=None).update(expires_at=now)
    return await EmailLink.create(
        account_id=account.id, purpose=purpose, email=email, created_at=now, expires_at=now + LIFE[purpose]
    )


async def found(services: Services, token: str, signed_for: str) -> EmailLink:
    """The link of a token, or `not_found`: wrong, used, expired and replaced ones look alike."""
    id = services.signed_ids.id_of(signed_for, token)
    live = EmailLink.filter(id=id, used_at=None, expires_at__gt=services.clock.now()) if id else None
    link = await live.prefetch_related("account").first() if live else None
    if link is None:
        raise not_found()
    return link


async def use(services: Services, token: str, signed_for: str) -> EmailLink:
    """Mark it used and give it. One racer wins; the others find nothing."""
    # So who follows one link sees what became of the account's others.
    await held((await found(services, token, signed_for)).account_id)
    link, now = await found(services, token, signed_for), services.clock.now()
    if not await EmailLink.filter(id=link.id, used_at=None, expires_at__gt=now).update(used_at=now):
        raise not_found()
    return link


async def forget_old(services: Services) -> None:
    """Whoever followed one end of a change of address had a day for the other."""
    await EmailLink.filter(expires_at__lt=services.clock.now() - KEPT_FOR).delete()


async def send_confirmation(services: Services, connection: TransactionalDBClient, account: Account) -> None:
    link = await make(services, account, "confirm_email", account.email)
    await mails.send_later(
        services, connection, "confirm_email", account.email, account.locale,
        name=account.name, confirmation_id=link.id,
    )  # fmt: skip
