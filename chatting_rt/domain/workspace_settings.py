"""Founding workspaces, and what their admins decide about them as a whole."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import UnsetType
from tortoise.transactions import in_transaction

from chatting_rt.domain import kept_workspaces, sites
from chatting_rt.domain.held_accounts import held
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.telling import tell
from chatting_rt.errors import ErrorCode, Refused, not_found
from chatting_rt.services import Services
from chatting_rt.wire import shapes
from chatting_rt.wire.ephemeral_events import TypingPreviewsChanged
from chatting_rt.wire.workspaces import UpdateWorkspace
from models import Account, Membership, Site, Workspace

PER_ACCOUNT = "10/hour"
LANGUAGE_OF = {"en": "english", "de": "german", "ar": "arabic"}
"""What a team whose founder reads this locale is taken to write in."""


async def create(services: Services, account_id: UUID, name: str, time_zone: str) -> shapes.Workspace:
    """Another workspace of somebody who has an account; they own it."""
    _check_zone(time_zone)
    await services.limits.hit(PER_ACCOUNT, "new workspace of", str(account_id))
    async with in_transaction():
        account = await held(account_id)
        if account is None:
            raise Refused(ErrorCode.UNAUTHORIZED)
        workspace, site = await found(account, name.strip(), time_zone, services.clock.now())
    return kept_workspaces.seen(workspace, [sites.seen_by_agents(site)])


async def found(account: Account, name: str, time_zone: str, at: datetime) -> tuple[Workspace, Site]:
    """With a site that any origin may use until some are listed."""
    language = LANGUAGE_OF.get(account.locale, "simple")
    workspace = await Workspace.create(
        name=name, time_zone=time_zone, locale=account.locale, language=language, created_at=at
    )
    await Membership.create(workspace=workspace, account=account, role="owner", created_at=at)
    site = await Site.create(workspace=workspace, name=name, key=sites.new_key(), created_at=at)
    return workspace, site


async def update(services: Services, by: AgentPerson, wish: UpdateWorkspace) -> shapes.Workspace:
    """Tells agents; and visitors, whether what they write is seen."""
    async with services.log.transaction(by.workspace_id) as log:
        workspace = await Workspace.filter(id=by.workspace_id).select_for_update(no_key=True).first()
        if workspace is None:
            raise not_found()
        if not isinstance(wish.name, UnsetType):
            workspace.name = wish.name.strip()
        if not isinstance(wish.time_zone, UnsetType):
            _check_zone(wish.time_zone)
            workspace.time_zone = wish.time_zone
        if not isinstance(wish.locale, UnsetType):
            workspace.locale = wish.locale
        if not isinstance(wish.shows_live_visitors, UnsetType):
            workspace.shows_live_visitors = wish.shows_live_visitors
        if not isinstance(wish.shows_typing_previews, UnsetType):
            workspace.shows_typing_previews = wish.shows_typing_previews
        await workspace.save(
            update_fields=["name", "time_zone", "locale", "shows_live_visitors", "shows_typing_previews"]
        )
        log.append("workspace_updated", workspace.id, by=by.author)
    await tell(services, log.events)
    if not isinstance(wish.shows_typing_previews, UnsetType):
        changed = TypingPreviewsChanged(shows_typing_previews=wish.shows_typing_previews)
        services.rooms.tell_visitors(by.workspace_id, "typing_previews_changed", changed)
    return (await kept_workspaces.by_ids([by.workspace_id]))[by.workspace_id]


def _check_zone(name: str) -> None:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # unknown; with dots; a directory
        raise Refused(ErrorCode.INVALID_PAYLOAD, "There is no such time zone.", field="time_zone") from None
