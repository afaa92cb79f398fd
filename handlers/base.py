"""How a command is declared. The declaration is its documentation, validation, permission and limit.

@agent.command(limit="20/second", permission=Permission.USE_INBOX)
async def send_message(call: Call[AgentPerson], command: SendAgentMessage) -> MessageSent:
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, get_type_hints

from chatting_rt.domain.people import AgentPerson, VisitorPerson
from chatting_rt.domain.permissions import LEAST_ROLE, Permission
from chatting_rt.domain.presence import PresenceWatch
from chatting_rt.domain.queues import QueueWatch
from chatting_rt.domain.viewing import ViewingWatch
from chatting_rt.infra.rooms import AGENT, VISITOR
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
    viewing: ViewingWatch
    queue: QueueWatch
    person: P
    connection: Connection


@dataclass(frozen=True)
class Declaration:
    """An agent's command needs a permission; a visitor's reaches only what is theirs."""

    namespace: str
    name: str
    payload: type[Command]
    result: type[Shape]
    limit: str
    permission: Permission | None
    documentation: str
    handler: Callable[[Call[Any], Any], Awaitable[Shape]]

    @property
    def role(self) -> Role | None:
        """The least role that may call it."""
        return LEAST_ROLE[self.permission] if self.permission else None


class Commands:
    """The commands of one namespace. What is not declared here cannot be reached."""

    def __init__(self, namespace: str) -> None:
        self.namespace = namespace
        self.declarations: dict[str, Declaration] = {}

    def command(self, *, limit: str, permission: Permission | None = None) -> Callable[[Handler], Handler]:
        """`limit` is per socket, as in "20/4 seconds"."""

        def declare(handler: Handler) -> Handler:
            if self.namespace == AGENT and permission is None:
                raise TypeError(f"{handler.__name__} is open to everybody who is signed in: declare its permission")
            hints = get_type_hints(handler)
            self.declarations[handler.__name__] = Declaration(
                namespace=self.namespace,
                name=handler.__name__,
                payload=hints["command"],
                result=hints["return"],
                limit=limit,
                permission=permission,
                documentation=handler.__doc__ or "",
                handler=handler,
            )
            return handler

        return declare


Handler = TypeVar("Handler", bound=Callable[..., Awaitable[Shape]])
visitor = Commands(VISITOR)
agent = Commands(AGENT)
REGISTRY: tuple[Commands, ...] = (visitor, agent)


def declarations() -> list[Declaration]:
    """Every command there is, by namespace and name."""
    return [commands.declarations[name] for commands in REGISTRY for name in sorted(commands.declarations)]
