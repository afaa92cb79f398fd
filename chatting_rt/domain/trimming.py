"""The replay window: events older than it leave the log, from its beginning and without a gap."""

import asyncio
from datetime import timedelta

from chatting_rt.services import Services

PAUSE = 0.1  # seconds
AT_ONCE = 2000  # events: their workspaces cannot write meanwhile
TRIM = """
WITH old AS (
    SELECT workspace_id, max(seq) AS seq FROM (
        SELECT workspace_id, seq FROM event WHERE at < $1 ORDER BY at LIMIT $2
    ) oldest GROUP BY 1
), tenant AS MATERIALIZED (
    SELECT id FROM workspace WHERE id IN (SELECT workspace_id FROM old) ORDER BY id FOR NO KEY UPDATE
), trimmed AS (
    UPDATE workspace w SET trimmed_seq = GREATEST(w.trimmed_seq, o.seq)
    FROM (SELECT id, max(old.seq) AS seq FROM old JOIN tenant ON id = workspace_id GROUP BY 1) o WHERE w.id = o.id
    RETURNING w.id, w.trimmed_seq
)
DELETE FROM event e USING trimmed t WHERE e.workspace_id = t.id AND e.seq <= t.trimmed_seq
RETURNING e.seq
"""


async def trim(services: Services) -> None:
    """A little at a time until nothing is left, so that it keeps up with any traffic and nobody waits long for it."""
    oldest = services.clock.now() - timedelta(days=services.settings.event_log_days)
    while await services.database.fetch(TRIM, oldest, AT_ONCE):  # noqa: ASYNC110 - a pause, not a wait for something
        await asyncio.sleep(PAUSE)
