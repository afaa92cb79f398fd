"""Changing what is known of a visitor. What they say themselves: `identifying`."""

from uuid import UUID

from msgspec import UnsetType

from chatting_rt.domain import kept_visitor
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.telling import tell
from chatting_rt.errors import ErrorCode, Refused, not_found
from chatting_rt.infra.event_log import LogTransaction
from chatting_rt.services import Services
from chatting_rt.wire import shapes
from chatting_rt.wire.base import Author
from chatting_rt.wire.visitors import MOST_ATTRIBUTES, AttributeChanges, VisitorFacts
from models import Visitor


async def update(services: Services, agent: AgentPerson, visitor_id: UUID, facts: VisitorFacts) -> shapes.Visitor:
    """Tells agents. Changes nothing about who may see what, so the visitor keeps their token."""
    async with services.log.transaction(agent.workspace_id) as log:
        visitor = await locked(agent.workspace_id, visitor_id)
        if apply(visitor, facts):
            await save(log, visitor, by=agent.author)
    await tell(services, log.events)
    return (await kept_visitor.by_ids(services.database, [visitor_id]))[visitor_id]


async def set_blocked(services: Services, agent: AgentPerson, visitor_id: UUID, *, is_blocked: bool) -> shapes.Visitor:
    """Tells agents. The visitor's open sockets are cut by the processes that have them."""
    async with services.log.transaction(agent.workspace_id) as log:
        visitor = await locked(agent.workspace_id, visitor_id)
        if is_blocked != (visitor.blocked_at is not None):
            visitor.blocked_at = log.at if is_blocked else None
            await save(log, visitor, by=agent.author)
    await tell(services, log.events)
    return (await kept_visitor.by_ids(services.database, [visitor_id]))[visitor_id]


async def locked(workspace_id: UUID, id: UUID) -> Visitor:
    visitor = (
        await Visitor.filter(id=id, workspace_id=workspace_id, merged_into_id=None, erased_at=None)
        .select_for_update(no_key=True)
        .first()
    )
    if visitor is None:
        raise not_found()
    return visitor


def apply(visitor: Visitor, facts: VisitorFacts) -> bool:
    """Whether that changed anything."""
    before = visitor.name, visitor.email, visitor.attributes
    if not isinstance(facts.name, UnsetType):
        visitor.name = facts.name.strip() if facts.name else None
    if not isinstance(facts.email, UnsetType):
        visitor.email = facts.email
    if not isinstance(facts.attributes, UnsetType):
        visitor.attributes = merged(visitor.attributes or {}, facts.attributes) or None
    return before != (visitor.name, visitor.email, visitor.attributes)


def merged(kept: dict[str, str | int | float | bool], changes: AttributeChanges) -> dict[str, str | int | float | bool]:
    after = {name: value for name, value in {**kept, **changes}.items() if value is not None}
    if len(after) > MOST_ATTRIBUTES:
        raise Refused(
            ErrorCode.INVALID_PAYLOAD, f"A visitor has at most {MOST_ATTRIBUTES} attributes.", field="attributes"
        )
    return after


async def save(log: LogTransaction, visitor: Visitor, *, by: Author) -> None:
    await visitor.save(update_fields=["name", "email", "attributes", "blocked_at"])
    log.append("visitor_updated", visitor.id, by=by)
