"""What a client was told, all of it and each thing once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from tests.support.client import Client
from tests.support.reducer import DURABLE


async def heard(
    client: Client, number: Callable[[dict[str, Any]], Any], wanted: set[Any], within: float = 8
) -> list[dict[str, Any]]:
    """The durable events in the order they were told, when all that are wanted were; each once and nothing else."""
    told: dict[Any, dict[str, Any]] = {}
    async with asyncio.timeout(within):
        while told.keys() != wanted:
            name, event = await client.events.get()
            if name in DURABLE:
                assert event["type"] == name
                assert number(event) in wanted, f"not expected: {event}"
                assert number(event) not in told, f"told twice: {event}"
                told[number(event)] = event
    return list(told.values())
