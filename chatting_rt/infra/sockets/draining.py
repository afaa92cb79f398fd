"""Stopping without losing anything acked: finish what runs, tell everybody, let them go, within ten seconds."""

import asyncio
import random
from collections.abc import Callable

from chatting_rt.infra.sockets.packets import event_frame
from chatting_rt.infra.sockets.server import Sockets
from chatting_rt.wire.ephemeral_events import Draining

COMMANDS_TIME = 3.0  # seconds for commands that run
SOCKETS_TIME = 4.0  # seconds for sockets to close; those that do not read are aborted after two
SPREAD_MS = 3000  # within which clients come back, each at its own moment


async def drain(sockets: Sockets, running: Callable[[], int]) -> None:
    """`running` tells how many commands have no ack yet."""
    sockets.is_draining = True
    await _until(lambda: running() == 0, COMMANDS_TIME)
    for connection in list(sockets.connections.values()):
        wait = Draining(retry_after_ms=random.randrange(200, SPREAD_MS))  # noqa: S311 - jitter, not a secret
        connection.close(event_frame(connection.namespace, "draining", wait))
    for eio_sid in sockets.eio.sockets.keys() - sockets.connections.keys():
        sockets.cut(eio_sid, "draining")
    await _until(lambda: not sockets.eio.sockets, SOCKETS_TIME)
    await sockets.shutdown()


async def _until(is_done: Callable[[], bool], seconds: float) -> None:
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    while not is_done() and loop.time() < end:  # noqa: ASYNC110 - the library has no event to wait for
        await asyncio.sleep(0.02)
