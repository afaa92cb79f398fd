"""Waiting for what has to come about."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable
from typing import Any


async def eventually(condition: Callable[[], Any], within: float = 5, every: float = 0.02) -> Any:
    """What `condition` says once that is true; it may be async."""
    async with asyncio.timeout(within):
        while True:
            said = condition()
            said = await said if inspect.isawaitable(said) else said
            if said:
                return said
            await asyncio.sleep(every)
