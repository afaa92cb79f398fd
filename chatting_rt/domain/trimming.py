"""The replay window: events older than it leave the log, from its beginning and without a gap."""

from datetime import timedelta

from chatting_rt.services import Services

TRIM = """
WITH old AS (
    SELECT workspace_id, max(seq) AS seq FROM (
        SELECT workspace_id, seq FROM event WHERE at < $1 ORDER BY at LIMIT 10000
    ) oldest GROUP BY 1
), tenant AS MATERIALIZED (
    SELECT id FROM workspace WHERE id IN (SELECT workspace_id FROM old) ORDER BY id FOR NO KEY UPDATE
), trimmed AS (
    UPDATE workspace w SET trimmed_seq = GREATEST(w.trimmed_seq, o.seq)
    FROM (SELECT id, max(old.seq) AS seq FROM old JOIN tenant ON id = workspace_id GROUP BY 1) o WHERE w.id = o.id
    RETURNING w.id, w.trimmed_seq
)
DELETE FROM event e USING trimmed t WHERE e.workspace_id = t.id AND e.seq <= t.trimmed_seq
"""


async def trim(services: Services) -> None:
    """Ten thousand events at most, so that nobody waits for it; it is asked again soon."""
    oldest = services.clock.now() - timedelta(days=services.settings.event_log_days)
    await services.database.fetch(TRIM, oldest)
