from chatting_rt.domain import agents
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.permissions import Permission
from chatting_rt.wire import members as wire
from handlers.base import Call, agent


@agent.command(limit="30/10 seconds", permission=Permission.USE_INBOX)
async def list_members(call: Call[AgentPerson], command: wire.ListMembers) -> wire.MemberList:
    """Who is in the workspace, with what only colleagues may know."""
    return wire.MemberList(members=await agents.members(call.services.database, call.person.workspace_id))
