"""python -m bench.guessers PORT RATE HOW: guess so many passwords a second until told to stop; say what was answered.

In a process of its own and of low priority, so that it takes little from the clients whose waits are measured and from
the server. Each guess comes by a connection of its own, at its time, whatever became of the earlier ones. HOW is `one
address`, or `everywhere`: another address and another account each time, so that no limit per address or account meets
it.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import signal
import sys
from collections import Counter

import uvloop

KNOWN = "ana@acme.example"
NICENESS = 10
MOST = 2000  # guesses that wait for their answer; who has so many sockets in use goes on when some are answered


class Guessers:
    def __init__(self, port: int, is_everywhere: bool) -> None:
        self._port = port
        self._is_everywhere = is_everywhere
        self._places = asyncio.Semaphore(MOST)
        self._guesses: set[asyncio.Task[None]] = set()
        self.answers: Counter[str] = Counter()

    async def guess_on(self, rate: float) -> None:
        loop = asyncio.get_running_loop()
        due = loop.time()
        while True:
            await self._places.acquire()
            guess = asyncio.create_task(self._guess())
            self._guesses.add(guess)
            guess.add_done_callback(self._answered)
            due = max(due + 1 / rate, loop.time() - 0.1)  # what was missed while it was stopped is not made up for
            await asyncio.sleep(due - loop.time())

    def _answered(self, guess: asyncio.Task[None]) -> None:
        self._guesses.discard(guess)
        self._places.release()

    async def _guess(self) -> None:
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
            writer.write(self._request())
            self.answers[await status(reader)] += 1
            writer.close()
        except (OSError, asyncio.IncompleteReadError):
            self.answers["hung up"] += 1

    def _request(self) -> bytes:
        number = random.getrandbits(32)
        email, address = KNOWN, "192.0.2.1"
        if self._is_everywhere:
            email, address = f"{number}@acme.example", ".".join(str(byte) for byte in number.to_bytes(4, "big"))
        body = json.dumps({"email": email, "password": f"guess number {number}"})
        return (
            "POST /v1/sessions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            f"X-Forwarded-For: {address}\r\nContent-Length: {len(body)}\r\n\r\n{body}"
        ).encode()


async def status(reader: asyncio.StreamReader) -> str:
    head = await reader.readuntil(b"\r\n\r\n")
    return head.split()[1].decode()


async def main() -> None:
    port, rate, how = sys.argv[1:]
    os.nice(NICENESS)
    guessers = Guessers(int(port), how == "everywhere")
    stopping = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopping.set)
    guessing = asyncio.create_task(guessers.guess_on(float(rate)))
    await stopping.wait()
    guessing.cancel()
    print(json.dumps(guessers.answers))


if __name__ == "__main__":
    uvloop.run(main())
