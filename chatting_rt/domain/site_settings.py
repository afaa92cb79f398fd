"""Adding, changing and removing sites."""

from uuid import UUID

from msgspec import UnsetType

from chatting_rt.domain import sites
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.sites import seen_by_agents
from chatting_rt.domain.telling import tell
from chatting_rt.errors import ErrorCode, Refused, not_found
from chatting_rt.services import Services
from chatting_rt.wire import shapes
from chatting_rt.wire.commands import UpdateSite
from models import Site

MOST = 100  # of a workspace
CHANGEABLE = ["name", "allowed_origins", "asks_rating", "brand_color", "greeting", "requires_verified_identity"]


async def create(services: Services, agent: AgentPerson, name: str) -> shapes.Site:
    """Any origin may carry its widget until some are listed. Tells agents."""
    async with services.log.transaction(agent.workspace_id) as log:
        if await Site.filter(workspace_id=agent.workspace_id, removed_at=None).count() >= MOST:
            raise Refused(ErrorCode.CONFLICT, f"A workspace has at most {MOST} sites.")
        site = await Site.create(workspace_id=agent.workspace_id, name=name, key=sites.new_key(), created_at=log.at)
        log.append("site_created", site.id, by=agent.author)
    await tell(services, log.events)
    return seen_by_agents(site)


async def update(services: Services, agent: AgentPerson, wish: UpdateSite) -> shapes.Site:
    """Tells agents. Widgets meet it when they next connect."""
    async with services.log.transaction(agent.workspace_id) as log:
        site = await _locked(agent, wish.site_id)
        if not isinstance(wish.name, UnsetType):
            site.name = wish.name
        if not isinstance(wish.allowed_origins, UnsetType):
            site.allowed_origins = sorted({origin.lower() for origin in wish.allowed_origins})
        if not isinstance(wish.asks_rating, UnsetType):
            site.asks_rating = wish.asks_rating
        if not isinstance(wish.brand_color, UnsetType):
            site.brand_color = wish.brand_color.lower() if wish.brand_color else None
        if not isinstance(wish.greeting, UnsetType):
            site.greeting = wish.greeting.strip() if wish.greeting else None
        if not isinstance(wish.requires_verified_identity, UnsetType):
            site.requires_verified_identity = wish.requires_verified_identity
        await site.save(update_fields=CHANGEABLE)
        log.append("site_updated", site.id, by=agent.author)
    await tell(services, log.events)
    return seen_by_agents(site)


async def rotate_key(services: Services, agent: AgentPerson, site_id: UUID) -> shapes.Site:
    """Tells agents. Whoever has the old key gets in no more; who is in stays."""
    async with services.log.transaction(agent.workspace_id) as log:
        site = await _locked(agent, site_id)
        site.key = sites.new_key()
        await site.save(update_fields=["key"])
        log.append("site_updated", site.id, by=agent.author)
    await tell(services, log.events)
    return seen_by_agents(site)


async def delete(services: Services, agent: AgentPerson, site_id: UUID) -> None:
    """Tells agents. Visitors' sockets are cut within two seconds. Of two that remove the last two sites, one wins."""
    async with services.log.transaction(agent.workspace_id) as log:
        there = Site.filter(workspace_id=agent.workspace_id, removed_at=None).order_by("id")
        found = {site.id: site for site in await there.select_for_update(no_key=True)}
        if site_id not in found:
            raise not_found()
        if len(found) == 1:
            raise Refused(ErrorCode.CONFLICT, "A workspace has at least one site.", field="site_id")
        await Site.filter(id=site_id).update(removed_at=log.at)
        log.append("site_deleted", site_id, by=agent.author)
    await tell(services, log.events)


async def _locked(agent: AgentPerson, site_id: UUID) -> Site:
    sites_there = Site.filter(id=site_id, workspace_id=agent.workspace_id, removed_at=None)
    site = await sites_there.select_for_update(no_key=True).first()
    if site is None:
        raise not_found()
    return site
