from chatting_rt.domain import availability, site_settings
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.permissions import Permission
from chatting_rt.wire.commands import MarkActive, SetAvailability, UpdateSite
from chatting_rt.wire.results import AgentChanged, Done, SiteChanged
from handlers.base import Call, agent

ACTIVE = 300.0  # seconds after a device was last in use, in which its agent is not away


@agent.command(limit="20/10 seconds", permission=Permission.USE_INBOX)
async def set_availability(call: Call[AgentPerson], command: SetAvailability) -> AgentChanged:
    """Say whether one is there to answer."""
    changed = await availability.set_to(call.services, call.person, command.availability)
    await call.watch.look(call.person.workspace_id)
    return AgentChanged(agent=changed)


@agent.command(limit="10/10 seconds", permission=Permission.USE_INBOX)
async def mark_active(call: Call[AgentPerson], command: MarkActive) -> Done:
    """Say that this device is in use. One that says so once has to go on: 5 minutes later its agent is away."""
    identity, left = call.connection.identity, ACTIVE - command.idle_seconds
    identity.active_until = call.services.clock.monotonic() + left
    moved = call.watch.came if left > 0 else call.watch.went
    await moved([identity.attention(call.connection.engine_sid)])
    return Done()


@agent.command(limit="20/10 seconds", permission=Permission.MANAGE_SITES)
async def update_site(call: Call[AgentPerson], command: UpdateSite) -> SiteChanged:
    """Change a site's name, look, the origins that may carry its widget, or what it asks of its visitors."""
    return SiteChanged(site=await site_settings.update(call.services, call.person, command))
