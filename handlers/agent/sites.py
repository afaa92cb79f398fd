from chatting_rt.domain import site_settings
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.permissions import Permission
from chatting_rt.wire.results import Done, SiteChanged
from chatting_rt.wire.workspaces import CreateSite, DeleteSite, RotateSiteKey
from handlers.base import Call, agent


@agent.command(limit="10/10 seconds", permission=Permission.MANAGE_SITES)
async def create_site(call: Call[AgentPerson], command: CreateSite) -> SiteChanged:
    """Add a website that carries the widget. Any origin may, until some are listed."""
    return SiteChanged(site=await site_settings.create(call.services, call.person, command.name))


@agent.command(limit="10/10 seconds", permission=Permission.MANAGE_SITES)
async def delete_site(call: Call[AgentPerson], command: DeleteSite) -> Done:
    """Let nobody in by this site any more. Its conversations stay. `conflict` for the last one."""
    await site_settings.delete(call.services, call.person, command.site_id)
    return Done()


@agent.command(limit="10/10 seconds", permission=Permission.MANAGE_SITES)
async def rotate_site_key(call: Call[AgentPerson], command: RotateSiteKey) -> SiteChanged:
    """Give a site a new key. Pages with the old one get no widget any more."""
    return SiteChanged(site=await site_settings.rotate_key(call.services, call.person, command.site_id))
