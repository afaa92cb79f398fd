"""python tests/faults/launch.py TWIST...: serve, with something changed that a fault test needs. Never shipped.

heads=SECONDS           tell the heads this often, not every 15 s
leases=SECONDS          renew leases, and notice the ends of others', this often, not every 10 s
takeover=SECONDS        take over the jobs of a dead process after this long, not after 30 s
die_before_commit=N     kill -9 of ourselves when the Nth batch is about to be written
die_after_commit=N      the same when the Nth batch is committed, but nobody was told and nothing acked
ack_before_commit       the negative control: ack what is not written yet, and write it a moment later
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Sequence

from chatting_rt import web
from chatting_rt.__main__ import main
from chatting_rt.domain import posting
from chatting_rt.domain.messages import Draft, KeptMessage
from chatting_rt.errors import Refused
from chatting_rt.jobs import Worker
from chatting_rt.services import Services

A_MOMENT_TOO_LATE = 0.3  # seconds

committed, write = posting._written, posting.write
late: set[asyncio.Task[object]] = set()
batches = 0


def heads(seconds: str) -> None:
    web.HEADS_EVERY = float(seconds)


def leases(seconds: str) -> None:
    web.LEASES_EVERY = float(seconds)


def takeover(seconds: str) -> None:
    defaults = Worker.__init__.__kwdefaults__
    defaults |= {"heartbeat_timeout": float(seconds), "poll": 0.2}


def die_before_commit(at: str) -> None:
    async def dying(services: Services, drafts: list[Draft]) -> list[posting.Row]:
        _die_at(int(at))
        return await committed(services, drafts)

    posting._written = dying


def die_after_commit(at: str) -> None:
    async def dying(services: Services, drafts: list[Draft]) -> list[posting.Row]:
        rows = await committed(services, drafts)
        _die_at(int(at))
        return rows

    posting._written = dying


def _die_at(batch: int) -> None:
    global batches
    batches += 1
    if batches == batch:
        os.kill(os.getpid(), signal.SIGKILL)


def ack_before_commit(_: str) -> None:
    async def hasty(services: Services, drafts: list[Draft]) -> Sequence[KeptMessage | Refused]:
        async def write_later() -> None:
            await asyncio.sleep(A_MOMENT_TOO_LATE)
            await write(services, drafts)

        task = asyncio.create_task(write_later())
        late.add(task)
        task.add_done_callback(late.discard)
        return [KeptMessage(d.id, d.conversation_id, d.client_id, 1, 1, d.kind, d.body, d.author, d.at) for d in drafts]

    posting.write = hasty


if __name__ == "__main__":
    twists = {f.__name__: f for f in (heads, leases, takeover, die_before_commit, die_after_commit, ack_before_commit)}
    for twist in sys.argv[1:]:
        name, _, value = twist.partition("=")
        twists[name](value)
    sys.argv[1:] = ["serve"]
    main()
