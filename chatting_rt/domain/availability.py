"""What an agent says about their being there. Whether a device is connected is another matter: see `presence`."""

from chatting_rt.domain import agents
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.telling import tell
from chatting_rt.services import Services
from chatting_rt.wire.shapes import Agent, Availability
from models import Membership


async def set_to(services: Services, agent: AgentPerson, availability: Availability) -> Agent:
    """Tells agents."""
    async with services.log.transaction(agent.workspace_id) as log:
        await Membership.filter(id=agent.id).update(availability=availability)
        log.append("agent_updated", agent.id, by=agent.author)
    await tell(services, log.events)
    return (await agents.by_ids(services.database, [agent.id]))[agent.id]
