"""Keeping canned replies, wording them anew and dropping them. Every dashboard holds them all, so there is an end."""

from uuid import UUID

from msgspec import UnsetType
from tortoise.exceptions import IntegrityError

from chatting_rt.domain import canned_replies
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.telling import tell
from chatting_rt.errors import ErrorCode, Refused, not_found
from chatting_rt.infra.event_log import LogTransaction
from chatting_rt.services import Services
from chatting_rt.wire import canned_replies as wire
from models import CannedReply

MOST = 500  # of a workspace
MOST_LETTERS = 200_000  # of all their bodies together
KEPT = """
SELECT count(*) AS replies, COALESCE(sum(char_length(body)), 0)::bigint AS letters FROM canned_reply
WHERE workspace_id = $1
"""


async def create(services: Services, by: AgentPerson, short_code: str, body: str) -> wire.CannedReply:
    """Tells agents."""
    try:
        async with services.log.transaction(by.workspace_id) as log:
            kept = await CannedReply.create(
                workspace_id=by.workspace_id, short_code=short_code, body=body, created_at=log.at
            )
            await _check_room(log)
            log.append("canned_reply_created", kept.id, by=by.author)
    except IntegrityError:
        raise _code_is_taken() from None
    await tell(services, log.events)
    return (await canned_replies.by_ids(services.database, [kept.id]))[kept.id]


async def update(
    services: Services, by: AgentPerson, canned_reply_id: UUID, *, short_code: str | UnsetType, body: str | UnsetType
) -> wire.CannedReply:
    """Tells agents."""
    try:
        async with services.log.transaction(by.workspace_id) as log:
            kept = await _locked(by, canned_reply_id)
            if not isinstance(short_code, UnsetType):
                kept.short_code = short_code
            if not isinstance(body, UnsetType):
                kept.body = body
            await kept.save(update_fields=["short_code", "body"])
            await _check_room(log)
            log.append("canned_reply_updated", kept.id, by=by.author)
    except IntegrityError:
        raise _code_is_taken() from None
    await tell(services, log.events)
    return (await canned_replies.by_ids(services.database, [kept.id]))[kept.id]


async def delete(services: Services, by: AgentPerson, canned_reply_id: UUID) -> None:
    """Tells agents."""
    async with services.log.transaction(by.workspace_id) as log:
        kept = await _locked(by, canned_reply_id)
        await kept.delete()
        log.append("canned_reply_deleted", kept.id, by=by.author)
    await tell(services, log.events)


async def _locked(by: AgentPerson, canned_reply_id: UUID) -> CannedReply:
    kept = await CannedReply.filter(id=canned_reply_id, workspace_id=by.workspace_id).select_for_update().first()
    if kept is None:
        raise not_found()
    return kept


async def _check_room(log: LogTransaction) -> None:
    [kept] = await log.connection.execute_query_dict(KEPT, [log.workspace_id])
    if kept["replies"] > MOST:
        raise Refused(ErrorCode.CONFLICT, f"A workspace has at most {MOST} canned replies.")
    if kept["letters"] > MOST_LETTERS:
        most = f"The canned replies of a workspace have at most {MOST_LETTERS} letters together."
        raise Refused(ErrorCode.CONFLICT, most, field="body")


def _code_is_taken() -> Refused:
    return Refused(ErrorCode.CONFLICT, "There is a canned reply with this short code.", field="short_code")
