"""What becomes of what `posting` left out: it was sent before, or something is in its way."""

from collections.abc import Sequence
from uuid import UUID

from chatting_rt.domain import attachments
from chatting_rt.domain.messages import COLUMNS, Draft, KeptMessage
from chatting_rt.errors import ErrorCode, Refused, not_found
from chatting_rt.infra.batcher import NotNow
from chatting_rt.services import Services

KEPT = f"""
SELECT {COLUMNS}
JOIN unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS d(conversation_id, author_id, client_id)
  ON m.conversation_id = d.conversation_id AND m.author_id = d.author_id AND m.client_id = d.client_id
"""
CROSSED = """
SELECT d.position FROM unnest($1::int[], $2::uuid[], $3::uuid[], $4::bigint[])
    AS d(position, conversation_id, author_id, if_head)
WHERE EXISTS (
    SELECT FROM message m WHERE m.conversation_id = d.conversation_id AND m.seq > d.if_head
    AND m.author_type = 'agent' AND m.author_id <> d.author_id AND m.kind = 'reply' AND m.deleted_at IS NULL
)
"""
Key = tuple[UUID, UUID | None, UUID]


async def results_of(services: Services, drafts: list[Draft]) -> Sequence[KeptMessage | Refused | NotNow]:
    """One for each, in order."""
    # Before the first results: a file that somebody's copy of this message has taken is seen to be so only with it.
    taken = await attachments.taken(services.database, [file.id for draft in drafts for file in draft.attachments])
    first = await _first_results(services, drafts)
    unwritten = [draft.conversation_id for draft in drafts if _key(draft) not in first]
    crossed = await _crossed(services, drafts)
    held = await _held(services, unwritten) if unwritten else set()
    return [_repeat(draft, first, held, taken, crossed) for draft in drafts]


async def _first_results(services: Services, drafts: list[Draft]) -> dict[Key, KeptMessage]:
    rows = await services.database.fetch(
        KEPT, [d.conversation_id for d in drafts], [d.author.id for d in drafts], [d.client_id for d in drafts]
    )
    return {(row["conversation_id"], row["author_id"], row["client_id"]): KeptMessage.of(row) for row in rows}


def _key(draft: Draft) -> Key:
    return draft.conversation_id, draft.author.id, draft.client_id


async def _crossed(services: Services, drafts: list[Draft]) -> set[UUID]:
    """Those that a colleague's reply came before, which their author had not seen."""
    guarded = [draft for draft in drafts if draft.if_head is not None]
    if not guarded:
        return set()
    rows = await services.database.fetch(
        CROSSED, list(range(len(guarded))), [d.conversation_id for d in guarded], [d.author.id for d in guarded],
        [d.if_head for d in guarded],
    )  # fmt: skip
    return {guarded[row["position"]].id for row in rows}


async def _held(services: Services, conversation_ids: list[UUID]) -> set[UUID]:
    """Those that were not gone when they were skipped, but locked."""
    rows = await services.database.fetch("SELECT id FROM conversation WHERE id = ANY($1)", conversation_ids)
    return {row["id"] for row in rows}


def _repeat(
    draft: Draft, first: dict[Key, KeptMessage], held: set[UUID], taken: set[UUID], crossed: set[UUID]
) -> KeptMessage | Refused | NotNow:
    kept = first.get(_key(draft))
    if kept is None and draft.id in crossed:
        return Refused(ErrorCode.CONFLICT, "A colleague has replied meanwhile.", field="if_head")
    if kept is None and any(file.id in taken for file in draft.attachments):
        return attachments.missing()
    if kept is None:
        return NotNow() if draft.conversation_id in held else not_found()  # it went away while this waited
    if not kept.is_of(draft.body, draft.kind, [file.id for file in draft.attachments], draft.quoted_id, draft.mentions):
        return Refused(ErrorCode.IDEMPOTENCY_CONFLICT)
    return kept
