"""How a command is declared. The declaration is its documentation, validation, permission and limit.

@agent.command(limit="20/second", role="agent")
async def send_message(call: Call[AgentPerson], command: SendAgentMessage) -> MessageSent:
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, get_type_hints

from chatting_rt.domain.people import AgentPerson, VisitorPerson
from chatting_rt.domain.presence import PresenceWatch
from chatting_rt.infra.sockets.connection import Connection
from chatting_rt.services import Services
from chatting_rt.wire.base import Command, Shape
from chatting_rt.wire.shapes import Role

P = TypeVar("P", AgentPerson, VisitorPerson)
TIMEOUT = 2.5  # seconds until a command is answered `unavailable`


@dataclass(frozen=True)
class Call(Generic[P]):
    """One command of one person, who was read from the database for it."""

    services: Services
    watch: PresenceWatch
    person: P
    connection: Connection


@dataclass(frozen=True)
class Declaration:
    """`role` is the least role that may call it; visitors have none."""

    namespace: str
    name: str
    payload: type[Command]
    result: type[Shape]
    limit: str
    role: Role | None
    documentation: str
    handler: Callable[[Call[Any], Any], Awaitable[Shape]]


class Commands:
    """The commands of one namespace. What is not declared here cannot be reached."""

    def __init__(self, namespace: str) -> None:
        self.namespace = namespace
        self.declarations: dict[str, Declaration] = {}

    def command(self, *, limit: str, role: Role | None = None) -> Callable[[Handler], Handler]:
        """`limit` is per socket, as in "20/4 seconds"."""

        def declare(handler: Handler) -> Handler:
            hints = get_type_hints(handler)
            self.declarations[handler.__name__] = Declaration(
                namespace=self.namespace,
                name=handler.__name__,
                payload=hints["command"],
                result=hints["return"],
                limit=limit,
                role=role,
                documentation=handler.__doc__ or "",
                handler=handler,
            )
            return handler

        return declare


Handler = TypeVar("Handler", bound=Callable[..., Awaitable[Shape]])
visitor = Commands("/visitor")
agent = Commands("/agent")
REGISTRY: tuple[Commands, ...] = (visitor, agent)


def declarations() -> list[Declaration]:
    """Every command there is, by namespace and name."""
    return [commands.declarations[name] for commands in REGISTRY for name in sorted(commands.declarations)]
