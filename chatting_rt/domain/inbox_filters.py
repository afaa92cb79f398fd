"""What a view of the inbox is narrowed down to, as SQL of our own and the values for it."""

from uuid import UUID

from chatting_rt.domain import labels, teams
from chatting_rt.domain.people import AgentPerson
from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.infra.database import Database
from chatting_rt.wire.commands import ConversationFilters
from chatting_rt.wire.priorities import PRIORITIES
from models import Membership

VIEWS = {
    "mine": "AND c.assignee_id = $1",
    "unassigned": "AND c.assignee_id IS NULL",
    "all": "",
    "mentions": "AND EXISTS (SELECT FROM mention n WHERE n.conversation_id = c.id AND n.agent_id = $1)",
}
"""Which conversations a view shows an agent `$1`."""
LABELLED = "EXISTS (SELECT FROM conversation_label l WHERE l.conversation_id = c.id AND l.label_id = {})"
OF_PRIORITY = "c.priority = ANY({}::smallint[])"
OF_TEAM = "c.team_id = {0} AND EXISTS (SELECT FROM team t WHERE t.id = {0})"
OF_ASSIGNEE = "c.assignee_id = {}"
FOLLOWED = "EXISTS (SELECT FROM follower f WHERE f.conversation_id = c.id AND f.agent_id = {})"


async def check(database: Database, workspace_id: UUID, filters: ConversationFilters) -> None:
    """Whatever is named in a filter must be of the workspace."""
    await labels.check_known(database, workspace_id, filters.label_ids, "filters.label_ids")
    if filters.team_id:
        await teams.check_known(database, workspace_id, filters.team_id, "filters.team_id")
    if filters.assignee_id and not await Membership.exists(id=filters.assignee_id, workspace_id=workspace_id):
        raise Refused(ErrorCode.NOT_FOUND, field="filters.assignee_id")


def conditions(filters: ConversationFilters, agent: AgentPerson, first: int) -> tuple[str, list[object]]:
    """On a conversation `c`; the first value is `$first`."""
    given: list[tuple[str, object]] = [(LABELLED, label_id) for label_id in filters.label_ids]
    if filters.priorities:
        given.append((OF_PRIORITY, [PRIORITIES.index(priority) for priority in filters.priorities]))
    if filters.team_id:
        given.append((OF_TEAM, filters.team_id))
    if filters.assignee_id:
        given.append((OF_ASSIGNEE, filters.assignee_id))
    if filters.is_following:
        given.append((FOLLOWED, agent.id))
    sql = "".join(f" AND {condition.format(f'${place}')}" for place, (condition, _) in enumerate(given, first))
    return sql, [value for _, value in given]
