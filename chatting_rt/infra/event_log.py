"""The append side of the event log: numbers are taken, and rows written, inside the transaction of the change."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from tortoise.backends.base.client import TransactionalDBClient
from tortoise.transactions import in_transaction

from chatting_rt.infra.clock import Clock
from chatting_rt.wire.base import Author


@dataclass
class LoggedEvent:
    """A row of the log. `seq` and `public_seq` are numbers once the transaction has taken them."""

    workspace_id: UUID
    type: str
    conversation_id: UUID | None
    subject_id: UUID
    actor: Author
    is_public: bool
    at: datetime
    seq: int = 0
    public_seq: int | None = None
    epoch: str = ""


@dataclass
class LogTransaction:
    connection: TransactionalDBClient
    workspace_id: UUID
    at: datetime
    events: list[LoggedEvent] = field(default_factory=list)
    _numbered: int = 0
    _waiting: list[Callable[[], Awaitable[None]]] = field(default_factory=list)

    def append(
        self, type: str, subject_id: UUID, *, by: Author, conversation_id: UUID | None = None, is_public: bool = False
    ) -> LoggedEvent:
        """Note that this happened. Lock the subject before: the workspace's counter is always the last lock taken."""
        event = LoggedEvent(self.workspace_id, type, conversation_id, subject_id, by, is_public, self.at)
        self.events.append(event)
        return event

    def once_numbered(self, write: Callable[[], Awaitable[None]]) -> None:
        """For a row that needs the number of its event: written last of all."""
        self._waiting.append(write)

    async def finish(self) -> None:
        await self.number()
        for write in self._waiting:
            await write()

    async def number(self) -> None:
        """Take the numbers and write the rows. Done at the end by itself; earlier only for a row that needs its seq."""
        fresh = self.events[self._numbered :]
        if not fresh:
            return
        self._numbered = len(self.events)
        for conversation_id in sorted({e.conversation_id for e in fresh if e.conversation_id and e.is_public}):
            await self._number_publicly([e for e in fresh if e.is_public and e.conversation_id == conversation_id])
        rows = await self.connection.execute_query_dict(
            "UPDATE workspace SET seq = seq + $2 WHERE id = $1 RETURNING seq, epoch", [self.workspace_id, len(fresh)]
        )
        first = rows[0]["seq"] - len(fresh) + 1
        for offset, event in enumerate(fresh):
            event.seq, event.epoch = first + offset, rows[0]["epoch"]
        await self._write(fresh)

    async def _number_publicly(self, events: list[LoggedEvent]) -> None:
        rows = await self.connection.execute_query_dict(
            "UPDATE conversation SET public_seq = public_seq + $2 WHERE id = $1 RETURNING public_seq",
            [events[0].conversation_id, len(events)],
        )
        for offset, event in enumerate(events):
            event.public_seq = rows[0]["public_seq"] - len(events) + 1 + offset

    async def _write(self, events: list[LoggedEvent]) -> None:
        for event in events:
            await self.connection.execute_query(
                "INSERT INTO event (workspace_id, seq, type, conversation_id, subject_id, actor_type, actor_id,"
                " public_seq, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                [event.workspace_id, event.seq, event.type, event.conversation_id, event.subject_id,
                 event.actor.type, event.actor.id, event.public_seq, event.at],
            )  # fmt: skip
            if event.conversation_id:
                await self.connection.execute_query(
                    "UPDATE conversation SET seq = $2 WHERE id = $1", [event.conversation_id, event.seq]
                )


class EventLog:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    @asynccontextmanager
    async def transaction(self, workspace_id: UUID) -> AsyncIterator[LogTransaction]:
        """A transaction whose changes and whose events are kept together or not at all."""
        async with in_transaction() as connection:
            log = LogTransaction(connection, workspace_id, self._clock.now())
            yield log
            await log.finish()
