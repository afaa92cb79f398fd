"""The websites that carry the widget."""

import secrets
from uuid import UUID

from msgspec import UNSET, UnsetType

from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.telling import tell
from chatting_rt.errors import not_found
from chatting_rt.infra.database import Database
from chatting_rt.services import Services
from chatting_rt.wire import shapes
from models import Site


def new_key() -> str:
    return secrets.token_urlsafe(12)


def seen_by_agents(site: Site) -> shapes.Site:
    return shapes.Site(id=site.id, name=site.name, key=site.key, allowed_origins=site.allowed_origins)


def allows(site: Site, origin: str | None) -> bool:
    """Whether a page of this origin may carry the widget. Compared whole: no prefix, no suffix, no guess."""
    return not site.allowed_origins or origin in site.allowed_origins


async def update(
    services: Services,
    agent: AgentPerson,
    site_id: UUID,
    *,
    name: str | UnsetType,
    allowed_origins: list[str] | UnsetType,
) -> shapes.Site:
    """Tells agents. Widgets meet the new list when they next connect."""
    async with services.log.transaction(agent.workspace_id) as log:
        site = await Site.filter(id=site_id, workspace_id=agent.workspace_id).select_for_update(no_key=True).first()
        if site is None:
            raise not_found()
        if name is not UNSET:
            site.name = str(name)
        if not isinstance(allowed_origins, UnsetType):
            site.allowed_origins = sorted({origin.lower() for origin in allowed_origins})
        await site.save(update_fields=["name", "allowed_origins"])
        log.append("site_updated", site.id, by=agent.author)
    await tell(services, log.events)
    return seen_by_agents(site)


async def by_ids(database: Database, ids: list[UUID]) -> dict[UUID, shapes.Site]:
    if not ids:
        return {}
    return {site.id: seen_by_agents(site) for site in await Site.filter(id__in=ids)}


async def of_workspace(workspace_id: UUID) -> list[shapes.Site]:
    return [seen_by_agents(site) for site in await Site.filter(workspace_id=workspace_id).order_by("id")]
