"""What the guarded server asks of the product. Implemented by `handlers`."""

from typing import Any, Protocol

from chatting_rt.infra.sockets.connection import Connection


class Gateway(Protocol):
    async def join(self, namespace: str, environ: dict[str, Any], auth: object) -> tuple[str, Any]:
        """The client's address and identity, or `Refused`."""

    async def joined(self, connection: Connection) -> None:
        """The client was told that it is in."""

    async def left(self, connection: Connection) -> None:
        """The socket is gone."""

    async def command(self, connection: Connection, name: str, arguments: list[Any]) -> dict[str, Any]:
        """The ack. Never raises."""
