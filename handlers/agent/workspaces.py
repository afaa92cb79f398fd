from chatting_rt.domain import workspace_deletion, workspace_settings
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.permissions import Permission
from chatting_rt.wire import workspaces as wire
from handlers.base import Call, agent


@agent.command(limit="20/10 seconds", permission=Permission.MANAGE_WORKSPACE)
async def update_workspace(call: Call[AgentPerson], command: wire.UpdateWorkspace) -> wire.WorkspaceChanged:
    """Change the workspace's name, time zone or language, or what its agents see of who is on the sites."""
    return wire.WorkspaceChanged(workspace=await workspace_settings.update(call.services, call.person, command))


@agent.command(limit="5/minute", permission=Permission.OWN_WORKSPACE)
async def delete_workspace(call: Call[AgentPerson], command: wire.DeleteWorkspace) -> wire.WorkspaceChanged:
    """Have the workspace deleted in seven days, with all that is in it. All members are told by mail."""
    return wire.WorkspaceChanged(
        workspace=await workspace_deletion.schedule(call.services, call.person, command.password)
    )


@agent.command(limit="5/minute", permission=Permission.OWN_WORKSPACE)
async def cancel_workspace_deletion(
    call: Call[AgentPerson], command: wire.CancelWorkspaceDeletion
) -> wire.WorkspaceChanged:
    """Keep the workspace after all. `conflict` once its time has come."""
    return wire.WorkspaceChanged(workspace=await workspace_deletion.cancel(call.services, call.person))
