from chatting_rt.domain import agents, memberships
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.permissions import Permission
from chatting_rt.wire import members as wire
from chatting_rt.wire.results import AgentChanged, Done
from chatting_rt.wire.workspaces import LeaveWorkspace, TransferOwnership
from handlers.base import Call, agent


@agent.command(limit="30/10 seconds", permission=Permission.USE_INBOX)
async def list_members(call: Call[AgentPerson], command: wire.ListMembers) -> wire.MemberList:
    """Who is in the workspace, with what only colleagues may know."""
    return wire.MemberList(members=await agents.members(call.services.database, call.person.workspace_id))


@agent.command(limit="20/10 seconds", permission=Permission.MANAGE_MEMBERS)
async def change_role(call: Call[AgentPerson], command: wire.ChangeRole) -> AgentChanged:
    """Give a member another role, one's own at most. `conflict` for the last owner."""
    changed = await memberships.change_role(call.services, call.person, command.agent_id, command.role)
    return AgentChanged(agent=changed)


@agent.command(limit="20/10 seconds", permission=Permission.MANAGE_MEMBERS)
async def remove_member(call: Call[AgentPerson], command: wire.RemoveMember) -> Done:
    """End somebody's membership: their next command is refused, their sockets are cut within two seconds."""
    await memberships.remove(call.services, call.person, command.agent_id)
    return Done()


@agent.command(limit="5/minute", permission=Permission.OWN_WORKSPACE)
async def transfer_ownership(call: Call[AgentPerson], command: TransferOwnership) -> AgentChanged:
    """Make a colleague owner, and oneself admin."""
    changed = await memberships.transfer_ownership(call.services, call.person, command.agent_id, command.password)
    return AgentChanged(agent=changed)


@agent.command(limit="5/minute", permission=Permission.LEAVE_WORKSPACE)
async def leave_workspace(call: Call[AgentPerson], command: LeaveWorkspace) -> Done:
    """Be a member no longer. `conflict` for the last owner."""
    await memberships.leave(call.services, call.person)
    return Done()
