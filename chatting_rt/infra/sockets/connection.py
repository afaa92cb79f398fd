"""One joined socket, as the rest of the product knows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from chatting_rt.infra.sockets.engine import EngineSocket
    from chatting_rt.infra.sockets.packets import Frame
    from chatting_rt.infra.sockets.server import Sockets


@dataclass(eq=False)
class Connection:
    """`identity` is what the gateway made of the client's `auth`; who that is *now* is asked again at each command."""

    sockets: Sockets
    engine: EngineSocket
    namespace: str
    address: str
    identity: Any
    rooms: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.send: Callable[[Frame], None] = self.engine.put

    @property
    def engine_sid(self) -> str:
        return str(self.engine.sid)

    def close(self, last: Frame | None = None) -> None:
        """Say a last word, let it out, and close; a peer that does not read is aborted."""
        self.sockets.close(self.engine_sid, last)
