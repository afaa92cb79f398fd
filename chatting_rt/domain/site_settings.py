"""Changing a site."""

from uuid import UUID

from msgspec import UNSET, UnsetType

from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.sites import seen_by_agents
from chatting_rt.domain.telling import tell
from chatting_rt.errors import not_found
from chatting_rt.services import Services
from chatting_rt.wire import shapes
from models import Site


async def update(
    services: Services,
    agent: AgentPerson,
    site_id: UUID,
    *,
    name: str | UnsetType,
    allowed_origins: list[str] | UnsetType,
    asks_rating: bool | UnsetType,
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
        if not isinstance(asks_rating, UnsetType):
            site.asks_rating = asks_rating
        await site.save(update_fields=["name", "allowed_origins", "asks_rating"])
        log.append("site_updated", site.id, by=agent.author)
    await tell(services, log.events)
    return seen_by_agents(site)
