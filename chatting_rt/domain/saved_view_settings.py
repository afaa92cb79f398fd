"""Keeping lists under names, renaming and dropping them. Every dashboard holds them all, so there is an end."""

from uuid import UUID

import msgspec
from msgspec import UnsetType
from tortoise.exceptions import IntegrityError

from chatting_rt.domain import agents, inbox_filters, saved_views
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.permissions import Permission
from chatting_rt.domain.telling import tell
from chatting_rt.errors import ErrorCode, Refused, not_found
from chatting_rt.infra.event_log import LogTransaction
from chatting_rt.services import Services
from chatting_rt.wire import saved_views as wire
from chatting_rt.wire.ephemeral_events import OwnViewsChanged
from models import SavedView

MOST_SHARED = 20  # of a workspace
MOST_OWN = 20  # of an agent
LOCK = "SELECT id FROM workspace WHERE id = $1 FOR NO KEY UPDATE"


async def create(services: Services, by: AgentPerson, wish: wire.CreateSavedView) -> wire.SavedView:
    """Tells agents of a shared one, and one's own devices of one's own."""
    await inbox_filters.check(services.database, by.workspace_id, wish.filters)
    try:
        async with services.log.transaction(by.workspace_id) as log:
            if not await agents.held(log.connection, by.workspace_id, [by.id]):
                raise Refused(ErrorCode.UNAUTHORIZED)
            # One after the other, so that nobody counts what another has not committed.
            await log.connection.execute_query(LOCK, [by.workspace_id])
            await _check_room(by, wish.is_shared)
            kept = await SavedView.create(
                workspace_id=by.workspace_id, agent_id=by.id, name=wish.name.strip(), is_shared=wish.is_shared,
                view=wish.view, status=wish.status, filters=msgspec.to_builtins(wish.filters), created_at=log.at,
            )  # fmt: skip
            _append(log, "saved_view_created", kept, by)
    except IntegrityError:
        raise _name_is_taken() from None
    return await _told(services, log, kept, by)


async def update(services: Services, by: AgentPerson, wish: wire.UpdateSavedView) -> wire.SavedView:
    """Tells whoever has it."""
    if not isinstance(wish.filters, UnsetType):
        await inbox_filters.check(services.database, by.workspace_id, wish.filters)
    try:
        async with services.log.transaction(by.workspace_id) as log:
            kept = await _locked(by, wish.saved_view_id)
            if not isinstance(wish.name, UnsetType):
                kept.name = wish.name.strip()
            if not isinstance(wish.view, UnsetType):
                kept.view = wish.view
            if not isinstance(wish.status, UnsetType):
                kept.status = wish.status
            if not isinstance(wish.filters, UnsetType):
                kept.filters = msgspec.to_builtins(wish.filters)
            await kept.save(update_fields=["name", "view", "status", "filters"])
            _append(log, "saved_view_updated", kept, by)
    except IntegrityError:
        raise _name_is_taken() from None
    return await _told(services, log, kept, by)


async def delete(services: Services, by: AgentPerson, saved_view_id: UUID) -> None:
    """Tells whoever had it."""
    async with services.log.transaction(by.workspace_id) as log:
        kept = await _locked(by, saved_view_id)
        await kept.delete()
        _append(log, "saved_view_deleted", kept, by)
    await _tell(services, log, kept, by)


async def _locked(by: AgentPerson, id: UUID) -> SavedView:
    """A colleague's own is not there; a shared one is its maker's to change, and an admin's."""
    kept = await SavedView.filter(id=id, workspace_id=by.workspace_id).select_for_update().first()
    if kept is None or (kept.agent_id != by.id and not kept.is_shared):
        raise not_found()
    if kept.agent_id != by.id and not by.may(Permission.MANAGE_SHARED_VIEWS):
        raise Refused(ErrorCode.FORBIDDEN)
    return kept


async def _check_room(by: AgentPerson, is_shared: bool) -> None:
    theirs = SavedView.filter(workspace_id=by.workspace_id, is_shared=is_shared)
    if is_shared and await theirs.count() >= MOST_SHARED:
        raise Refused(ErrorCode.CONFLICT, f"A workspace has at most {MOST_SHARED} shared views.")
    if not is_shared and await theirs.filter(agent_id=by.id).count() >= MOST_OWN:
        raise Refused(ErrorCode.CONFLICT, f"An agent has at most {MOST_OWN} views of their own.")


def _append(log: LogTransaction, type: str, kept: SavedView, by: AgentPerson) -> None:
    if kept.is_shared:
        log.append(type, kept.id, by=by.author)


async def _told(services: Services, log: LogTransaction, kept: SavedView, by: AgentPerson) -> wire.SavedView:
    await _tell(services, log, kept, by)
    found = {one.id: one for one in await saved_views.of_agent(services.database, by)}
    if kept.id not in found:
        raise not_found()
    return found[kept.id]


async def _tell(services: Services, log: LogTransaction, kept: SavedView, by: AgentPerson) -> None:
    await tell(services, log.events)
    if not kept.is_shared:
        own = await saved_views.personal(services.database, by)
        services.rooms.tell_agent(by.id, "own_views_changed", OwnViewsChanged(saved_views=own))


def _name_is_taken() -> Refused:
    return Refused(ErrorCode.CONFLICT, "There is a view of this name.", field="name")
