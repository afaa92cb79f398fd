from chatting_rt.domain import sessions, workspace_settings
from chatting_rt.wire.workspaces import CreateWorkspace, WorkspaceChanged, WorkspaceList
from handlers.http.base import HttpCall, request


@request("GET", "/workspaces")
async def list_workspaces(call: HttpCall) -> WorkspaceList:
    """The workspaces that the account may enter."""
    found = await sessions.workspaces_of(call.services.database, call.session.account_id)
    return WorkspaceList(workspaces=found)


@request("POST", "/workspaces", status=201)
async def create_workspace(call: HttpCall, command: CreateWorkspace) -> WorkspaceChanged:
    """Make another workspace, with a site; the account owns it."""
    made = await workspace_settings.create(call.services, call.session.account_id, command.name, command.time_zone)
    return WorkspaceChanged(workspace=made)
