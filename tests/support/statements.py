"""What a server asks its database, so that tests can tell whether it grows with the rows."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from asyncpg import Connection


async def cost(action: Callable[[], Awaitable[object]], *, of: tuple[str, ...] = ("",), tries: int = 3) -> list[str]:
    """The statements of all connections meanwhile that have one of these words in them.

    Of some tries the fewest, for something else may be going on.
    """
    heard = []
    for _ in range(tries):
        with _heard() as statements:
            await action()
        heard.append(statements)
    return min(([each for each in one if any(word in each for word in of)] for one in heard), key=len)


@contextmanager
def _heard() -> Iterator[list[str]]:
    heard: list[str] = []
    prepared, simple = Connection._execute, Connection.execute

    async def hear_prepared(self: Connection, query: str, *arguments: Any, **more: Any) -> Any:
        heard.append(query)
        return await prepared(self, query, *arguments, **more)

    async def hear_simple(self: Connection, query: str, *arguments: Any, **more: Any) -> Any:
        if not arguments:
            heard.append(query)
        return await simple(self, query, *arguments, **more)

    with patch.object(Connection, "_execute", hear_prepared), patch.object(Connection, "execute", hear_simple):
        yield heard
