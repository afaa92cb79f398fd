"""The workspace, and what a dashboard starts with."""

from chatting_rt.domain import (
    accounts,
    agents,
    canned_replies,
    drafts,
    hours,
    inbox,
    kept_workspaces,
    labels,
    routings,
    saved_views,
    sessions,
    sites,
    sync,
    teams,
    uploads,
)
from chatting_rt.domain.people import AgentPerson
from chatting_rt.infra.presence import Subject
from chatting_rt.services import Services
from chatting_rt.wire import shapes
from chatting_rt.wire.commands import StartAgent
from chatting_rt.wire.results import AgentStarted
from models import Account, Workspace


async def started(services: Services, agent: AgentPerson, command: StartAgent) -> AgentStarted:
    """The head is read first: what happens meanwhile is told as well, and applying it twice changes nothing."""
    workspace = await Workspace.get(id=agent.workspace_id)
    colleagues = await agents.of_workspace(services.database, workspace.id)
    online = await services.presence.online(workspace.id)
    missed = None
    if command.epoch is not None and command.since is not None:
        missed = await sync.workspace(services.database, workspace.id, command.epoch, command.since)
    return AgentStarted(
        agent=next(colleague for colleague in colleagues if colleague.id == agent.id),
        account=accounts.seen(await Account.get(id=agent.account_id)),
        workspace=kept_workspaces.seen(workspace, await sites.of_workspace(workspace.id)),
        workspaces=await sessions.workspaces_of(services.database, agent.account_id),
        agents=[
            shapes.ColleaguePresence(
                agent=colleague,
                is_online=Subject("agent", colleague.id) in online,
                is_attentive=Subject("attention", colleague.id) in online,
            )
            for colleague in colleagues
        ],
        teams=await teams.of_workspace(services.database, workspace.id),
        labels=await labels.of_workspace(services.database, workspace.id),
        routing=await routings.of_workspace(workspace.id),
        canned_replies=await canned_replies.of_workspace(services.database, workspace.id),
        hours=await hours.of_workspace(services.database, workspace.id),
        saved_views=await saved_views.of_agent(services.database, agent),
        drafts=await drafts.newest_of(services.database, agent),
        counts=await inbox.counts(services, agent),
        uploads=uploads.rules(services.settings),
        epoch=workspace.epoch,
        head=workspace.seq,
        missed=missed,
    )
