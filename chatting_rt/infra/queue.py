"""Work for later, promised in the transaction of the change that causes it: kept with it, or rolled back with it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import msgspec
from pgqueuer.db import AsyncpgDriver
from pgqueuer.queries import Queries
from tortoise.backends.base.client import TransactionalDBClient


class Queue:
    """`payloads` says what each job takes, by the job's name: what no worker would understand is not taken in."""

    def __init__(self, payloads: Mapping[str, type[msgspec.Struct]]) -> None:
        self._payloads = payloads

    async def enqueue(
        self,
        connection: TransactionalDBClient,
        name: str,
        payload: Mapping[str, Any] | msgspec.Struct,
        *,
        execute_after: timedelta | None = None,
        dedupe_key: str | None = None,
    ) -> int | None:
        """The job's number; None where one with this `dedupe_key` waits or runs already.

        `connection` is the transaction's own (`LogTransaction.connection`, or what `in_transaction()` gives).
        """
        raw = self._encoded(name, payload)
        async with connection.acquire_connection() as its_connection:
            # "skip", because a duplicate that raises would abort the whole transaction.
            ids = await Queries(AsyncpgDriver(its_connection)).enqueue(
                name, raw, execute_after=execute_after, dedupe_key=dedupe_key, on_conflict="skip"
            )
        return ids[0]

    def _encoded(self, name: str, payload: Mapping[str, Any] | msgspec.Struct) -> bytes:
        if name not in self._payloads:
            raise ValueError(f"There is no job named {name}")
        raw = msgspec.json.encode(payload)
        msgspec.json.decode(raw, type=self._payloads[name])
        return raw
