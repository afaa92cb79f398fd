"""The hot path: one statement writes every message that waits, across conversations and workspaces, log included.

Locks are taken in the one order that holds everywhere: conversations by id, then workspaces by id, the counter last.
A conversation that somebody else holds is skipped and tried again, so that only its own writers wait.
What was sent before is left out under the conversation's lock; the unique index settles what a concurrent process
wrote since our snapshot, and then the batch is simply tried again.
"""

from collections.abc import Sequence
from uuid import UUID

import asyncpg

from chatting_rt.domain import messages, unposted
from chatting_rt.domain.messages import Draft, KeptMessage
from chatting_rt.domain.telling import tell, tell_message
from chatting_rt.errors import Refused, unavailable
from chatting_rt.infra.batcher import BadItem, NotNow
from chatting_rt.infra.database import Row
from chatting_rt.infra.event_log import LoggedEvent
from chatting_rt.services import Services
from chatting_rt.wire.base import Author

POST = """
WITH draft AS (
    SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::uuid[],
                         $8::timestamptz[], $12::uuid[], $13::bigint[])
    WITH ORDINALITY AS d(id, conversation_id, client_id, kind, body, author_type, author_id, at, quoted_id, if_head,
                         position)
), wanted AS (
    SELECT * FROM unnest($9::bigint[], $10::uuid[], $11::smallint[]) AS w(position, file_id, place)
), named AS (
    SELECT * FROM unnest($14::bigint[], $15::uuid[]) AS n(position, agent_id)
), subject AS MATERIALIZED (
    SELECT id, workspace_id, visitor_id, status, public_seq, last_message_seq FROM conversation
    WHERE id IN (SELECT conversation_id FROM draft) ORDER BY id FOR NO KEY UPDATE SKIP LOCKED
), unsent AS MATERIALIZED (
    SELECT DISTINCT ON (d.conversation_id, d.author_id, d.client_id) d.*, s.workspace_id, s.status, s.last_message_seq
    FROM draft d JOIN subject s ON s.id = d.conversation_id
    WHERE NOT EXISTS (
        SELECT FROM message m
        WHERE m.conversation_id = d.conversation_id AND m.author_id = d.author_id AND m.client_id = d.client_id
    )
    ORDER BY d.conversation_id, d.author_id, d.client_id, d.position
), attachable AS MATERIALIZED (
    SELECT f.id FROM file f
    WHERE f.id IN (SELECT w.file_id FROM wanted w JOIN unsent USING (position))
      AND f.message_id IS NULL AND f.erased_at IS NULL
    ORDER BY f.id FOR NO KEY UPDATE
), attached AS MATERIALIZED (
    SELECT DISTINCT ON (w.file_id) w.position, w.file_id, w.place
    FROM wanted w JOIN unsent USING (position) JOIN attachable ON attachable.id = w.file_id
    ORDER BY w.file_id, w.position
), fresh AS MATERIALIZED (
    SELECT * FROM unsent u
    WHERE (SELECT count(*) FROM wanted w WHERE w.position = u.position)
        = (SELECT count(*) FROM attached a WHERE a.position = u.position)
      AND (u.if_head IS NULL OR (
        -- What this statement sees is all there is: nobody posted between its beginning and its lock.
        u.last_message_seq = (SELECT last_message_seq FROM conversation c WHERE c.id = u.conversation_id)
        AND NOT EXISTS (
            SELECT FROM message m WHERE m.conversation_id = u.conversation_id AND m.seq > u.if_head
            AND m.author_type = 'agent' AND m.author_id <> u.author_id AND m.kind = 'reply' AND m.deleted_at IS NULL
        ) AND NOT EXISTS (
            SELECT FROM unsent o WHERE o.conversation_id = u.conversation_id AND o.position < u.position
            AND o.author_type = 'agent' AND o.author_id <> u.author_id AND o.kind = 'reply'
        )
      ))
), claimed AS (
    UPDATE file f SET message_id = u.id, conversation_id = u.conversation_id, place = a.place
    FROM attached a JOIN fresh u USING (position) WHERE f.id = a.file_id
), following AS MATERIALIZED (
    SELECT DISTINCT ON (f.conversation_id, n.agent_id) f.position, f.workspace_id, f.conversation_id, n.agent_id, f.at
    FROM named n JOIN fresh f USING (position)
    WHERE NOT EXISTS (
        SELECT FROM follower o WHERE o.conversation_id = f.conversation_id AND o.agent_id = n.agent_id
    )
    ORDER BY f.conversation_id, n.agent_id, f.position
), happening AS (
    SELECT workspace_id, conversation_id, 'message_created' AS type, id AS subject_id, author_type, author_id,
           kind <> 'note' AS is_public, at, position, 0 AS step
    FROM fresh
    UNION ALL
    SELECT * FROM (
        SELECT DISTINCT ON (conversation_id) workspace_id, conversation_id, 'conversation_updated', conversation_id,
               author_type, author_id, true, at, position, 1
        FROM fresh WHERE author_type = 'visitor' AND status <> 'open' ORDER BY conversation_id, position
    ) reopening
    UNION ALL
    SELECT * FROM (
        SELECT DISTINCT ON (conversation_id) f.workspace_id, conversation_id, 'conversation_updated', conversation_id,
               author_type, author_id, false, f.at, position, 2
        FROM following JOIN fresh f USING (position, conversation_id) ORDER BY conversation_id, position
    ) gaining
), numbered AS MATERIALIZED (
    SELECT *, row_number() OVER (PARTITION BY workspace_id ORDER BY position, step) AS n,
           CASE WHEN is_public THEN
               count(*) FILTER (WHERE is_public) OVER (PARTITION BY conversation_id ORDER BY position, step)
           END AS public_n
    FROM happening
), tenant AS MATERIALIZED (
    SELECT id FROM workspace WHERE id IN (SELECT workspace_id FROM numbered) ORDER BY id FOR NO KEY UPDATE
), counter AS (
    UPDATE workspace w SET seq = w.seq + t.total
    FROM (SELECT workspace_id, count(*) AS total FROM numbered JOIN tenant ON tenant.id = workspace_id GROUP BY 1) t
    WHERE w.id = t.workspace_id
    RETURNING w.id, w.epoch, w.language, w.seq - t.total AS before
), event_row AS MATERIALIZED (
    SELECT n.*, c.before + n.n AS seq, s.public_seq + n.public_n AS public_seq, s.visitor_id, c.epoch, c.language
    FROM numbered n JOIN counter c ON c.id = n.workspace_id JOIN subject s ON s.id = n.conversation_id
), posted AS (
    INSERT INTO message (id, workspace_id, conversation_id, client_id, kind, body, author_type, author_id, created_at,
                         seq, public_seq, language, quoted_id)
    SELECT f.id, f.workspace_id, f.conversation_id, f.client_id, f.kind, f.body, f.author_type, f.author_id, f.at,
           e.seq, e.public_seq, e.language, f.quoted_id
    FROM fresh f JOIN event_row e ON e.subject_id = f.id
), mentioned AS (
    INSERT INTO mention (id, created_at, workspace_id, conversation_id, message_id, agent_id, seq, is_read)
    SELECT gen_random_uuid(), f.at, f.workspace_id, f.conversation_id, f.id, n.agent_id, e.seq,
           n.agent_id = f.author_id
    FROM named n JOIN fresh f USING (position) JOIN event_row e ON e.subject_id = f.id
), followed AS (
    INSERT INTO follower (id, created_at, workspace_id, conversation_id, agent_id)
    SELECT gen_random_uuid(), at, workspace_id, conversation_id, agent_id FROM following
    ON CONFLICT (conversation_id, agent_id) DO NOTHING
), finished AS (
    DELETE FROM draft d USING fresh f
    WHERE d.conversation_id = f.conversation_id AND d.agent_id = f.author_id AND d.kind = f.kind
      AND btrim(d.body, E' \\t\\r\\n') = btrim(f.body, E' \\t\\r\\n')
), moved AS (
    UPDATE conversation c SET
        seq = t.seq, public_seq = c.public_seq + t.public_total, last_message_seq = t.last_message_seq,
        status = CASE WHEN t.reopens THEN 'open' ELSE c.status END,
        snoozed_until = CASE WHEN t.reopens THEN NULL ELSE c.snoozed_until END
    FROM (
        SELECT conversation_id, max(seq) AS seq, count(public_seq) AS public_total,
               max(seq) FILTER (WHERE step = 0) AS last_message_seq, bool_or(step = 1) AS reopens
        FROM event_row GROUP BY 1
    ) t
    WHERE c.id = t.conversation_id
), logged AS (
    INSERT INTO event (workspace_id, seq, type, conversation_id, subject_id, actor_type, actor_id, public_seq, at)
    SELECT workspace_id, seq, type, conversation_id, subject_id, author_type, author_id, public_seq, at FROM event_row
)
SELECT workspace_id, type, conversation_id, subject_id, seq, public_seq, visitor_id, epoch, at, position
FROM event_row ORDER BY workspace_id, seq
"""
ATTEMPTS = 3  # a batch that meets another process's copy of one of its messages is tried again


async def write(services: Services, drafts: list[Draft]) -> Sequence[KeptMessage | Refused | NotNow]:
    """Write, commit, tell. One result per draft, in order."""
    services.metrics.posts.observe(len(drafts))
    rows = await _written(services, drafts)
    kept = {row["position"]: _kept(drafts[row["position"] - 1], row) for row in rows if _is_message(row)}
    await _read_quotes(services, kept)
    await _tell(services, drafts, rows, kept)
    left = [draft for position, draft in enumerate(drafts, 1) if position not in kept]
    others = iter(await unposted.results_of(services, left) if left else ())
    return [kept.get(position) or next(others) for position in range(1, len(drafts) + 1)]


async def _written(services: Services, drafts: list[Draft]) -> list[Row]:
    columns = (
        [draft.id for draft in drafts],
        [draft.conversation_id for draft in drafts],
        [draft.client_id for draft in drafts],
        [draft.kind for draft in drafts],
        [draft.body for draft in drafts],
        [draft.author.type for draft in drafts],
        [draft.author.id for draft in drafts],
        [draft.at for draft in drafts],
        *_wanted(drafts),
        [draft.quoted_id for draft in drafts],
        [draft.if_head for draft in drafts],
        [position for position, draft in enumerate(drafts, 1) for _ in draft.mentions],
        [agent_id for draft in drafts for agent_id in draft.mentions],
    )
    for _ in range(ATTEMPTS):
        try:
            return await services.database.fetch(POST, *columns)
        except asyncpg.UniqueViolationError:
            continue
        except (asyncpg.PostgresError, ValueError) as error:
            raise BadItem from error
    raise unavailable()


def _wanted(drafts: list[Draft]) -> tuple[list[int], list[UUID], list[int]]:
    """Which files the drafts have, one by one: of which draft, which file, in which place."""
    wanted = [
        (position, file.id, place)
        for position, draft in enumerate(drafts, 1)
        for place, file in enumerate(draft.attachments, 1)
    ]
    return [position for position, _, _ in wanted], [id for _, id, _ in wanted], [place for _, _, place in wanted]


def _is_message(row: Row) -> bool:
    return bool(row["type"] == "message_created")


def _kept(draft: Draft, row: Row) -> KeptMessage:
    return KeptMessage(
        draft.id, draft.conversation_id, draft.client_id, row["seq"], row["public_seq"], draft.kind, draft.body,
        draft.author, draft.at, draft.attachments, quoted_id=draft.quoted_id, mentions=draft.mentions,
    )  # fmt: skip


async def _read_quotes(services: Services, kept: dict[int, KeptMessage]) -> None:
    """What they quote may have changed since they were sent; as long as nobody quotes, nothing is read."""
    quoting = [message.id for message in kept.values() if message.quoted_id]
    found = await messages.by_ids(services.database, quoting)
    kept |= {position: found.get(message.id, message) for position, message in kept.items() if message.quoted_id}


async def _tell(services: Services, drafts: list[Draft], rows: list[Row], kept: dict[int, KeptMessage]) -> None:
    changed = []
    for row in rows:
        if _is_message(row):
            tell_message(services.rooms, row["workspace_id"], row["visitor_id"], row["epoch"], kept[row["position"]])
        else:
            changed.append(_changed(drafts[row["position"] - 1].author, row))
    if changed:  # all at once, though a message may overtake one: a read for each would hold up the acks of the rest
        await tell(services, changed)


def _changed(by: Author, row: Row) -> LoggedEvent:
    return LoggedEvent(
        row["workspace_id"], row["type"], row["conversation_id"], row["subject_id"], by,
        row["public_seq"] is not None, row["at"], row["seq"], row["public_seq"], row["epoch"],
    )  # fmt: skip
