"""Which pages a visitor looks at, and with what. Of those who have not written it is known to their socket alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import msgspec

from chatting_rt.domain import tracking, visit_rules
from chatting_rt.domain.access import visitor_for
from chatting_rt.domain.people import AgentPerson, VisitorPerson
from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.infra.devices import device_of
from chatting_rt.infra.event_log import LogTransaction
from chatting_rt.services import Services
from chatting_rt.wire import visits as wire
from chatting_rt.wire.base import rfc3339
from chatting_rt.wire.commands import Page
from chatting_rt.wire.ephemeral_events import PageViewed
from chatting_rt.wire.places import Place
from models.base import new_id

PAGES = "60/minute"  # per visitor, all their devices together
KEEP = f"""
INSERT INTO visit AS v (id, created_at, visitor_id, workspace_id, pages, referrer, campaign, device, time_zone, place)
SELECT $2::uuid, $3::timestamptz, o.id, o.workspace_id, $4::jsonb, $5::text, $6::jsonb, $7::jsonb, $8::text, $9::jsonb
FROM visitor o WHERE o.id = $1 AND o.merged_into_id IS NULL AND o.erased_at IS NULL
ON CONFLICT (visitor_id) DO UPDATE SET
    pages = (
        SELECT jsonb_agg(page ORDER BY number) FROM (
            SELECT page, number FROM jsonb_array_elements(v.pages || CASE
                WHEN v.pages -> -1 ->> 'url' = excluded.pages -> 0 ->> 'url' THEN excluded.pages - 0
                ELSE excluded.pages
            END) WITH ORDINALITY t(page, number)
            ORDER BY number DESC LIMIT {wire.MOST_PAGES}
        ) newest
    ),
    referrer = CASE WHEN excluded.referrer IS NULL AND excluded.campaign IS NULL THEN v.referrer
               ELSE excluded.referrer END,
    campaign = CASE WHEN excluded.referrer IS NULL AND excluded.campaign IS NULL THEN v.campaign
               ELSE excluded.campaign END,
    device = coalesce(excluded.device, v.device), time_zone = coalesce(excluded.time_zone, v.time_zone),
    place = coalesce(excluded.place, v.place)
"""  # noqa: S608
OF_VISITOR = """
SELECT json_build_object('pages', pages, 'referrer', referrer, 'campaign', campaign, 'device', device,
                         'time_zone', time_zone, 'place', place)::text
FROM visit WHERE visitor_id = $1
"""
FORGET = "DELETE FROM visit WHERE visitor_id = $1"


@dataclass
class Visit:
    """What one socket knows. Without consent it is nothing but the language."""

    user_agent: str | None = None
    place: Place | None = None
    is_allowed: bool = True
    locale: str | None = None
    pages: list[wire.PageView] = field(default_factory=list)
    referrer: str | None = None
    campaign: wire.Campaign | None = None
    device: wire.Device | None = None
    time_zone: str | None = None
    events: list[wire.TrackedEvent] = field(default_factory=list)
    attributes: dict[str, str | int | float | bool] = field(default_factory=dict)
    """What the site says of somebody who has not written. It is not observed, so it needs no consent."""

    def forget(self) -> None:
        self.pages.clear()
        self.events.clear()
        self.referrer = self.campaign = self.device = self.time_zone = None


async def view(services: Services, visitor: VisitorPerson, visit: Visit, page: Page) -> None:
    """Agents who look at a conversation of the visitor hear it. Looking at the same page again is no other view."""
    url = visit_rules.kept_url(page.url)
    if url is None:
        raise Refused(ErrorCode.INVALID_PAYLOAD, "This is no address of a web page.", field="url")
    if not visit.is_allowed:
        return
    await services.limits.hit(PAGES, "pages of", str(visitor.id))
    viewed = wire.PageView(url=url, title=page.title, at=rfc3339(services.clock.now()))
    is_new = not visit.pages or visit.pages[-1].url != url
    await _note(visit, page, viewed if is_new else None)
    if visitor.is_kept and is_new:
        await services.database.fetch(KEEP, *_row(services, visitor.id, visit, [viewed]))
        services.rooms.tell_followers(visitor.id, "page_viewed", PageViewed(visitor_id=visitor.id, page=viewed))


async def _note(visit: Visit, page: Page, viewed: wire.PageView | None) -> None:
    if isinstance(page, wire.ViewPage):
        visit.time_zone = page.time_zone or visit.time_zone
        referrer = visit_rules.kept_referrer(page.referrer, page.url)
    else:
        referrer = None
    campaign = visit_rules.campaign_of(page.url)
    if referrer or campaign:
        visit.referrer, visit.campaign = referrer, campaign
    if visit.device is None and visit.user_agent:
        visit.device = await device_of(visit.user_agent)
    if viewed is not None:
        visit.pages = [*visit.pages, viewed][-wire.MOST_PAGES :]


async def keep(services: Services, log: LogTransaction, visitor_id: UUID, visit: Visit) -> None:
    """With the visitor's row, what was known of them before they had one."""
    if visit.is_allowed and visit.events:
        await log.connection.execute_query(tracking.KEEP, [visitor_id, _json(visit.events)])
    if visit.is_allowed and visit.pages:
        await log.connection.execute_query(KEEP, list(_row(services, visitor_id, visit, visit.pages)))


def _row(services: Services, visitor_id: UUID, visit: Visit, pages: list[wire.PageView]) -> tuple[Any, ...]:
    return (
        visitor_id, new_id(), services.clock.now(), _json(pages), visit.referrer, _json(visit.campaign),
        _json(visit.device), visit.time_zone, _json(visit.place),
    )  # fmt: skip


def _json(value: object) -> str | None:
    return None if value is None else msgspec.json.encode(value).decode()


async def set_consent(services: Services, visitor: VisitorPerson, visit: Visit, *, is_given: bool) -> None:
    """Taken back, it takes along what was kept."""
    visit.is_allowed = is_given
    if not is_given:
        visit.forget()
        await services.database.fetch(FORGET, visitor.id)
        await services.database.fetch(tracking.FORGET, visitor.id)


async def of_visitor(services: Services, agent: AgentPerson, visitor_id: UUID) -> wire.VisitFound:
    await visitor_for(agent, visitor_id)
    kept = await services.database.value(OF_VISITOR, visitor_id)
    return wire.VisitFound(
        visit=None if kept is None else msgspec.json.decode(kept, type=wire.Visit),
        events=await tracking.of_visitor(services.database, visitor_id),
    )
