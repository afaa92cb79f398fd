"""A clock that tests move, and what most of these tests begin with."""

from __future__ import annotations

from typing import Any

import pytest

from chatting_rt.settings import Settings
from tests.support.clock import MovedClock


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> MovedClock:
    """The one that the server of this test runs by."""
    clock = MovedClock()
    monkeypatch.setattr("chatting_rt.world.Clock", lambda: clock)
    return clock


@pytest.fixture
def unlimited(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """For tests that do more in a second than a person would."""
    monkeypatch.setattr("chatting_rt.infra.sockets.server.FRAMES_PER_SECOND", 10**6)
    return Settings(host="127.0.0.1", port=0, data_dir=tmp_path, rate_limits=False)
