"""The worker and the list of jobs as whoever runs the server starts them."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tortoise.transactions import in_transaction

from chatting_rt.domain import mails
from chatting_rt.infra.embedded import Address
from chatting_rt.services import Services
from tests.support.eventually import eventually
from tests.support.mailbox import mails_in

Command = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def command(database: dict[str, Any], tmp_path: Path) -> Command:
    environment = {**os.environ, "SECRET_KEY": "k" * 32, "DATA_DIR": str(tmp_path), "JOBS": ""}
    environment["DATABASE_URL"] = Address(**database).url()

    def run(*arguments: str, **more: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "chatting_rt", *arguments],
            env=environment | more, cwd=Path(__file__).parents[2], text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip

    return run


async def promise(services: Services, to: str) -> None:
    async with in_transaction() as connection:
        await mails.send_later(services, connection, "workspace_deleted", to, "en", workspace="Acme")


@pytest.mark.slow
async def test_a_worker_sends_and_stops_when_told(command: Command, services: Services, tmp_path: Path) -> None:
    worker = command("worker")
    await promise(services, "vera@example.com")
    await eventually(lambda: mails_in(tmp_path), within=30)
    told_at = time.monotonic()
    worker.send_signal(signal.SIGTERM)
    output, _ = worker.communicate(timeout=15)
    assert worker.returncode == 0, output
    assert time.monotonic() - told_at < 10
    assert "vera@example.com" not in output


@pytest.mark.slow
async def test_the_list_shows_what_waits_and_what_failed_and_why(
    command: Command, services: Services, tmp_path: Path
) -> None:
    assert "Nothing waits" in command("jobs").communicate()[0]

    await promise(services, "not an address")
    worker = command("worker")
    await eventually(
        lambda: services.database.value("SELECT count(*) FROM pgqueuer WHERE status = 'failed'"), within=30
    )
    worker.terminate()
    worker.communicate()

    output = command("jobs").communicate()[0]
    found = re.search(
        r"(\d+)  failed    send_mail .* after 1 attempts\n    Not an address that mail can be sent", output
    )
    assert found, output
    assert command("jobs", "requeue", found[1]).communicate()[0] == "1 put back\n"
    assert "waiting" in command("jobs").communicate()[0]
    assert command("jobs", "requeue", "all").communicate()[0] == "0 put back\n"
    assert command("jobs", "requeue", "x").wait() == 2


@pytest.mark.slow
def test_without_a_database_url_the_worker_only_waits(command: Command) -> None:
    worker = command("worker", DATABASE_URL="")
    assert worker.stdout is not None
    assert "worker_idle" in worker.stdout.readline()
    worker.terminate()
    assert worker.wait(10) == 0


@pytest.mark.slow
async def test_jobs_run_inside_the_web_process_when_told(command: Command, services: Services, tmp_path: Path) -> None:
    web = command("serve", JOBS="inside", PORT="0")
    await promise(services, "vera@example.com")
    await eventually(lambda: mails_in(tmp_path), within=30)
    web.terminate()
    output, _ = web.communicate(timeout=15)
    assert web.returncode == 0, output
