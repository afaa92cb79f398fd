"""What agents note of a visitor. Visitors are never told; a visitor's deletion takes it along."""

from uuid import UUID

from tortoise.transactions import in_transaction

from chatting_rt.domain.access import visitor_for
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.permissions import Permission
from chatting_rt.domain.visitor_changes import locked
from chatting_rt.errors import ErrorCode, Refused, not_found
from chatting_rt.infra.database import Row
from chatting_rt.services import Services
from chatting_rt.wire import visitor_notes as wire
from chatting_rt.wire.base import Author, rfc3339
from chatting_rt.wire.ephemeral_events import VisitorNotesChanged
from models import VisitorNote

OF_VISITOR = f"""
SELECT n.id, n.visitor_id, n.body, n.created_at, n.edited_at, n.author_id, a.name, a.avatar_id
FROM visitor_note n JOIN membership m ON m.id = n.author_id JOIN account a ON a.id = m.account_id
WHERE n.visitor_id = $1 ORDER BY n.created_at DESC, n.id DESC LIMIT {wire.MOST_NOTES}
"""  # noqa: S608


async def of_visitor(services: Services, agent: AgentPerson, visitor_id: UUID) -> list[wire.VisitorNote]:
    await visitor_for(agent, visitor_id)
    return await _listed(services, visitor_id)


async def add(services: Services, agent: AgentPerson, visitor_id: UUID, body: str) -> list[wire.VisitorNote]:
    """Tells agents who look at a conversation of the visitor, as each change of a note does."""
    async with in_transaction():
        visitor = await locked(agent.workspace_id, visitor_id)
        if await VisitorNote.filter(visitor_id=visitor.id).count() >= wire.MOST_NOTES:
            raise Refused(ErrorCode.CONFLICT, f"A visitor has at most {wire.MOST_NOTES} notes.", field="visitor_id")
        await VisitorNote.create(
            workspace_id=agent.workspace_id, visitor_id=visitor.id, author_id=agent.id, body=body,
            created_at=services.clock.now(),
        )  # fmt: skip
    return await _told(services, visitor_id)


async def edit(services: Services, agent: AgentPerson, note_id: UUID, body: str) -> list[wire.VisitorNote]:
    note = await _note(agent, note_id)
    if note.author_id != agent.id:
        raise Refused(ErrorCode.FORBIDDEN)
    if note.body != body:
        await VisitorNote.filter(id=note.id).update(body=body, edited_at=services.clock.now())
    return await _told(services, note.visitor_id)


async def delete(services: Services, agent: AgentPerson, note_id: UUID) -> list[wire.VisitorNote]:
    note = await _note(agent, note_id)
    if note.author_id != agent.id and not agent.may(Permission.DELETE_MESSAGES):
        raise Refused(ErrorCode.FORBIDDEN)
    await VisitorNote.filter(id=note.id).delete()
    return await _told(services, note.visitor_id)


async def _note(agent: AgentPerson, id: UUID) -> VisitorNote:
    note = await VisitorNote.get_or_none(id=id, workspace_id=agent.workspace_id)
    if note is None:
        raise not_found()
    return note


async def _told(services: Services, visitor_id: UUID) -> list[wire.VisitorNote]:
    services.rooms.tell_followers(visitor_id, "visitor_notes_changed", VisitorNotesChanged(visitor_id=visitor_id))
    return await _listed(services, visitor_id)


async def _listed(services: Services, visitor_id: UUID) -> list[wire.VisitorNote]:
    return [_of(row) for row in await services.database.fetch(OF_VISITOR, visitor_id)]


def _of(row: Row) -> wire.VisitorNote:
    return wire.VisitorNote(
        id=row["id"],
        visitor_id=row["visitor_id"],
        author=Author(type="agent", id=row["author_id"], name=row["name"], avatar_id=row["avatar_id"]),
        body=row["body"],
        created_at=rfc3339(row["created_at"]),
        edited_at=row["edited_at"] and rfc3339(row["edited_at"]),
    )
