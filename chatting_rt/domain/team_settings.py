"""Making teams, saying how their conversations are given out, changing and dissolving them."""

from uuid import UUID

from msgspec import UnsetType
from tortoise.exceptions import IntegrityError

from chatting_rt.domain import agents, routing_settings, teams
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.telling import tell
from chatting_rt.errors import ErrorCode, Refused, not_found
from chatting_rt.infra.event_log import LogTransaction
from chatting_rt.services import Services
from chatting_rt.wire import teams as wire
from models import Team, TeamMember

MOST = 200  # of a workspace


async def create(services: Services, by: AgentPerson, wish: wire.CreateTeam) -> wire.Team:
    """Tells agents."""
    try:
        async with services.log.transaction(by.workspace_id) as log:
            if await Team.filter(workspace_id=by.workspace_id).count() >= MOST:
                raise Refused(ErrorCode.CONFLICT, f"A workspace has at most {MOST} teams.")
            team = await Team.create(
                workspace_id=by.workspace_id, name=wish.name.strip(), routing_mode=wish.routing_mode,
                capacity=wish.capacity, created_at=log.at,
            )  # fmt: skip
            await routing_settings.keep_first(log)
            await _fill(log, team, wish.agent_ids)
            log.append("team_created", team.id, by=by.author)
    except IntegrityError:
        raise _name_is_taken() from None
    await tell(services, log.events)
    return (await teams.by_ids(services.database, [team.id]))[team.id]


async def update(services: Services, by: AgentPerson, wish: wire.UpdateTeam) -> wire.Team:
    """Tells agents."""
    try:
        async with services.log.transaction(by.workspace_id) as log:
            team = await _locked(by, wish.team_id)
            if not isinstance(wish.name, UnsetType):
                team.name = wish.name.strip()
            if not isinstance(wish.routing_mode, UnsetType):
                team.routing_mode = wish.routing_mode
            if not isinstance(wish.capacity, UnsetType):
                team.capacity = wish.capacity
            await team.save(update_fields=["name", "routing_mode", "capacity"])
            await routing_settings.keep_first(log)
            if not isinstance(wish.agent_ids, UnsetType):
                await TeamMember.filter(team_id=team.id).exclude(agent_id__in=wish.agent_ids).delete()
                await _fill(log, team, wish.agent_ids)
            log.append("team_updated", team.id, by=by.author)
    except IntegrityError:
        raise _name_is_taken() from None
    await tell(services, log.events)
    return (await teams.by_ids(services.database, [team.id]))[team.id]


async def delete(services: Services, by: AgentPerson, team_id: UUID) -> None:
    """Tells agents."""
    async with services.log.transaction(by.workspace_id) as log:
        team = await _locked(by, team_id)
        await team.delete()
        log.append("team_deleted", team.id, by=by.author)
    await tell(services, log.events)


async def _locked(by: AgentPerson, team_id: UUID) -> Team:
    team = await Team.filter(id=team_id, workspace_id=by.workspace_id).select_for_update().first()
    if team is None:
        raise not_found()
    return team


async def _fill(log: LogTransaction, team: Team, agent_ids: list[UUID]) -> None:
    """Put these agents into the team, unless they are in it."""
    wanted = set(agent_ids)
    if await agents.held(log.connection, team.workspace_id, wanted) != wanted:
        raise Refused(ErrorCode.NOT_FOUND, field="agent_ids")
    members = [TeamMember(team_id=team.id, agent_id=agent_id, created_at=log.at) for agent_id in sorted(wanted)]
    await TeamMember.bulk_create(members, ignore_conflicts=True)


def _name_is_taken() -> Refused:
    return Refused(ErrorCode.CONFLICT, "There is a team of this name.", field="name")
