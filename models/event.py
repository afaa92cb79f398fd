"""The event log. It has no ORM model: it is written by the transaction that changes its subject, and read in pages.

One row per durable change: `(workspace_id, seq)` is its name; `public_seq` numbers it for the conversation's visitor,
null where they may not see it. The row refers to its subject and holds no content, so that what is erased from the
subject's table is erased from every replay.
"""

CREATE_EVENT = """
CREATE TABLE IF NOT EXISTS event (
    workspace_id uuid NOT NULL,
    seq bigint NOT NULL,
    type text NOT NULL,
    conversation_id uuid,
    subject_id uuid NOT NULL,
    actor_type text NOT NULL,
    actor_id uuid,
    public_seq bigint,
    at timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, seq)
);
CREATE UNIQUE INDEX IF NOT EXISTS event_public ON event (conversation_id, public_seq) WHERE public_seq IS NOT NULL;
CREATE INDEX IF NOT EXISTS event_at ON event (at);
"""
