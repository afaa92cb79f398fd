"""Following a link that says: this address is mine."""

from typing import Literal

from tortoise.backends.base.client import TransactionalDBClient
from tortoise.exceptions import IntegrityError
from tortoise.transactions import in_transaction

from chatting_rt.domain import email_links, mails
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.reauthentication import hold_unchanged, require_password
from chatting_rt.errors import ErrorCode, Refused, not_found
from chatting_rt.services import Services
from chatting_rt.wire.accounts import EmailConfirmed
from models import Account, EmailLink

PER_ACCOUNT = "5/hour"


async def confirm(services: Services, token: str) -> tuple[EmailConfirmed, Account | None]:
    """Confirm an address, or one end of its change. `conflict` where another account has confirmed it.

    Gives the account too where the mailbox that the link was read in is its own by now.
    """
    try:
        async with in_transaction() as connection:
            link = await _followed(services, token)
            outcome = await _confirm(services, connection, link)
    except IntegrityError:
        raise Refused(ErrorCode.CONFLICT, "Another account has this address already.", field="email") from None
    account = None if outcome == "waiting" else await Account.get(id=link.account_id)
    return EmailConfirmed(email=link.email, outcome=outcome), account


async def _followed(services: Services, token: str) -> EmailLink:
    is_change = services.signed_ids.id_of("email_change", token) is not None
    return await email_links.use(services, token, "email_change" if is_change else "confirm_email")


async def _confirm(
    services: Services, connection: TransactionalDBClient, link: EmailLink
) -> Literal["confirmed", "changed", "waiting"]:
    if link.purpose == "confirm_email":
        now = services.clock.now()
        if not await Account.filter(id=link.account_id, email=link.email).update(email_confirmed_at=now):
            raise not_found()  # it has another address by now
        return "confirmed"
    account = await Account.get(id=link.account_id)
    if account.email_confirmed_at is not None and not await _other_end_agreed(link):
        return "waiting"
    await _change(services, connection, account, link)
    return "changed"


async def _other_end_agreed(link: EmailLink) -> bool:
    """To this change, and not to an earlier one to the same address."""
    other = "email_change_new" if link.purpose == "email_change_old" else "email_change_old"
    ends = EmailLink.filter(account_id=link.account_id, purpose=other, email=link.email)
    return await ends.filter(used_at__gte=link.created_at).exists()


async def _change(services: Services, connection: TransactionalDBClient, account: Account, link: EmailLink) -> None:
    await Account.filter(id=account.id).update(email=link.email, email_confirmed_at=services.clock.now())
    for address in (account.email, link.email):
        await mails.send_later(
            services, connection, "email_changed", address, account.locale, name=account.name, new_email=link.email
        )


async def resend(services: Services, agent: AgentPerson) -> None:
    await services.limits.hit(PER_ACCOUNT, "confirmation mail of", str(agent.account_id))
    async with in_transaction() as connection:
        account = await Account.get(id=agent.account_id)
        if account.email_confirmed_at is None:
            await email_links.send_confirmation(services, connection, account)


async def ask_to_change(services: Services, agent: AgentPerson, email: str, password: str) -> None:
    """Both addresses get a link, and the change is made when both were followed. Nobody is told who has an address.

    An address that was never confirmed is asked nothing: it may be mistyped, or somebody else's.
    """
    email = email.lower()
    account = await require_password(services, agent.account_id, password)
    await services.limits.hit(PER_ACCOUNT, "address change of", str(account.id))
    async with in_transaction() as connection:
        await hold_unchanged(account)
        if account.email_confirmed_at is not None:
            link = await email_links.make(services, account, "email_change_old", email)
            await mails.send_later(
                services, connection, "email_change_allow", account.email, account.locale,
                name=account.name, new_email=email, change_id=link.id,
            )  # fmt: skip
        link = await email_links.make(services, account, "email_change_new", email)
        await mails.send_later(
            services, connection, "email_change_confirm", email, account.locale, name=account.name, change_id=link.id
        )
