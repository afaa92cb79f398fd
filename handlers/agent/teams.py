from chatting_rt.domain import team_assignment, team_settings, teams
from chatting_rt.domain.access import conversation_for
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.permissions import Permission
from chatting_rt.wire import teams as wire
from chatting_rt.wire.results import ConversationChanged, Done
from handlers.base import Call, agent


@agent.command(limit="30/10 seconds", permission=Permission.USE_INBOX)
async def list_teams(call: Call[AgentPerson], command: wire.ListTeams) -> wire.TeamList:
    """The workspace's teams and who is in them, by name."""
    return wire.TeamList(teams=await teams.of_workspace(call.services.database, call.person.workspace_id))


@agent.command(limit="20/10 seconds", permission=Permission.MANAGE_TEAMS)
async def create_team(call: Call[AgentPerson], command: wire.CreateTeam) -> wire.TeamChanged:
    """Make a team of these agents. `conflict` where one has this name."""
    return wire.TeamChanged(team=await team_settings.create(call.services, call.person, command))


@agent.command(limit="20/10 seconds", permission=Permission.MANAGE_TEAMS)
async def update_team(call: Call[AgentPerson], command: wire.UpdateTeam) -> wire.TeamChanged:
    """Rename a team, or say anew who is in it, or how its conversations are given out."""
    return wire.TeamChanged(team=await team_settings.update(call.services, call.person, command))


@agent.command(limit="20/10 seconds", permission=Permission.MANAGE_TEAMS)
async def delete_team(call: Call[AgentPerson], command: wire.DeleteTeam) -> Done:
    """Dissolve a team. Its agents stay."""
    await team_settings.delete(call.services, call.person, command.team_id)
    return Done()


@agent.command(limit="40/10 seconds", permission=Permission.USE_INBOX)
async def assign_team(call: Call[AgentPerson], command: wire.AssignTeam) -> ConversationChanged:
    """Give the conversation to a team, or to none."""
    conversation = await conversation_for(call.services.database, call.person, command.conversation_id)
    changed = await team_assignment.assign(call.services, conversation, command.team_id, by=call.person)
    return ConversationChanged(conversation=changed)
