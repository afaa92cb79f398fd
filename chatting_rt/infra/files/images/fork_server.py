"""The process that images are made anew below, from outside.

Every image has a process to itself. Those are forked from one that has started already: to start each from this one
would hold up the event loop for as long as it takes to copy what this one has in memory.
"""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
from pathlib import Path

from chatting_rt.errors import unavailable

WORKER = Path(__file__).with_name("worker.py")
MOST_SAID = 4096  # bytes


class ForkServer:
    """Started when it is first needed, and again should it have ended."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._socket: socket.socket | None = None
        self._starting = asyncio.Lock()

    async def run(self, wish: bytes, descriptors: list[int]) -> bytes:
        """What a new process says about this wish, a single byte, until it ends; nothing if it dies of it."""
        ours, theirs = socket.socketpair()
        with ours:
            with theirs:
                await self._send(wish, [*descriptors, theirs.fileno()])
            ours.setblocking(False)
            return await _all_of(ours)

    async def _send(self, wish: bytes, descriptors: list[int]) -> None:
        for _ in range(2):
            server = await self._started()
            try:
                socket.send_fds(server, [wish], descriptors)
                return
            except OSError:
                self.close()
        raise unavailable()

    async def _started(self) -> socket.socket:
        async with self._starting:
            if self._socket is not None:
                return self._socket
            self._process, server = await asyncio.to_thread(_start)
            self._socket = server
            return server

    def close(self) -> None:
        process, self._process = self._process, None
        if self._socket is not None:
            self._socket.close()
            self._socket = None
        if process is not None:
            process.kill()
            process.wait()


def _start() -> tuple[subprocess.Popen[bytes], socket.socket]:
    ours, theirs = socket.socketpair()
    ours.setblocking(False)
    with theirs:
        process = subprocess.Popen(
            [sys.executable, "-I", str(WORKER)],
            stdin=theirs.fileno(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={},
        )  # fmt: skip
    return process, ours


async def _all_of(reader: socket.socket) -> bytes:
    """Nothing more than a worker has to say: one that an image has taken over might never end."""
    loop, said = asyncio.get_running_loop(), b""
    while len(said) < MOST_SAID and (more := await loop.sock_recv(reader, MOST_SAID)):
        said += more
    return said
