from chatting_rt.domain import loads
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.permissions import Permission
from chatting_rt.wire.loads import ListLoads, Loads
from handlers.base import Call, agent


@agent.command(limit="30/10 seconds", permission=Permission.USE_INBOX)
async def list_loads(call: Call[AgentPerson], command: ListLoads) -> Loads:
    """How many open conversations each agent and each team has. For who is about to give them another."""
    return await loads.of_workspace(call.services.database, call.person.workspace_id)
