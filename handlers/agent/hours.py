from chatting_rt.domain import hours_settings
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.permissions import Permission
from chatting_rt.wire import hours as wire
from handlers.base import Call, agent


@agent.command(limit="20/10 seconds", permission=Permission.MANAGE_ROUTING)
async def set_hours(call: Call[AgentPerson], command: wire.SetHours) -> wire.HoursChanged:
    """Say when the team answers: the week, holidays, or at any time."""
    hours = wire.Hours(is_on=command.is_on, week=command.week, holidays=command.holidays)
    return wire.HoursChanged(hours=await hours_settings.set_to(call.services, call.person, hours))
