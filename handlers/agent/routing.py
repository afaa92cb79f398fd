from chatting_rt.domain import routing_settings
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.permissions import Permission
from chatting_rt.wire import routing as wire
from handlers.base import Call, agent


@agent.command(limit="20/10 seconds", permission=Permission.MANAGE_ROUTING)
async def set_routing(call: Call[AgentPerson], command: wire.SetRouting) -> wire.RoutingChanged:
    """Say how waiting conversations are given out: by turns, to who has least to do, or not at all."""
    routing = wire.Routing(
        mode=command.mode,
        capacity=command.capacity,
        reroutes_offline=command.reroutes_offline,
        answer_minutes=command.answer_minutes,
    )
    return wire.RoutingChanged(routing=await routing_settings.set_to(call.services, call.person, routing))


@agent.command(limit="20/10 seconds", permission=Permission.MANAGE_ROUTING)
async def set_capacity(call: Call[AgentPerson], command: wire.SetCapacity) -> wire.CapacityChanged:
    """Say how many open conversations routing gives an agent at most."""
    changed = await routing_settings.set_capacity(call.services, call.person, command.agent_id, command.capacity)
    return wire.CapacityChanged(agent=changed)
