"""A server started under a small limit raises it as far as it may."""

from __future__ import annotations

import asyncio
import sys

import pytest

SCRIPT = """
import resource
resource.setrlimit(resource.RLIMIT_NOFILE, ({soft}, {hard}))
from chatting_rt.infra.descriptors import raise_limit
print(raise_limit(), *resource.getrlimit(resource.RLIMIT_NOFILE))
"""


async def limits_from(soft: int, hard: int) -> tuple[list[int], str]:
    """What it says and what then holds, in a process of its own; and what it warned of."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", SCRIPT.format(soft=soft, hard=hard),
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    out, errors = await asyncio.wait_for(process.communicate(), 30)
    *warnings, numbers = out.decode().strip().splitlines()
    assert process.returncode == 0, errors
    return [int(number) for number in numbers.split()], " ".join(warnings)


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
@pytest.mark.parametrize(("soft", "hard"), [(256, 8192), (8192, 8192), (256, 1024)])
async def test_the_soft_limit_is_raised_to_the_hard_one(soft: int, hard: int) -> None:
    numbers, warnings = await limits_from(soft, hard)

    assert numbers == [hard, hard, hard]
    assert ("few_descriptors" in warnings) == (hard < 4096)
