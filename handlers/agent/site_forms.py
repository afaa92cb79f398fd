from chatting_rt.domain import site_forms
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.permissions import Permission
from chatting_rt.wire.forms import SetSiteForm
from chatting_rt.wire.results import SiteChanged
from handlers.base import Call, agent


@agent.command(limit="20/10 seconds", permission=Permission.MANAGE_SITES)
async def set_site_form(call: Call[AgentPerson], command: SetSiteForm) -> SiteChanged:
    """Say what a site asks its visitors before a conversation starts."""
    changed = await site_forms.set_to(call.services, call.person, command.site_id, command.purpose, command.form)
    return SiteChanged(site=changed)
