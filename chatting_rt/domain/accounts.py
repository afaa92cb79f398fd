"""Signing up."""

from tortoise.exceptions import IntegrityError
from tortoise.transactions import in_transaction

from chatting_rt.domain import sessions, sites
from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.services import Services
from chatting_rt.wire import shapes
from chatting_rt.wire.commands import CreateAccount
from models import Account, Membership, Site, Workspace

PER_ADDRESS = "10/hour"


async def sign_up(
    services: Services, command: CreateAccount, *, address: str, user_agent: str | None
) -> tuple[Account, Workspace, Site, str]:
    """An account with its first workspace, which it owns, and a site that any origin may use until some are listed."""
    await services.limits.hit(PER_ADDRESS, "sign up from", address)
    password_hash = await services.passwords.hash(command.password)
    now = services.clock.now()
    try:
        async with in_transaction():
            account = await Account.create(
                name=command.name, email=command.email.lower(), password_hash=password_hash, created_at=now
            )
            workspace = await Workspace.create(name=command.workspace_name, created_at=now)
            await Membership.create(workspace=workspace, account=account, role="owner", created_at=now)
            site = await Site.create(
                workspace=workspace, name=command.workspace_name, key=sites.new_key(), created_at=now
            )
            token = await sessions.open_session(services, account.id, user_agent)
    except IntegrityError:
        raise Refused(ErrorCode.CONFLICT, "This email has an account already.", field="email") from None
    return account, workspace, site, token


def seen(account: Account) -> shapes.Account:
    return shapes.Account(id=account.id, name=account.name, email=account.email)
