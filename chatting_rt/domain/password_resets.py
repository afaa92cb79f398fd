"""A new password for who forgot theirs, or who wants another one."""

from uuid import UUID

from tortoise.backends.base.client import TransactionalDBClient
from tortoise.transactions import in_transaction

from chatting_rt.domain import email_links, mails, password_rules
from chatting_rt.domain.claims import claims_to, confirm_if_free, confirming
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.reauthentication import hold_unchanged, require_password
from chatting_rt.errors import not_found
from chatting_rt.infra.tokens import hash_of
from chatting_rt.services import Services
from models import Account, EmailLink, Session

PER_ADDRESS = "10/hour"
PER_EMAIL = "5/hour"
LINKS_PER_ADDRESS = "60/minute"


async def request(services: Services, email: str, *, address: str) -> None:
    """Note the wish. Whether there is such an account is found out by a job, so that no answer can tell."""
    email = email.strip().lower()
    await services.limits.hit(PER_ADDRESS, "reset from", address)
    await services.limits.hit(PER_EMAIL, "reset of", hash_of(email))
    now = services.clock.now()
    async with in_transaction() as connection:
        wish = await EmailLink.create(purpose="reset_wish", email=email, created_at=now, expires_at=now)
        await services.queue.enqueue(connection, "answer_reset_wish", {"wish_id": str(wish.id)})


async def answer_wish(services: Services, wish_id: UUID) -> None:
    """Send the link, if the address belongs to an account. May be asked twice: the wish goes with the mail."""
    async with in_transaction() as connection:
        wish = await EmailLink.filter(id=wish_id).select_for_update().first()
        if wish is None:
            return
        account = await claims_to(wish.email).first()
        if account is not None:
            link = await email_links.make(services, account, "password_reset", account.email)
            await mails.send_later(
                services, connection, "password_reset", account.email, account.locale,
                name=account.name, reset_id=link.id,
            )  # fmt: skip
        await wish.delete()


async def reset(services: Services, token: str, password: str, *, address: str) -> Account:
    """Set the password by a link. All sessions end, and no device is known any more.

    The address is confirmed, since the link was read there. Counted and looked at before hashing: a link that is over
    makes no work.
    """
    await services.limits.hit(LINKS_PER_ADDRESS, "set password from", address)
    link = await email_links.found(services, token, "password_reset")
    if link.account is None:
        raise not_found()
    async with services.passwords.turn(str(link.account.id)) as hasher:
        password_hash = await password_rules.new_hash(hasher, password, [link.account.name, link.email])
    await confirming(lambda: _reset(services, token, password_hash))
    return await Account.get(id=link.account.id)


async def _reset(services: Services, token: str, password_hash: str) -> None:
    now = services.clock.now()
    async with in_transaction() as connection:
        link = await email_links.use(services, token, "password_reset")
        account = await Account.get(id=link.account_id)
        await confirm_if_free(account.id, link.email, now)
        await Account.filter(id=account.id).update(devices_forgotten_at=now)
        await _set(services, connection, account, password_hash, keep=None)


async def change(services: Services, agent: AgentPerson, password: str, new_password: str) -> None:
    """All other sessions end, and open links stop working: to reset it, and to change the address."""
    account = await require_password(services, agent.account_id, password)
    async with services.passwords.turn(str(account.id)) as hasher:
        password_hash = await password_rules.new_hash(hasher, new_password, [account.name, account.email])
    async with in_transaction() as connection:
        await hold_unchanged(account)
        await _set(services, connection, account, password_hash, keep=agent.session_id)


async def _set(
    services: Services, connection: TransactionalDBClient, account: Account, password_hash: str, *, keep: UUID | None
) -> None:
    now = services.clock.now()
    await Account.filter(id=account.id).update(password_hash=password_hash)
    links = EmailLink.filter(account_id=account.id, used_at=None).exclude(purpose="confirm_email")
    await links.update(expires_at=now)
    others = Session.filter(account_id=account.id)
    await (others.exclude(id=keep) if keep else others).delete()
    await mails.send_later(services, connection, "password_changed", account.email, account.locale, name=account.name)
