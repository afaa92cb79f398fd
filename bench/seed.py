"""A workspace with years of work in it, made by the database itself: a few statements, no row passes through Python."""

from __future__ import annotations

import time
from typing import Any
from uuid import UUID

import asyncpg

from models.search import BY_DAY, IN_TIME

SPAN = "90 days"
LOGGED = 200_000  # of the newest messages; the log is trimmed, so that nobody's holds all

PLAN = f"""
SELECT setseed(0.4);
CREATE TEMP TABLE agent AS
    SELECT row_number() OVER (ORDER BY id) AS no, id FROM membership WHERE workspace_id = '{{workspace_id}}';
CREATE TEMP TABLE words AS
    SELECT no, (ARRAY['order','invoice','refund','delivery','account','password','payment','please','hello','thanks',
        'when','will','the','is','my','not','working','can','you','help'])[1 + no % 20]
        || CASE WHEN no < 20 THEN '' ELSE chr(97 + no % 26) || substr(md5(no::text), 1, 3) END AS word
    FROM generate_series(0, 19999) no;
CREATE UNIQUE INDEX ON words (no);
CREATE TEMP TABLE saying AS
    SELECT p.no, string_agg(w.word, ' ') AS body FROM (
        SELECT no, floor(20000 * power(random(), 4))::int AS pick
        FROM generate_series(0, 99999) no, generate_series(1, 12) WHERE random() < 0.8
    ) p JOIN words w ON w.no = p.pick GROUP BY p.no;
CREATE UNIQUE INDEX ON saying (no);
CREATE TEMP TABLE talk AS
    SELECT no, uuidv7(-interval '{SPAN}' * (1 - no::float8 / {{conversations}})) AS id,
           uuidv7(-interval '{SPAN}' * (1 - no::float8 / {{conversations}})) AS visitor_id,
           CASE WHEN random() < 0.85
                THEN (SELECT a.id FROM agent a WHERE a.no = 1 + g.no % (SELECT count(*) FROM agent)) END AS assignee_id,
           CASE WHEN random() < CASE WHEN no > 0.97 * {{conversations}} THEN 0.5 ELSE 0.01 END THEN 'open'
                WHEN random() < 0.03 THEN 'snoozed' ELSE 'resolved' END AS status
    FROM generate_series(1, {{conversations}}) g(no);
CREATE UNIQUE INDEX ON talk (no);
CREATE TEMP TABLE said AS
    SELECT n, talk_no, row_number() OVER w = 1 AS is_first,
           row_number() OVER w > 1 AND random() < 0.1 AS is_note, random() < 0.5 AS by_visitor
    FROM (
        SELECT n, least({{conversations}}, greatest(1, ceil(n::float8 * {{conversations}} / {{messages}}
                   - random() * 200)))::int AS talk_no
        FROM generate_series(1, {{messages}}) n
    ) spread
    WINDOW w AS (PARTITION BY talk_no ORDER BY n);
CREATE TEMP TABLE numbered AS
    SELECT n, talk_no, is_first, is_note, is_first OR by_visitor AND NOT is_note AS by_visitor,
           n + sum(is_first::int) OVER (ORDER BY n) AS seq,
           1 + sum((NOT is_note)::int) OVER (PARTITION BY talk_no ORDER BY n) AS public_seq,
           now() - interval '{SPAN}' * (1 - n::float8 / {{messages}}) AS at
    FROM said;
CREATE TEMP TABLE ended AS
    SELECT talk_no, max(seq) AS seq, max(public_seq) AS public_seq, min(at) AS began_at, max(at) AS at
    FROM numbered GROUP BY talk_no;
CREATE UNIQUE INDEX ON ended (talk_no);
ANALYZE;
"""
ROWS = """
INSERT INTO team (id, created_at, workspace_id, name)
    SELECT uuidv7(), now(), '{workspace_id}', 'Team ' || n FROM generate_series(1, 4) n;
INSERT INTO team_member (id, created_at, team_id, agent_id)
    SELECT uuidv7(), now(), t.id, m.id FROM team t JOIN membership m USING (workspace_id)
    WHERE t.workspace_id = '{workspace_id}' AND random() < 0.4;
INSERT INTO visitor (id, created_at, last_seen_at, workspace_id, site_id, token_hash, name, email)
    SELECT visitor_id, began_at, at, '{workspace_id}', '{site_id}', md5(talk.no::text),
           CASE WHEN talk.no % 3 = 0 THEN initcap(w.word) || ' ' || initcap(substr(md5(talk.no::text), 1, 6)) END,
           CASE WHEN talk.no % 3 = 0 THEN w.word || '.' || talk.no || '@shop' || talk.no % 500 || '.example' END
    FROM talk JOIN ended ON talk_no = talk.no JOIN words w ON w.no = talk.no % 20000;
INSERT INTO conversation (id, created_at, workspace_id, site_id, visitor_id, assignee_id, client_id, status, seq,
                          public_seq, last_message_seq, priority, team_id)
    SELECT id, began_at, '{workspace_id}', '{site_id}', visitor_id, assignee_id, gen_random_uuid(), status, seq,
           public_seq, seq, CASE WHEN random() < 0.1 THEN 1 + floor(random() * 4) ELSE 0 END,
           CASE WHEN random() < 0.6 THEN (
               ARRAY(SELECT id FROM team WHERE workspace_id = '{workspace_id}' ORDER BY id)
           )[1 + floor(random() * 4)] END
    FROM talk JOIN ended ON talk_no = no;
INSERT INTO message (id, created_at, workspace_id, conversation_id, seq, public_seq, client_id, kind, body, author_type,
                     author_id, language)
    SELECT uuidv7(at - now()), at, '{workspace_id}', t.id, seq, CASE WHEN NOT is_note THEN public_seq END,
           gen_random_uuid(), CASE WHEN is_note THEN 'note' ELSE 'reply' END,
           COALESCE(s.body, 'hello') || ' A' || n, CASE WHEN by_visitor THEN 'visitor' ELSE 'agent' END,
           CASE WHEN by_visitor THEN t.visitor_id ELSE COALESCE(t.assignee_id, (SELECT id FROM agent LIMIT 1)) END,
           'english'
    FROM numbered JOIN talk t ON t.no = talk_no LEFT JOIN saying s ON s.no = n % 100000 ORDER BY n;
INSERT INTO read_position (id, created_at, workspace_id, conversation_id, reader_type, reader_id, delivered_seq,
                           delivered_public_seq, read_seq, read_public_seq, moved_at_seq)
    SELECT uuidv7(), at, '{workspace_id}', id, 'agent', assignee_id, seq, public_seq,
           CASE WHEN status = 'open' AND no % 3 = 0 THEN 0 ELSE seq END,
           CASE WHEN status = 'open' AND no % 3 = 0 THEN 0 ELSE public_seq END, seq
    FROM talk JOIN ended ON talk_no = no WHERE assignee_id IS NOT NULL;
INSERT INTO event (workspace_id, seq, type, conversation_id, subject_id, actor_type, actor_id, public_seq, at)
    SELECT '{workspace_id}'::uuid, m.seq, 'message_created', m.conversation_id, m.id, author_type, author_id,
           m.public_seq, m.created_at
    FROM message m WHERE m.seq > {trimmed} AND workspace_id = '{workspace_id}'
    UNION ALL
    SELECT '{workspace_id}'::uuid, n.seq - 1, 'conversation_created', t.id, t.id, 'visitor', visitor_id, 1, at
    FROM numbered n JOIN talk t ON t.no = talk_no WHERE is_first AND n.seq - 1 > {trimmed};
UPDATE workspace SET seq = (SELECT max(seq) FROM numbered), language = 'english', trimmed_seq = {trimmed}
    WHERE id = '{workspace_id}';
"""
MARKS = """
INSERT INTO label (id, created_at, workspace_id, name, colour)
    SELECT uuidv7(), now(), '{workspace_id}', 'Label ' || n, 'grey' FROM generate_series(1, 20) n;
INSERT INTO conversation_label (id, created_at, conversation_id, label_id)
    SELECT uuidv7(), c.created_at, c.id, l.id FROM conversation c
    JOIN (SELECT id, row_number() OVER (ORDER BY id) AS no FROM label WHERE workspace_id = '{workspace_id}') l
      ON mod(abs(hashtext(c.id::text || l.no)), 1000) < 300 / (l.no * l.no)
    WHERE c.workspace_id = '{workspace_id}';
INSERT INTO mention (id, created_at, workspace_id, conversation_id, message_id, agent_id, seq, is_read)
    SELECT uuidv7(), created_at, workspace_id, conversation_id, id, author_id, seq, random() < 0.99 FROM message
    WHERE workspace_id = '{workspace_id}' AND kind = 'note' AND seq % 20 = 0;
INSERT INTO follower (id, created_at, workspace_id, conversation_id, agent_id)
    SELECT DISTINCT ON (conversation_id, agent_id) uuidv7(), created_at, workspace_id, conversation_id, agent_id
    FROM mention WHERE workspace_id = '{workspace_id}';
INSERT INTO file (id, created_at, workspace_id, purpose, uploader_type, uploader_id, name, media_type, size, occupies,
                  stored_at, message_id, conversation_id, place)
    SELECT uuidv7(), created_at, workspace_id, 'attachment', author_type, author_id, 'photo.jpg', 'image/jpeg', 1, 1,
           created_at, id, conversation_id, 1 FROM message
    WHERE workspace_id = '{workspace_id}' AND seq % 50 = 0;
"""
"""What conversations carry, and by which lists are narrowed down."""


async def seed(database: dict[str, Any], workspace_id: UUID, site_id: UUID, conversations: int, messages: int) -> None:
    """Fill a workspace that has agents and nothing else. The words are indexed once all are there."""
    about = {
        "workspace_id": workspace_id,
        "site_id": site_id,
        "conversations": conversations,
        "messages": messages,
        "trimmed": max(0, messages - LOGGED),
    }
    connection = await asyncpg.connect(**database, timeout=10, command_timeout=None)
    try:
        await connection.execute(
            "SET synchronous_commit = off; SET work_mem = '256MB'; SET maintenance_work_mem = '1GB'"
        )
        await connection.execute("DROP INDEX IF EXISTS message_words, message_in_time")
        for step in (PLAN + ROWS + MARKS).split(";\n"):
            if step.strip():
                began = time.perf_counter()
                await connection.execute(step.format(**about))
                print(f"{time.perf_counter() - began:6.1f} s  {' '.join(step.split())[:70]}", flush=True)
        began = time.perf_counter()
        await connection.execute(BY_DAY)
        await connection.execute(IN_TIME)
        await connection.execute("VACUUM ANALYZE")
        print(f"{time.perf_counter() - began:6.1f} s  indexed", flush=True)
    finally:
        await connection.close()
