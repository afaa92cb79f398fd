"""By what a site's own server proves who its visitors are."""

from uuid import UUID

from tortoise.queryset import QuerySet
from tortoise.transactions import in_transaction

from chatting_rt.domain.people import AgentPerson
from chatting_rt.errors import ErrorCode, Refused, not_found
from chatting_rt.services import Services
from chatting_rt.wire import identity_secrets as wire
from chatting_rt.wire.base import rfc3339
from models import IdentitySecret, Site

MOST = 2  # of a site: the one in use, and the one that follows it


async def create(services: Services, agent: AgentPerson, site_id: UUID) -> wire.IdentitySecretCreated:
    async with in_transaction():
        if await _site(agent, site_id).select_for_update(no_key=True).first() is None:
            raise not_found()
        if await IdentitySecret.filter(site_id=site_id).count() >= MOST:
            raise Refused(ErrorCode.CONFLICT, f"A site has at most {MOST} secrets: remove the old one first.")
        made = await IdentitySecret.create(
            workspace_id=agent.workspace_id, site_id=site_id, created_at=services.clock.now()
        )
    return wire.IdentitySecretCreated(identity_secret=_seen(made), secret=_secret(services, made.id))


async def delete(agent: AgentPerson, identity_secret_id: UUID) -> None:
    if not await IdentitySecret.filter(id=identity_secret_id, workspace_id=agent.workspace_id).delete():
        raise not_found()


async def listed(agent: AgentPerson, site_id: UUID) -> wire.IdentitySecretList:
    if not await _site(agent, site_id).exists():
        raise not_found()
    rows = await IdentitySecret.filter(site_id=site_id).order_by("-created_at", "-id")
    return wire.IdentitySecretList(identity_secrets=[_seen(row) for row in rows])


async def good_ones(services: Services, site_id: UUID) -> list[str]:
    return [_secret(services, row.id) for row in await IdentitySecret.filter(site_id=site_id)]


def _site(agent: AgentPerson, site_id: UUID) -> QuerySet[Site]:
    return Site.filter(id=site_id, workspace_id=agent.workspace_id, removed_at=None)


def _secret(services: Services, id: UUID) -> str:
    return services.signed_ids.token("identity secret", id)


def _seen(row: IdentitySecret) -> wire.IdentitySecret:
    return wire.IdentitySecret(id=row.id, site_id=row.site_id, created_at=rfc3339(row.created_at))
