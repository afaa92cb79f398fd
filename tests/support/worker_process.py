"""`python -m tests.support.worker_process OPTIONS`: a worker of its own process, for tests that kill it.

OPTIONS is JSON: the database, the settings, and a file into which jobs write their names when they begin.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from chatting_rt.infra import logs
from chatting_rt.jobs import JOBS, Registry, Worker
from chatting_rt.services import Services
from chatting_rt.settings import Settings
from tests.support.apart import services_apart

ROOT = Path(__file__).parents[2]
HEARTBEAT_TIMEOUT = 2.0

DEADLY = Registry(JOBS)


def _note(name: str) -> None:
    with Path(os.environ["NOTES"]).open("a") as notes:
        notes.write(name + "\n")


@DEADLY.job(attempts=3)
async def poison(services: Services) -> None:
    _note("poison")
    os.kill(os.getpid(), signal.SIGKILL)


@DEADLY.job(attempts=3)
async def harmless(services: Services, n: int) -> None:
    _note(f"harmless {n}")
    await asyncio.sleep(0.05)


async def work(options: dict[str, Any]) -> None:
    settings = Settings(**options["settings"])
    stopping = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopping.set)
    async with services_apart(settings, options["database"]) as services:
        worker = Worker(
            services, options["database"], DEADLY, poll=0.2, first_delay=0.1, heartbeat_timeout=HEARTBEAT_TIMEOUT
        )
        worker.start()
        await stopping.wait()
        await worker.stop()


@contextmanager
def worker_process(
    database: dict[str, Any], settings: dict[str, Any], notes: Path
) -> Iterator[subprocess.Popen[bytes]]:
    options = json.dumps({"database": database, "settings": settings})
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.support.worker_process", options],
        cwd=ROOT,
        env=os.environ | {"NOTES": str(notes)},
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


if __name__ == "__main__":
    logs.configure("console", "warning")
    asyncio.run(work(json.loads(sys.argv[1])))
