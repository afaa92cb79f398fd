"""What the tests of several commands begin with."""

from __future__ import annotations

import pytest

from chatting_rt.services import Services
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.proofs import secret_of
from tests.support.uploads import Uploads
from tests.support.world import World, make_world


@pytest.fixture
async def secret(connect: Connect, ana: AgentActor) -> str:
    """A site's, by which it says who its visitors are."""
    return await secret_of(await connect(ana), ana)


@pytest.fixture
async def world(
    services: Services,
    connect: Connect,
    uploads: Uploads,
    ana: AgentActor,
    ben: AgentActor,
    olga: AgentActor,
    vera: VisitorActor,
    viktor: VisitorActor,
    vlad: VisitorActor,
) -> World:
    return await make_world(services, connect, uploads, ana, ben, olga, vera, viktor, vlad)
