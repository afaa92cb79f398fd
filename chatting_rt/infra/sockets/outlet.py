"""What websockets have yet to hear: one write for each in a few turns of the loop, and never without a bound.

Nothing waits for a peer. What it has not taken lies in the transport's buffer, which is looked at before each write.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import structlog

MAX_BEHIND_FRAMES = 200  # behind what a peer is being sent just now
MAX_BEHIND_BYTES = 1_000_000
HOPS = 4  # through the loop: from the telling of a message to its writer's ack, so that both go in one write

log = structlog.get_logger()


class Turn:
    """All of a server's websockets that were told something just now."""

    def __init__(self) -> None:
        self._outlets: list[Outlet] = []

    def add(self, outlet: Outlet) -> None:
        if not self._outlets:
            loop = asyncio.get_running_loop()
            loop.call_soon(self._pass, loop, HOPS)
        self._outlets.append(outlet)

    def _pass(self, loop: asyncio.AbstractEventLoop, hops: int) -> None:
        """Costs no time: if nobody else has anything to do, the loop comes round at once."""
        if hops:
            loop.call_soon(self._pass, loop, hops - 1)
            return
        outlets, self._outlets = self._outlets, []
        for outlet in outlets:
            outlet.flush()


class Outlet:
    """Frames to one peer, in the order they were sent."""

    __slots__ = ("_size", "_too_slow", "_transport", "_turn", "_untaken", "_waiting")

    def __init__(self, transport: asyncio.Transport, turn: Turn, too_slow: Callable[[], None]) -> None:
        self._transport = transport
        self._turn = turn
        self._too_slow = too_slow
        self._waiting: list[bytes] = []
        self._size = 0
        self._untaken: list[tuple[int, int]] = []
        """Frames and bytes of each write that the kernel has perhaps not taken whole."""

    def send(self, wire: bytes) -> None:
        if not self._waiting:
            self._turn.add(self)
        elif self._size > MAX_BEHIND_BYTES and len(self._waiting) > 1:
            self._give_up()
            return
        self._waiting.append(wire)
        self._size += len(wire)

    def flush(self) -> None:
        waiting, size = self._waiting, self._size
        if not waiting:
            return
        self._waiting, self._size = [], 0
        if self._transport.is_closing():
            return
        if left := self._transport.get_write_buffer_size():
            if self._is_too_far_behind(left, len(waiting), size):
                self._give_up()
                return
        else:
            self._untaken.clear()
        self._untaken.append((len(waiting), size))
        try:
            self._transport.write(waiting[0] if len(waiting) == 1 else b"".join(waiting))
        except Exception as error:  # whatever is wrong with this one, the others of this turn are still to hear theirs
            log.warning("not_written", error=type(error).__name__)
            self._transport.abort()

    def _is_too_far_behind(self, left: int, frames: int, size: int) -> bool:
        """Not counting the write that it is taking just now: a page of history may be long, and a line slow."""
        untaken = self._untaken
        behind = sum(size for _, size in untaken)
        while untaken and behind - untaken[0][1] >= left:
            behind -= untaken.pop(0)[1]
        frames += sum(frames for frames, _ in untaken[1:])
        size += sum(size for _, size in untaken[1:])
        return frames > MAX_BEHIND_FRAMES or size > MAX_BEHIND_BYTES

    def _give_up(self) -> None:
        self._waiting, self._size = [], 0
        self._too_slow()
