"""What `client_js` and the server make of each other: its live tests, run by vitest against a server of ours."""

import asyncio
import os
from asyncio.subprocess import PIPE, STDOUT
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
VITEST = ROOT / "node_modules" / ".bin" / "vitest"


@pytest.fixture(autouse=True)
def heads_every_second(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chatting_rt.web.HEADS_EVERY", 1.0)


@pytest.mark.slow
async def test_the_client_and_the_server_understand_each_other(url: str) -> None:
    if not VITEST.exists():
        pytest.skip("NOT CHECKED: client_js against the server, for want of node_modules; run `make test`")
    process = await asyncio.create_subprocess_exec(
        VITEST, "run", "--pool=threads",
        cwd=ROOT / "client_js", env=os.environ | {"CHATTING_URL": url}, stdout=PIPE, stderr=STDOUT,
    )  # fmt: skip
    try:
        said, _ = await asyncio.wait_for(process.communicate(), timeout=50)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    assert process.returncode == 0, said.decode()[-6000:]
    assert b"passed" in said, "nothing was tested"
