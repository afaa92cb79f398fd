"""Who belongs to a workspace, and as what. Whatever is decided here, a workspace has an owner."""

from uuid import UUID

from chatting_rt.domain import agents, mails
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.permissions import RANKS
from chatting_rt.domain.reauthentication import hold_unchanged, require_password
from chatting_rt.domain.telling import tell
from chatting_rt.errors import ErrorCode, Refused, not_found
from chatting_rt.infra.event_log import LogTransaction
from chatting_rt.services import Services
from chatting_rt.wire.base import Author
from chatting_rt.wire.shapes import Agent, Role
from models import Account, ApiToken, Draft, Follower, Membership, SavedView, TeamMember, Workspace

CONCERNED = """
SELECT id, role FROM membership WHERE workspace_id = $1 AND removed_at IS NULL AND (role = 'owner' OR id = ANY($2))
ORDER BY id FOR NO KEY UPDATE
"""
Roles = dict[UUID, Role]


async def change_role(services: Services, by: AgentPerson, agent_id: UUID, role: Role) -> Agent:
    """Tells agents. The new powers count from the next command on; with fewer, open sockets begin anew."""
    async with services.log.transaction(by.workspace_id) as log:
        roles = await _concerned(log, by, agent_id)
        _check_power(roles, by, agent_id)
        if RANKS[role] > RANKS[roles[by.id]]:
            raise Refused(ErrorCode.FORBIDDEN, "Nobody can give a role above their own.", field="role")
        if roles[agent_id] != role:
            _check_owner_stays(roles, agent_id, role)
            await Membership.filter(id=agent_id).update(role=role)
            log.append("agent_updated", agent_id, by=by.author)
    await tell(services, log.events)
    return (await agents.by_ids(services.database, [agent_id]))[agent_id]


async def transfer_ownership(services: Services, by: AgentPerson, agent_id: UUID, password: str) -> Agent:
    """The colleague becomes owner, and who asks admin. Tells agents."""
    account = await require_password(services, by.account_id, password)
    async with services.log.transaction(by.workspace_id) as log:
        await hold_unchanged(account)
        roles = await _concerned(log, by, agent_id)
        if agent_id == by.id:
            raise Refused(ErrorCode.CONFLICT, "That is you.", field="agent_id")
        if roles[by.id] != "owner":
            raise Refused(ErrorCode.FORBIDDEN)
        for id, role in ((agent_id, "owner"), (by.id, "admin")):
            await Membership.filter(id=id).update(role=role)
            log.append("agent_updated", id, by=by.author)
    await tell(services, log.events)
    return (await agents.by_ids(services.database, [agent_id]))[agent_id]


async def remove(services: Services, by: AgentPerson, agent_id: UUID) -> None:
    """Tells agents and, by mail, who was removed. Their sockets are cut within two seconds."""
    async with services.log.transaction(by.workspace_id) as log:
        roles = await _concerned(log, by, agent_id)
        _check_power(roles, by, agent_id)
        _check_owner_stays(roles, agent_id, None)
        await end(services, log, agent_id, by=by.author)
        account = await Account.get(memberships__id=agent_id)
        workspace = await Workspace.get(id=by.workspace_id)
        if agent_id != by.id:
            await mails.send_later(
                services, log.connection, "member_removed", account.email, account.locale,
                workspace_id=workspace.id, name=account.name, workspace=workspace.name,
            )  # fmt: skip
    await tell(services, log.events)


async def leave(services: Services, by: AgentPerson) -> None:
    """Tells agents."""
    async with services.log.transaction(by.workspace_id) as log:
        roles = await _concerned(log, by, by.id)
        _check_owner_stays(roles, by.id, None)
        await end(services, log, by.id, by=by.author)
    await tell(services, log.events)


async def end(services: Services, log: LogTransaction, agent_id: UUID, *, by: Author) -> None:
    """Their conversations are given up by a job, once nobody can give them any more: see `agents.held`."""
    await Membership.filter(id=agent_id).update(removed_at=log.at)
    await TeamMember.filter(agent_id=agent_id).delete()
    await ApiToken.filter(agent_id=agent_id).delete()
    await Draft.filter(agent_id=agent_id).delete()
    await Follower.filter(agent_id=agent_id).delete()
    await SavedView.filter(agent_id=agent_id, is_shared=False).delete()
    await services.queue.enqueue(log.connection, "release_conversations", {"agent_id": str(agent_id)})
    log.append("agent_removed", agent_id, by=by)


async def _concerned(log: LogTransaction, by: AgentPerson, agent_id: UUID) -> Roles:
    """The owners, who asks, and whom it is about: locked, and as they are now."""
    rows = await log.connection.execute_query_dict(CONCERNED, [by.workspace_id, [by.id, agent_id]])
    roles: Roles = {row["id"]: row["role"] for row in rows}
    if by.id not in roles:
        raise Refused(ErrorCode.UNAUTHORIZED)
    if agent_id not in roles:
        raise not_found()
    return roles


def _check_power(roles: Roles, by: AgentPerson, agent_id: UUID) -> None:
    if roles[by.id] == "agent" or RANKS[roles[agent_id]] > RANKS[roles[by.id]]:
        raise Refused(ErrorCode.FORBIDDEN)


def _check_owner_stays(roles: Roles, agent_id: UUID, role: Role | None) -> None:
    owners = {id for id, held in roles.items() if held == "owner"}
    if owners == {agent_id} and role != "owner":
        raise Refused(ErrorCode.CONFLICT, "A workspace needs an owner: make somebody else one first.", field="role")
