"""What waits, runs or was given up, for whoever runs the server. Reads the queue's own table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import asyncpg

LIST = """
SELECT id, entrypoint, status::text, execute_after, created, coalesce(job_attempt.attempts, 0) AS attempts, reason,
       status = 'queued' AND execute_after > now() AS is_later
FROM pgqueuer LEFT JOIN job_attempt ON job_id = id
ORDER BY status = 'failed', id LIMIT $1
"""
REQUEUE = """
WITH revived AS (
    UPDATE pgqueuer SET status = 'queued', attempts = 0, execute_after = now(), updated = now(), dedupe_key = NULL
    WHERE status = 'failed' AND ($1::bigint IS NULL OR id = $1) RETURNING id
), forgotten AS (
    DELETE FROM job_attempt WHERE job_id IN (SELECT id FROM revived)
)
SELECT count(*) FROM revived
"""
# Of a job that comes round only the newest end is worth keeping.
REPLACE = "DELETE FROM pgqueuer WHERE status = 'failed' AND entrypoint = $1 AND id <> $2"
TIDY = """
WITH gone AS (
    DELETE FROM job_attempt WHERE NOT EXISTS (SELECT FROM pgqueuer WHERE id = job_id)
), old_log AS (
    DELETE FROM pgqueuer_log WHERE created < now() - interval '7 days'
)
DELETE FROM pgqueuer_statistics WHERE created < now() - interval '7 days'
"""
WORDS = {"queued": "waiting", "picked": "running", "failed": "failed"}


@dataclass(frozen=True)
class ListedJob:
    id: int
    name: str
    state: str
    """`waiting`, `retrying`, `running` or `failed`."""
    attempts: int
    due_at: datetime
    created_at: datetime
    reason: str | None


async def list_jobs(connection: asyncpg.Connection, limit: int = 1000) -> list[ListedJob]:
    rows = await connection.fetch(LIST, limit)
    return [
        ListedJob(
            id=row["id"],
            name=row["entrypoint"],
            state="retrying" if row["is_later"] and row["attempts"] else WORDS[row["status"]],
            attempts=row["attempts"],
            due_at=row["execute_after"],
            created_at=row["created"],
            reason=row["reason"],
        )
        for row in rows
    ]


async def requeue(connection: asyncpg.Connection, id: int | None = None) -> int:
    """Begin the failed job, or all of them, anew. How many there were."""
    revived: int = await connection.fetchval(REQUEUE, id)
    return revived


async def job_lines(database: dict[str, Any]) -> list[str]:
    """The list as it is printed."""
    connection = await asyncpg.connect(**database, timeout=10)
    try:
        jobs = await list_jobs(connection)
    finally:
        await connection.close()
    return [_line(job) for job in jobs] or ["Nothing waits, and nothing has failed."]


def _line(job: ListedJob) -> str:
    attempts = f"  after {job.attempts} attempts" if job.attempts else ""
    due = f"  due {job.due_at:%Y-%m-%d %H:%M:%S} UTC" if job.state in ("waiting", "retrying") else ""
    reason = f"\n    {job.reason}" if job.reason else ""
    return f"{job.id}  {job.state:8}  {job.name}  since {job.created_at:%Y-%m-%d %H:%M:%S} UTC{due}{attempts}{reason}"


async def requeue_jobs(database: dict[str, Any], id: int | None) -> int:
    connection = await asyncpg.connect(**database, timeout=10)
    try:
        return await requeue(connection, id)
    finally:
        await connection.close()
