"""The people of whom deeds are done while others watch."""

from __future__ import annotations

from dataclasses import dataclass

from chatting_rt.services import Services
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.client import Client


@dataclass
class Office:
    """Vera and Ana talk already; Ben is a colleague. `desk` and `tab` do, the others watch."""

    services: Services
    connect: Connect
    vera: VisitorActor
    tab: Client
    desk: Client
    ben: AgentActor
    ana: AgentActor
    conversation: dict[str, str]
