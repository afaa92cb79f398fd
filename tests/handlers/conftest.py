"""A site's secret, by which it says who its visitors are."""

from __future__ import annotations

import pytest

from tests.conftest import Connect
from tests.support.cast import AgentActor
from tests.support.proofs import secret_of


@pytest.fixture
async def secret(connect: Connect, ana: AgentActor) -> str:
    return await secret_of(await connect(ana), ana)
