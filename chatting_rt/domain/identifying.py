"""A visitor says who they are, or proves it. Only what is proven opens anything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from msgspec import UNSET, UnsetType
from tortoise.exceptions import IntegrityError

from chatting_rt.domain import identity_proofs, identity_secrets, merging, starting, visits
from chatting_rt.domain.identity_proofs import not_proven
from chatting_rt.domain.people import VisitorPerson
from chatting_rt.domain.telling import tell
from chatting_rt.domain.visitor_changes import apply, merged, save
from chatting_rt.domain.visits import Visit
from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.infra.event_log import LogTransaction
from chatting_rt.infra.tokens import hash_of
from chatting_rt.services import Services
from chatting_rt.wire.base import Author
from chatting_rt.wire.visitors import AttributeChanges, Identify, VisitorFacts
from models import Site, Visitor
from models.base import new_id

MOST_DEVICES = 10  # of one verified visitor; one more, and the one that came longest ago has to prove itself again


@dataclass(frozen=True)
class Said:
    """What somebody says of themselves."""

    person: VisitorPerson
    wish: Identify
    is_proven: bool
    visit: Visit


async def identify(
    services: Services, person: VisitorPerson, wish: Identify, *, visit: Visit, address: str
) -> VisitorPerson:
    """Who they are from now on: who proves to be somebody we know becomes them. Tells agents.

    Whoever becomes known by another name, address or id gets another token: one that was planted is worth nothing then.
    """
    secrets = await identity_secrets.good_ones(services, person.site_id)
    proven = identity_proofs.proven(wish, secrets, person.site_id, services.clock.now())
    if proven is None:
        await _check_unproven(person, wish)
    if not person.is_kept:
        await services.limits.hit(starting.NEW_VISITORS, "new visitor from", address)
    said = Said(person, proven or wish, proven is not None, visit)
    try:
        return await _identify(services, said)
    except IntegrityError:
        # Another device of theirs proved the same at the same moment; that one won.
        return await _identify(services, said)


async def set_attributes(
    services: Services, person: VisitorPerson, changes: AttributeChanges, *, visit: Visit, address: str
) -> None:
    """Of who is not kept yet they wait for the first message, and are gone without one."""
    said = Identify(attributes=changes)
    if person.is_kept:
        await identify(services, person, said, visit=visit, address=address)
    else:
        await _check_unproven(person, said)
        visit.attributes = merged(visit.attributes, changes)


async def _check_unproven(person: VisitorPerson, wish: Identify) -> None:
    if person.is_verified:
        if wish.external_id not in (UNSET, person.external_id):
            raise not_proven("This device is that of somebody who has proven it.", "external_id")
        return
    site = await Site.get(id=person.site_id).only("id", "requires_verified_identity")
    if site.requires_verified_identity:
        raise not_proven("This site wants it proven who one is.", "identity_token")


async def _identify(services: Services, said: Said) -> VisitorPerson:
    person = said.person
    async with services.log.transaction(person.workspace_id) as log:
        id = await _whom(said)
        visitor = await _own(log, said) if id == person.id else await _other(log, said, id)
        if not person.is_kept:
            await visits.keep(services, log, id, said.visit)
        before = _name_tag(visitor)
        is_known_more = not person.is_kept and apply(visitor, VisitorFacts(attributes=dict(said.visit.attributes)))
        is_changed = _apply(visitor, said, log.at) or is_known_more
        is_same = id == person.id and before == _name_tag(visitor)
        token = person.token if is_same else services.visitor_tokens.another(id, person.site_id)
        _let_in(visitor, token, instead_of=person.token)
        await visitor.save(update_fields=["token_hash", "other_token_hashes", "external_id", "verified_at"])
        if is_changed:
            await save(log, visitor, by=Author(type="visitor", id=id, name=visitor.name))
    await tell(services, log.events)
    return VisitorPerson(
        id, person.workspace_id, person.site_id, token, True, visitor.name, visitor.email, visitor.external_id,
        visitor.verified_at is not None,
    )  # fmt: skip


async def _whom(said: Said) -> UUID:
    """Who this device is from now on. Somebody verified never turns into somebody else: another is begun."""
    person = said.person
    if not said.is_proven:
        return person.id
    known = await Visitor.get_or_none(
        site_id=person.site_id, external_id=said.wish.external_id, verified_at__isnull=False
    ).only("id")
    if known is not None:
        return known.id
    return new_id() if person.is_verified else person.id


async def _own(log: LogTransaction, said: Said) -> Visitor:
    await starting.keep_visitor(log, said.person, said.visit.locale)
    visitor = await Visitor.filter(id=said.person.id).select_for_update(no_key=True).first()
    if visitor is None or not visitor.knows(hash_of(said.person.token)):
        raise Refused(ErrorCode.UNAUTHORIZED)
    return visitor


async def _other(log: LogTransaction, said: Said, id: UUID) -> Visitor:
    """The visitor who this device becomes, with all that was said on it before anybody was proven."""
    person = said.person
    both = Visitor.filter(id__in=[id, person.id], merged_into_id=None).order_by("id")
    held = {visitor.id: visitor for visitor in await both.select_for_update(no_key=True)}
    if id not in held:
        return await Visitor.create(
            id=id, workspace_id=person.workspace_id, site_id=person.site_id, token_hash="", locale=said.visit.locale,
            created_at=log.at, last_seen_at=log.at,
        )  # fmt: skip
    if held[id].blocked_at is not None:
        raise Refused(ErrorCode.BLOCKED)
    before = held.get(person.id)
    if before is not None and before.verified_at is None and before.knows(hash_of(person.token)):
        await merging.merge(log, held[id], before, by=person.author)
    return held[id]


def _name_tag(visitor: Visitor) -> tuple[object, ...]:
    return visitor.name, visitor.email, visitor.external_id, visitor.verified_at


def _apply(visitor: Visitor, said: Said, now: datetime) -> bool:
    """Whether that changed anything."""
    before = visitor.external_id, visitor.verified_at
    if not isinstance(said.wish.external_id, UnsetType):
        visitor.external_id = said.wish.external_id
    if said.is_proven and visitor.verified_at is None:
        visitor.verified_at = now
        visitor.token_hash, visitor.other_token_hashes = "", None  # their other devices have proven nothing
    return apply(visitor, said.wish) or before != (visitor.external_id, visitor.verified_at)


def _let_in(visitor: Visitor, token: str, *, instead_of: str) -> None:
    gone, come = hash_of(instead_of), hash_of(token)
    others = [
        each for each in (visitor.token_hash, *(visitor.other_token_hashes or ())) if each not in ("", gone, come)
    ]
    visitor.token_hash = come
    visitor.other_token_hashes = others[: MOST_DEVICES - 1] or None
