"""Few writes, in order, to peers that take what they are sent; a bounded heap for those that do not."""

from __future__ import annotations

import asyncio
from typing import Any, cast

import pytest

from chatting_rt.infra.sockets.outlet import HOPS, MAX_BEHIND_BYTES, MAX_BEHIND_FRAMES, Outlet, Turn

SMALL = b"small frame"


class Kernel:
    """A transport whose peer takes everything, nothing, or as much as it is told to."""

    def __init__(self, *, is_reading: bool = True) -> None:
        self.writes: list[bytes] = []
        self.left = 0
        self.is_reading = is_reading
        self.is_aborted = self.is_broken = False

    def write(self, data: bytes) -> None:
        if self.is_broken:
            raise RuntimeError("unable to perform operation; the handler is closed")
        self.writes.append(data)
        self.left += 0 if self.is_reading else len(data)

    def get_write_buffer_size(self) -> int:
        return self.left

    def is_closing(self) -> bool:
        return self.is_aborted

    def abort(self) -> None:
        self.is_aborted = True


@pytest.fixture
def turn() -> Turn:
    return Turn()


def outlet_to(kernel: Kernel, turn: Turn) -> Outlet:
    return Outlet(cast(Any, kernel), turn, kernel.abort)


async def turned() -> None:
    for _ in range(HOPS + 2):
        await asyncio.sleep(0)


async def test_what_is_said_at_once_is_written_once_and_in_order(turn: Turn) -> None:
    ana, ben = Kernel(), Kernel()
    to_ana, to_ben = outlet_to(ana, turn), outlet_to(ben, turn)

    for frame in (b"one ", b"two ", b"three"):
        to_ana.send(frame)
        to_ben.send(frame)
    assert ana.writes == []
    await turned()
    to_ana.send(b"later")
    await turned()

    assert (ana.writes, ben.writes) == ([b"one two three", b"later"], [b"one two three"])


async def test_who_is_woken_by_a_telling_is_still_heard_in_the_same_write(turn: Turn) -> None:
    """So a message and its ack are one write to the tab that sent it."""
    kernel, committed = Kernel(), asyncio.get_running_loop().create_future()
    outlet = outlet_to(kernel, turn)

    async def command() -> None:
        await committed

    def answer(_: object) -> None:
        outlet.send(b"ack")

    asyncio.create_task(command()).add_done_callback(answer)
    await asyncio.sleep(0)
    outlet.send(b"message ")
    committed.set_result(None)
    await turned()

    assert kernel.writes == [b"message ack"]


async def test_a_burst_is_no_reason_to_cut(turn: Turn) -> None:
    kernel = Kernel()
    outlet = outlet_to(kernel, turn)
    for _ in range(10):
        for _ in range(10 * MAX_BEHIND_FRAMES):
            outlet.send(SMALL)
        await turned()
    assert not kernel.is_aborted and sum(map(len, kernel.writes)) == 100 * MAX_BEHIND_FRAMES * len(SMALL)


@pytest.mark.parametrize("size", [10, 1_000, 20_000])
async def test_who_takes_nothing_is_cut_and_cost_a_bounded_amount(turn: Turn, size: int) -> None:
    kernel = Kernel(is_reading=False)
    outlet = outlet_to(kernel, turn)
    sent = 0
    while not kernel.is_aborted:
        outlet.send(b"x" * size)
        await turned()
        sent += 1
    assert sent == min(MAX_BEHIND_FRAMES, MAX_BEHIND_BYTES // size) + 2, "one in transit, and the one too many"
    assert kernel.left <= MAX_BEHIND_BYTES + size


async def test_a_long_page_in_transit_does_not_count(turn: Turn) -> None:
    kernel = Kernel(is_reading=False)
    outlet = outlet_to(kernel, turn)
    outlet.send(b"x" * 3 * MAX_BEHIND_BYTES)
    await turned()
    for _ in range(MAX_BEHIND_FRAMES):
        kernel.left -= 10
        outlet.send(SMALL)
        await turned()
    assert not kernel.is_aborted

    outlet.send(SMALL)
    await turned()

    assert kernel.is_aborted


async def test_who_is_always_a_little_behind_is_left_in_peace(turn: Turn) -> None:
    kernel = Kernel(is_reading=False)
    outlet = outlet_to(kernel, turn)
    for _ in range(20 * MAX_BEHIND_FRAMES):
        outlet.send(SMALL)
        await turned()
        kernel.left = min(kernel.left, 100 * len(SMALL))
    assert not kernel.is_aborted


async def test_a_heap_in_one_turn_is_bounded_too(turn: Turn) -> None:
    kernel = Kernel()
    outlet = outlet_to(kernel, turn)
    for _ in range(9):
        outlet.send(b"x" * (MAX_BEHIND_BYTES // 2 + 1))
    assert kernel.is_aborted
    await turned()
    assert sum(map(len, kernel.writes)) == 0


async def test_nothing_is_written_to_who_is_gone_and_others_hear_theirs(turn: Turn) -> None:
    gone, broken, ana = Kernel(), Kernel(), Kernel()
    broken.is_broken = True
    outlets = [outlet_to(kernel, turn) for kernel in (gone, broken, ana)]
    for outlet in outlets:
        outlet.send(SMALL)
    gone.abort()
    await turned()
    assert (gone.writes, broken.is_aborted, ana.writes) == ([], True, [SMALL])
