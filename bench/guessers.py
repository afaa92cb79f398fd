"""python -m bench.guessers PORT HOW_MANY HOW: guess passwords until told to stop, then say what was answered.

In a process of its own, so that it takes nothing from the clients whose waits are measured; each guesser asks as soon
as it was answered. HOW is `one address`, or `everywhere`: another address and another account each time, so that no
limit per address or account meets it.
"""

from __future__ import annotations

import asyncio
import json
import random
import signal
import sys
from collections import Counter
from contextlib import suppress

import uvloop

KNOWN = "ana@acme.example"


class Guessers:
    def __init__(self, port: int, is_everywhere: bool) -> None:
        self._port = port
        self._is_everywhere = is_everywhere
        self.answers: Counter[str] = Counter()

    async def guess(self) -> None:
        while True:
            with suppress(OSError, asyncio.IncompleteReadError):
                reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
                while True:
                    writer.write(self._guess())
                    self.answers[await answer(reader)] += 1

    def _guess(self) -> bytes:
        number = random.getrandbits(32)
        email, address = KNOWN, "192.0.2.1"
        if self._is_everywhere:
            email, address = f"{number}@acme.example", ".".join(str(byte) for byte in number.to_bytes(4, "big"))
        body = json.dumps({"email": email, "password": f"guess number {number}"})
        return (
            "POST /v1/sessions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            f"X-Forwarded-For: {address}\r\nContent-Length: {len(body)}\r\n\r\n{body}"
        ).encode()


async def answer(reader: asyncio.StreamReader) -> str:
    """The status."""
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    length = head.split(b"content-length:")[1].split(b"\r\n")[0]
    await reader.readexactly(int(length))
    return head.split()[1].decode()


async def main() -> None:
    port, how_many, how = sys.argv[1:]
    guessers = Guessers(int(port), how == "everywhere")
    stopping = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopping.set)
    tasks = [asyncio.create_task(guessers.guess()) for _ in range(int(how_many))]
    await stopping.wait()
    for task in tasks:
        task.cancel()
    print(json.dumps(guessers.answers))


if __name__ == "__main__":
    uvloop.run(main())
