"""How often a job was begun. Written before the job runs and kept when its worker dies of it."""

from __future__ import annotations

from dataclasses import dataclass

from chatting_rt.infra.database import Database

BEGIN = """
INSERT INTO job_attempt (job_id, attempts, is_open, begun_at) VALUES ($1, 1, true, now())
ON CONFLICT (job_id) DO UPDATE SET attempts = job_attempt.attempts + 1, is_open = true, begun_at = now()
RETURNING attempts
"""


@dataclass(frozen=True)
class Past:
    """What is known of a job before this attempt."""

    attempts: int = 0
    is_open: bool = False
    """It was begun and has not ended: most likely its worker died."""


class Attempts:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def past(self, job_id: int) -> Past:
        row = await self._database.row("SELECT attempts, is_open FROM job_attempt WHERE job_id = $1", job_id)
        return Past(row["attempts"], row["is_open"]) if row else Past()

    async def begin(self, job_id: int) -> int:
        """Count this attempt, for good; which one it is."""
        attempts: int = await self._database.value(BEGIN, job_id)
        return attempts

    async def end(self, job_id: int) -> None:
        await self._database.fetch("DELETE FROM job_attempt WHERE job_id = $1", job_id)

    async def fail(self, job_id: int, reason: str) -> None:
        await self._database.fetch(
            "UPDATE job_attempt SET is_open = false, reason = $2 WHERE job_id = $1", job_id, reason
        )

    async def take_back(self, job_id: int) -> None:
        """It was stopped by us, through no fault of its own."""
        await self._database.fetch(
            "UPDATE job_attempt SET is_open = false, attempts = attempts - 1 WHERE job_id = $1", job_id
        )
