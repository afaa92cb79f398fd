"""The websites that carry the widget."""

import secrets
from collections.abc import Collection
from typing import Any
from uuid import UUID

import msgspec

from chatting_rt.domain import brands
from chatting_rt.infra.database import Database
from chatting_rt.wire import shapes
from chatting_rt.wire.forms import Form, SiteForms
from chatting_rt.wire.hours import Opening
from models import Site


def new_key() -> str:
    return secrets.token_urlsafe(12)


def seen_by_agents(site: Site) -> shapes.Site:
    return shapes.Site(
        id=site.id,
        name=site.name,
        key=site.key,
        allowed_origins=site.allowed_origins,
        asks_rating=site.asks_rating,
        forms=forms_of(site),
        requires_verified_identity=site.requires_verified_identity,
        brand_color=site.brand_color,
        greeting=site.greeting,
    )


def seen_by_visitors(
    site: Site, *, shows_typing_previews: bool, is_team_online: bool, opening: Opening | None
) -> shapes.SiteForVisitors:
    return shapes.SiteForVisitors(
        id=site.id,
        name=site.name,
        is_team_online=is_team_online,
        opening=opening,
        forms=forms_of(site),
        brand=brands.seen(site.brand_color),
        greeting=site.greeting,
        shows_typing_previews=shows_typing_previews,
    )


def forms_of(site: Site) -> SiteForms:
    """What its visitors are asked before a conversation starts."""
    return SiteForms(pre_chat=_form(site.pre_chat_form), offline=_form(site.offline_form))


def _form(kept: dict[str, Any] | None) -> Form | None:
    return None if kept is None else msgspec.convert(kept, Form)


def allows(site: Site, origin: str | None) -> bool:
    """Whether a page of this origin may carry the widget. Compared whole: no prefix, no suffix, no guess."""
    return not site.allowed_origins or origin in site.allowed_origins


async def by_ids(database: Database, ids: list[UUID]) -> dict[UUID, shapes.Site]:
    if not ids:
        return {}
    return {site.id: seen_by_agents(site) for site in await Site.filter(id__in=ids)}


async def of_workspace(workspace_id: UUID) -> list[shapes.Site]:
    return [
        seen_by_agents(site) for site in await Site.filter(workspace_id=workspace_id, removed_at=None).order_by("id")
    ]


async def still_there(database: Database, ids: Collection[UUID]) -> set[UUID]:
    """Those of these by which visitors may get in."""
    rows = await database.fetch("SELECT id FROM site WHERE id = ANY($1) AND removed_at IS NULL", list(ids))
    return {row["id"] for row in rows}
