"""How somebody on a website becomes a visitor, and what their widget starts with."""

from datetime import timedelta
from uuid import UUID

from chatting_rt.domain import blocked_addresses, messages, openings, reads, sites, sync, uploads
from chatting_rt.domain.access import conversation_for
from chatting_rt.domain.conversations import FROM, LOOK, KeptConversation
from chatting_rt.domain.people import VisitorPerson
from chatting_rt.domain.queues import QueueWatch
from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.infra.tokens import age_of, hash_of
from chatting_rt.services import Services
from chatting_rt.wire.commands import StartVisitor, VisitorAuth
from chatting_rt.wire.results import ConversationSynced, VisitorStarted
from chatting_rt.wire.shapes import ReadPosition, VisitorThread
from models import Site, Visitor

TOKEN_LIFE = timedelta(days=180)  # from the last time the visitor was seen
UNKEPT_LIFE = 24 * 3600  # seconds in which a token may still be the one of a visitor who has not written yet
TOUCH_AFTER = timedelta(hours=1)
RECENT_CONVERSATIONS = 10
RECENT_MESSAGES = 30
WORKSPACE = "SELECT epoch, shows_typing_previews FROM workspace WHERE id = $1"
RECENT = f"{LOOK} {FROM} WHERE c.visitor_id = $1 ORDER BY c.last_message_seq DESC LIMIT {RECENT_CONVERSATIONS}"


async def join(services: Services, auth: VisitorAuth, origin: str | None, address: str) -> VisitorPerson:
    """Who the token names, or a new visitor. Nothing is written: a visitor is kept when they write."""
    site = await Site.get_or_none(key=auth.site_key, removed_at=None)
    if site is None:
        raise Refused(ErrorCode.NOT_FOUND, "There is no site with this key.", field="site_key")
    if not sites.allows(site, origin):
        raise Refused(ErrorCode.ORIGIN_NOT_ALLOWED)
    await blocked_addresses.check(services, site.workspace_id, address)
    known = await _known(services, site, auth.visitor_token) if auth.visitor_token else None
    if known is not None:
        return known
    visitor_id, token = services.visitor_tokens.new(site.id)
    return VisitorPerson(visitor_id, site.workspace_id, site.id, token, is_kept=False)


async def _known(services: Services, site: Site, token: str) -> VisitorPerson | None:
    visitor_id = services.visitor_tokens.visitor_of(token, site.id)
    if visitor_id is None:
        return None
    visitor = await _kept(visitor_id)
    now = services.clock.now()
    if visitor is None:
        is_fresh = age_of(visitor_id, now.timestamp()) < UNKEPT_LIFE
        return VisitorPerson(visitor_id, site.workspace_id, site.id, token, is_kept=False) if is_fresh else None
    if not visitor.knows(hash_of(token)) or now - visitor.last_seen_at > TOKEN_LIFE:
        return None
    if visitor.blocked_at is not None:
        raise Refused(ErrorCode.BLOCKED)
    if now - visitor.last_seen_at > TOUCH_AFTER:
        await Visitor.filter(id=visitor.id).update(last_seen_at=now)
    return VisitorPerson(
        visitor.id, site.workspace_id, site.id, token, True, visitor.name, visitor.email, visitor.external_id,
        visitor.verified_at is not None,
    )  # fmt: skip


async def _kept(id: UUID) -> Visitor | None:
    """Whoever the visitor turned out to be."""
    visitor = await Visitor.get_or_none(id=id)
    return (
        visitor if visitor is None or visitor.merged_into_id is None else await Visitor.get(id=visitor.merged_into_id)
    )


async def started(
    services: Services, visitor: VisitorPerson, command: StartVisitor, queue: QueueWatch, *, is_team_online: bool
) -> VisitorStarted:
    """All that the widget needs. Numbers are read before the messages, so that nothing falls between."""
    (workspace,) = await services.database.fetch(WORKSPACE, visitor.workspace_id)
    site = await Site.get(id=visitor.site_id)
    rows = await services.database.fetch(RECENT, visitor.id) if visitor.is_kept else []
    conversations = [KeptConversation.of(row) for row in rows]
    positions = await reads.of_conversations(services.database, [c.id for c in conversations], for_visitor=True)
    return VisitorStarted(
        visitor=visitor.seen_by_self(),
        visitor_token=visitor.token,
        site=sites.seen_by_visitors(
            site,
            shows_typing_previews=workspace["shows_typing_previews"],
            is_team_online=is_team_online,
            opening=await openings.of_workspace(services, site.workspace_id),
        ),
        epoch=workspace["epoch"],
        conversations=[await _thread(services, conversation, positions, queue) for conversation in conversations],
        uploads=uploads.rules(services.settings),
        missed=await _missed(services, visitor, command, conversations[0].id) if conversations else None,
    )


async def _thread(
    services: Services, conversation: KeptConversation, positions: list[ReadPosition], queue: QueueWatch
) -> VisitorThread:
    page = await messages.page(services.database, conversation.id, None, RECENT_MESSAGES, for_visitor=True)
    look = conversation.for_visitor()
    return VisitorThread(
        id=look.id,
        status=look.status,
        assignee=look.assignee,
        head=look.head,
        created_at=look.created_at,
        is_rating_wanted=look.is_rating_wanted,
        rating=look.rating,
        messages=[message for message in page.messages if message.seq <= look.head],
        has_more=page.has_more,
        queue=queue.place_of(conversation.id),
        reads=[position for position in positions if position.conversation_id == conversation.id],
    )


async def _missed(
    services: Services, visitor: VisitorPerson, command: StartVisitor, newest: UUID
) -> ConversationSynced | None:
    if command.epoch is None or command.since is None:
        return None
    access = await conversation_for(services.database, visitor, newest)
    return await sync.conversation(services.database, access, command.epoch, command.since)
