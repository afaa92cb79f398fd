"""kill -9 of a worker, again and again: nothing is lost, nothing loops for ever."""

import asyncio
import random
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from tortoise.transactions import in_transaction

from chatting_rt.domain import mails
from chatting_rt.infra.queue import Queue
from chatting_rt.services import Services
from models import Mail
from tests.jobs.conftest import Listed
from tests.support.eventually import eventually
from tests.support.post_office import post_office
from tests.support.worker_process import DEADLY, HEARTBEAT_TIMEOUT, worker_process

pytestmark = pytest.mark.slow


@pytest.mark.timeout(180)
async def test_a_job_that_kills_its_worker_is_given_up_and_takes_no_other_with_it(
    services: Services, database: dict[str, Any], tmp_path: Path, listed: Listed
) -> None:
    notes = tmp_path / "notes"
    queue = Queue(DEADLY.payloads())
    async with in_transaction() as connection:
        for n in range(5):
            await queue.enqueue(connection, "harmless", {"n": n})
        await queue.enqueue(connection, "poison", {})
        for n in range(5, 10):
            await queue.enqueue(connection, "harmless", {"n": n})

    deaths = 0
    while any(job.state != "failed" for job in await listed()):
        with worker_process(database, {"data_dir": str(tmp_path)}, notes) as process:
            await eventually(lambda process=process: _ended_or_done(process, listed), within=60)
            deaths += process.poll() is not None
    (dead,) = await listed()
    begun = Counter(notes.read_text().splitlines())
    assert (dead.name, dead.attempts, dead.reason) == ("poison", 3, "Its worker died while it ran")
    assert begun["poison"] == deaths == 3
    # Once for each worker, since that one was done is written down a moment later, which a kill may prevent.
    assert all(1 <= begun[f"harmless {n}"] <= deaths + 1 for n in range(10))


async def _ended_or_done(process: Any, listed: Listed) -> bool:
    return process.poll() is not None or all(job.state == "failed" for job in await listed())


@pytest.mark.timeout(180)
async def test_no_promised_mail_is_lost_and_none_sent_twice_but_the_one_in_flight(
    services: Services, database: dict[str, Any], tmp_path: Path
) -> None:
    mails_promised, kills = 30, 4
    async with post_office() as office:
        office.pause = 0.05
        settings = {"data_dir": str(tmp_path), "smtp_url": office.url()}
        for n in range(mails_promised):
            async with in_transaction() as connection:
                await mails.send_later(
                    services, connection, "workspace_deleted", f"member{n}@example.com", "en", workspace=f"Acme {n}"
                )
        for _ in range(kills):
            before = len(office.letters)
            with worker_process(database, settings, tmp_path / "notes") as process:
                await eventually(lambda before=before: len(office.letters) > before, within=30)
                await asyncio.sleep(random.uniform(0, 0.3))
                process.kill()
            await asyncio.sleep(HEARTBEAT_TIMEOUT)  # so that the next one takes over
        with worker_process(database, settings, tmp_path / "notes"):
            await eventually(_all_sent, within=60)
    received = Counter(letter.to for letter in office.letters)
    assert set(received) == {f"member{n}@example.com" for n in range(mails_promised)}
    assert sum(received.values()) <= mails_promised + kills
    assert len({letter.message["Message-ID"] for letter in office.letters}) == mails_promised


async def _all_sent() -> bool:
    return not await Mail.filter(sent_at=None).exists()
