"""Everything holds for a folder and for a bucket alike: each test runs with both, in `make check` with a folder."""

from __future__ import annotations

from typing import Any

import pytest

from chatting_rt.settings import Settings
from tests.domain.conftest import clock as clock
from tests.support.clock import MovedClock
from tests.support.s3 import new_bucket


@pytest.fixture(params=["folder", pytest.param("s3", marks=pytest.mark.slow)])
def storage_url(request: pytest.FixtureRequest) -> str | None:
    return new_bucket(request.getfixturevalue("s3")) if request.param == "s3" else None


@pytest.fixture
def settings(tmp_path: Any, clock: MovedClock, storage_url: str | None) -> Settings:
    return Settings(host="127.0.0.1", port=0, data_dir=tmp_path, storage_url=storage_url)
