from chatting_rt.domain import sync as syncing
from chatting_rt.domain import workspaces
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.permissions import Permission
from chatting_rt.wire.commands import StartAgent, SyncWorkspace
from chatting_rt.wire.results import AgentStarted, WorkspaceSynced
from handlers.base import Call, agent


@agent.command(limit="10/10 seconds", permission=Permission.USE_INBOX)
async def start(call: Call[AgentPerson], command: StartAgent) -> AgentStarted:
    """Begin, or begin again after a disconnect: oneself, the workspace, the colleagues, the numbers."""
    return await workspaces.started(call.services, call.person, command)


@agent.command(limit="60/10 seconds", permission=Permission.USE_INBOX)
async def sync(call: Call[AgentPerson], command: SyncWorkspace) -> WorkspaceSynced:
    """What happened in the workspace after `since`, in pages, or `reset`: then start over."""
    return await syncing.workspace(call.services.database, call.person.workspace_id, command.epoch, command.since)
