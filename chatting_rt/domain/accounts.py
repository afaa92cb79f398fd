"""Signing up, and what people say about themselves."""

from uuid import UUID

from msgspec import UnsetType
from tortoise.transactions import in_transaction

from chatting_rt.domain import avatars, email_links, password_rules, sessions, workspace_settings
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.telling import tell, tell_visitors_of
from chatting_rt.infra.event_log import LoggedEvent
from chatting_rt.services import Services
from chatting_rt.wire import shapes
from chatting_rt.wire.accounts import CreateAccount
from chatting_rt.wire.base import Author
from models import Account, Membership, Site, Workspace

PER_ADDRESS = "10/hour"


async def sign_up(
    services: Services, command: CreateAccount, *, address: str, user_agent: str | None
) -> tuple[Account, Workspace, Site, str]:
    """An account with its first workspace, which it owns, and a site that any origin may use until some are listed.

    Usable at once. An address that somebody has confirmed already is no obstacle and is not told: the mail says so
    to whoever reads that mailbox.
    """
    await services.limits.hit(PER_ADDRESS, "sign up from", address)
    about_them = [command.name, command.email, command.workspace_name]
    async with services.strangers.turn(address) as hasher:
        password_hash = await password_rules.new_hash(hasher, command.password, about_them)
    now = services.clock.now()
    async with in_transaction() as connection:
        account = await Account.create(
            name=command.name,
            email=command.email.lower(),
            password_hash=password_hash,
            locale=command.locale,
            created_at=now,
        )
        workspace, site = await workspace_settings.found(account, command.workspace_name, "UTC", now)
        token = await sessions.open_session(services, account.id, address=address, user_agent=user_agent)
        await email_links.send_confirmation(services, connection, account)
    return account, workspace, site, token


async def update_profile(
    services: Services,
    agent: AgentPerson,
    *,
    name: str | UnsetType,
    locale: str | UnsetType,
    avatar_id: UUID | UnsetType | None,
) -> Account:
    """Colleagues hear the new name or picture, in every workspace of the account, and the visitors they write with."""
    events: list[LoggedEvent] = []
    async with in_transaction() as connection:
        if not isinstance(locale, UnsetType):
            await Account.filter(id=agent.account_id).update(locale=locale)
        if not isinstance(name, UnsetType):
            await Account.filter(id=agent.account_id).update(name=name)
        if not isinstance(avatar_id, UnsetType):
            await avatars.put_on(services, connection, agent.account_id, avatar_id)
        account = await Account.get(id=agent.account_id)
        if not isinstance(name, UnsetType) or not isinstance(avatar_id, UnsetType):
            events = await _looks_changed(services, account)
    await tell(services, events)
    for event in events:
        await tell_visitors_of(services, event.workspace_id, event.actor)
    return account


async def _looks_changed(services: Services, account: Account) -> list[LoggedEvent]:
    events: list[LoggedEvent] = []
    memberships = Membership.filter(account_id=account.id, removed_at=None)
    for membership in await memberships.order_by("workspace_id"):
        # In each workspace it is its own member who did it: ids of another one would give away that one.
        author = Author(type="agent", id=membership.id, name=account.name, avatar_id=account.avatar_id)
        async with services.log.transaction(membership.workspace_id) as log:
            log.append("agent_updated", membership.id, by=author)
        events += log.events
    return events


def seen(account: Account) -> shapes.Account:
    return shapes.Account(
        id=account.id,
        name=account.name,
        email=account.email,
        is_email_confirmed=account.email_confirmed_at is not None,
        locale=account.locale,
        has_two_factor=account.two_factor_at is not None,
        avatar_id=account.avatar_id,
    )
