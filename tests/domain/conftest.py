"""A clock that tests move."""

from __future__ import annotations

import pytest

from tests.support.clock import MovedClock


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> MovedClock:
    """The one that the server of this test runs by."""
    clock = MovedClock()
    monkeypatch.setattr("chatting_rt.world.Clock", lambda: clock)
    return clock
