"""The inbox of one agent: its views, each item with what is this agent's alone."""

from uuid import UUID

from chatting_rt.domain import inbox_filters
from chatting_rt.domain.conversations import FROM, LOOK, KeptConversation
from chatting_rt.domain.people import AgentPerson
from chatting_rt.errors import not_found
from chatting_rt.infra.database import Row
from chatting_rt.infra.presence import Subject
from chatting_rt.services import Services
from chatting_rt.wire.commands import ListConversations
from chatting_rt.wire.results import ConversationPage
from chatting_rt.wire.shapes import InboxCounts, InboxItem, TeamCount
from chatting_rt.wire.visitors import VisitorConversationPage
from models import Visitor

UNREAD_CAP = 100  # what is counted at most; clients show 99+
UNREAD = f"""
    (SELECT count(*) FROM (
        SELECT FROM message u WHERE u.conversation_id = c.id AND u.author_type = 'visitor'
        AND u.deleted_at IS NULL
        AND u.seq > COALESCE((
            SELECT read_seq FROM read_position r WHERE r.conversation_id = c.id AND r.reader_id = $1
        ), 0)
        LIMIT {UNREAD_CAP}
    ) capped) AS unread_count
"""  # noqa: S608
ITEM = LOOK + "," + UNREAD + ", mn.seq AS mentioned_seq, mn.is_unread AS has_unread_mention" + FROM + """
CROSS JOIN LATERAL (
    SELECT max(seq) AS seq, COALESCE(bool_or(NOT is_read), false) AS is_unread
    FROM mention WHERE agent_id = $1 AND conversation_id = c.id
) mn
"""  # noqa: S608  # fmt: skip
# First which, then what is known of them: among so many joins the planner would not begin with what a filter finds.
PAGE = ITEM + """
WHERE c.id = ANY(ARRAY(
    SELECT c.id FROM conversation c
    WHERE c.workspace_id = $2 AND ($3::text IS NULL OR c.status = $3) AND c.last_message_seq < $4 {view} {filters}
    ORDER BY c.last_message_seq DESC LIMIT $5
))
ORDER BY c.last_message_seq DESC
"""  # noqa: S608  # fmt: skip
OF_VISITOR = ITEM + """
WHERE c.workspace_id = $2 AND c.visitor_id = $3 AND c.last_message_seq < $4 ORDER BY c.last_message_seq DESC LIMIT $5
"""  # fmt: skip
ONE = ITEM + "WHERE c.workspace_id = $2 AND c.id = $3"
CAPPED = "(SELECT count(*) FROM (SELECT {what} WHERE {which} LIMIT 100) capped)"
OPEN = CAPPED.format(what="FROM conversation c", which="{which} AND c.status = 'open'")
OF_STATUS = CAPPED.format(what="FROM conversation c", which="c.workspace_id = $2 AND c.status = '{status}'")
# One statement, so that all is counted as of one moment: of what happened before, and not of what happens meanwhile.
COUNTS = f"""
SELECT (SELECT seq FROM workspace WHERE id = $2) AS head,
       {OPEN.format(which="c.assignee_id = $1")} AS mine,
       {OPEN.format(which="c.workspace_id = $2 AND c.assignee_id IS NULL")} AS unassigned,
       {OF_STATUS.format(status="open")} AS open,
       {OF_STATUS.format(status="snoozed")} AS snoozed,
       {OF_STATUS.format(status="resolved")} AS resolved,
       {CAPPED.format(what="DISTINCT conversation_id FROM mention", which="agent_id = $1 AND NOT is_read")} AS mentions,
       ARRAY(SELECT team_id FROM team_member WHERE agent_id = $1 ORDER BY team_id) AS teams,
       ARRAY(
           SELECT {OPEN.format(which="c.team_id = m.team_id")} FROM team_member m WHERE m.agent_id = $1 ORDER BY team_id
       ) AS open_of_teams
"""  # noqa: S608
NEWEST = 2**62


async def page(services: Services, agent: AgentPerson, asked: ListConversations) -> ConversationPage:
    """Newest activity first."""
    await inbox_filters.check(services.database, agent.workspace_id, asked.filters)
    filters, values = inbox_filters.conditions(asked.filters, agent, 6)
    sql = PAGE.format(view=inbox_filters.VIEWS[asked.view], filters=filters)
    before, limit = NEWEST if asked.cursor is None else asked.cursor, asked.limit
    fetch = services.database.fetch_planned if filters or asked.view == "mentions" else services.database.fetch
    rows = await fetch(sql, agent.id, agent.workspace_id, asked.status, before, limit + 1, *values)
    online = await services.presence.online(agent.workspace_id)
    return ConversationPage(
        items=[_item(row, online) for row in rows[:limit]],
        next_cursor=rows[limit - 1]["last_message_seq"] if len(rows) > limit else None,
        counts=await counts(services, agent),
    )


async def of_visitor(
    services: Services, agent: AgentPerson, visitor_id: UUID, cursor: int | None, limit: int
) -> VisitorConversationPage:
    """Whatever their status, newest activity first."""
    known = Visitor.filter(id=visitor_id, workspace_id=agent.workspace_id, merged_into_id=None, erased_at=None)
    if not await known.exists():
        raise not_found()
    before = NEWEST if cursor is None else cursor
    rows = await services.database.fetch(OF_VISITOR, agent.id, agent.workspace_id, visitor_id, before, limit + 1)
    online = await services.presence.online(agent.workspace_id)
    return VisitorConversationPage(
        items=[_item(row, online) for row in rows[:limit]],
        next_cursor=rows[limit - 1]["last_message_seq"] if len(rows) > limit else None,
    )


async def item(services: Services, agent: AgentPerson, conversation_id: UUID) -> InboxItem:
    """One conversation that the agent is known to have access to."""
    rows = await services.database.fetch(ONE, agent.id, agent.workspace_id, conversation_id)
    return _item(rows[0], await services.presence.online(agent.workspace_id))


async def counts(services: Services, agent: AgentPerson) -> InboxCounts:
    (row,) = await services.database.fetch(COUNTS, agent.id, agent.workspace_id)
    of_teams = zip(row["teams"], row["open_of_teams"], strict=True)
    teams = [TeamCount(team_id=team_id, open=count) for team_id, count in of_teams]
    return InboxCounts(
        head=row["head"], mine=row["mine"], unassigned=row["unassigned"], open=row["open"], snoozed=row["snoozed"],
        resolved=row["resolved"], mentions=row["mentions"], teams=teams,
    )  # fmt: skip


def _item(row: Row, online: set[Subject]) -> InboxItem:
    return InboxItem(
        conversation=KeptConversation.of(row).for_agents(),
        unread_count=row["unread_count"],
        mentioned_seq=row["mentioned_seq"],
        has_unread_mention=row["has_unread_mention"],
        is_visitor_online=Subject("visitor", row["visitor_id"]) in online,
    )
