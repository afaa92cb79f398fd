"""Whatever waits is written together, in order; what goes wrong with one goes wrong for that one only."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence

import pytest

from chatting_rt.errors import ErrorCode, Refused, not_found
from chatting_rt.infra.batcher import BadItem, Batcher, NotNow

Write = Callable[[list[int]], Awaitable[Sequence[str | Refused | NotNow]]]


def batcher(write: Write, *, max_batch: int = 200, max_waiting: int = 5000, timeout: float = 5) -> Batcher[int, str]:
    return Batcher(write, max_batch=max_batch, max_waiting=max_waiting, timeout=timeout)


class Writer:
    """Remembers its batches; waits where it is told to."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []
        self.go = asyncio.Event()
        self.began = asyncio.Event()

    async def __call__(self, items: list[int]) -> list[str | Refused]:
        self.batches.append(items)
        self.began.set()
        await self.go.wait()
        return [f"wrote {item}" for item in items]


async def submitted(batch: Batcher[int, str], *items: int) -> list[asyncio.Future[str]]:
    tasks = [asyncio.ensure_future(batch.submit(item)) for item in items]
    await asyncio.sleep(0)
    return tasks


async def test_one_alone_does_not_wait_for_others() -> None:
    writer = Writer()
    writer.go.set()
    assert await batcher(writer).submit(1) == "wrote 1"
    assert writer.batches == [[1]]


async def test_what_comes_while_writing_is_written_together_in_order() -> None:
    writer = Writer()
    batch = batcher(writer)
    first = await submitted(batch, 0)
    await writer.began.wait()
    rest = await submitted(batch, *range(1, 50))
    assert batch.waiting == 49

    writer.go.set()

    assert await asyncio.gather(*first, *rest) == [f"wrote {n}" for n in range(50)]
    assert writer.batches == [[0], list(range(1, 50))]
    assert batch.waiting == 0


async def test_a_batch_has_a_limit() -> None:
    writer = Writer()
    batch = batcher(writer, max_batch=10)
    tasks = await submitted(batch, *range(25))
    writer.go.set()
    await asyncio.gather(*tasks)
    assert [item for items in writer.batches for item in items] == list(range(25))
    assert max(len(items) for items in writer.batches) == 10


async def test_too_many_waiting_is_overloaded_and_does_nothing() -> None:
    writer = Writer()
    batch = batcher(writer, max_waiting=3)
    tasks = await submitted(batch, 0)
    await writer.began.wait()
    tasks += await submitted(batch, 1, 2, 3)

    with pytest.raises(Refused) as refused:
        await batch.submit(4)

    assert (refused.value.code, refused.value.retry_after) == (ErrorCode.OVERLOADED, 1.0)
    writer.go.set()
    await asyncio.gather(*tasks)
    assert [item for items in writer.batches for item in items] == [0, 1, 2, 3]
    assert await batch.submit(5) == "wrote 5", "and afterwards all is well"


async def test_a_bad_item_fails_alone() -> None:
    tried: list[list[int]] = []

    async def write(items: list[int]) -> list[str | Refused]:
        tried.append(items)
        if 3 in items:
            raise BadItem from ValueError("three")
        return [f"wrote {item}" for item in items]

    results = await asyncio.gather(*(await submitted(batcher(write), *range(6))), return_exceptions=True)

    assert [result for result in results if isinstance(result, str)] == [f"wrote {n}" for n in (0, 1, 2, 4, 5)]
    assert isinstance(results[3], ValueError)
    assert tried == [[0, 1, 2, 3, 4, 5], [0], [1], [2], [3], [4], [5]], "one by one, in order"


async def test_a_refusal_is_of_its_item() -> None:
    async def write(items: list[int]) -> list[str | Refused]:
        return [not_found() if item == 1 else f"wrote {item}" for item in items]

    results = await asyncio.gather(*(await submitted(batcher(write), 0, 1, 2)), return_exceptions=True)
    assert (results[0], results[2]) == ("wrote 0", "wrote 2")
    assert isinstance(results[1], Refused)
    assert results[1].code == ErrorCode.NOT_FOUND


async def test_what_somebody_else_holds_is_tried_again_and_holds_up_nobody() -> None:
    tried: list[list[int]] = []

    async def write(items: list[int]) -> list[str | NotNow]:
        tried.append(items)
        is_held = sum(1 in batch for batch in tried) < 4
        return [NotNow() if item == 1 and is_held else f"wrote {item}" for item in items]

    batch = batcher(write)
    tasks = await submitted(batch, 0, 1, 2)
    assert await tasks[2] == "wrote 2"
    assert await batch.submit(3) == "wrote 3"
    assert await tasks[1] == "wrote 1"
    assert [item for items in tried for item in items].count(1) == 4
    assert [item for items in tried for item in items].count(0) == 1


async def test_what_is_held_too_long_is_unavailable() -> None:
    async def write(items: list[int]) -> list[NotNow]:
        return [NotNow() for _ in items]

    with pytest.raises(Refused) as refused:
        await batcher(write, timeout=0.1).submit(1)
    assert refused.value.code == ErrorCode.UNAVAILABLE


@pytest.mark.parametrize("failure", [OSError("gone"), KeyError("ours"), RuntimeError()])
async def test_a_failed_write_is_unavailable_and_the_next_goes_on(failure: Exception) -> None:
    """The outcome is unknown: the client asks again under the same id."""
    is_failing = True

    async def write(items: list[int]) -> list[str | Refused]:
        if is_failing:
            raise failure
        return [f"wrote {item}" for item in items]

    batch = batcher(write)
    results = await asyncio.gather(*(await submitted(batch, 0, 1)), return_exceptions=True)
    assert [result.code for result in results if isinstance(result, Refused)] == [ErrorCode.UNAVAILABLE] * 2
    is_failing = False
    assert await batch.submit(2) == "wrote 2"


async def test_a_write_that_hangs_is_unavailable() -> None:
    writer = Writer()
    with pytest.raises(Refused) as refused:
        await batcher(writer, timeout=0.05).submit(1)
    assert refused.value.code == ErrorCode.UNAVAILABLE


async def test_who_gave_up_waiting_does_not_disturb_the_others() -> None:
    writer = Writer()
    batch = batcher(writer)
    tasks = await submitted(batch, 0)
    await writer.began.wait()
    tasks += await submitted(batch, 1, 2)
    tasks[1].cancel()
    writer.go.set()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    assert (results[0], results[2]) == ("wrote 0", "wrote 2")
    assert isinstance(results[1], asyncio.CancelledError)


async def test_draining_waits_for_what_was_taken() -> None:
    writer = Writer()
    batch = batcher(writer)
    tasks = await submitted(batch, 0, 1)
    await writer.began.wait()
    draining = asyncio.create_task(batch.drain())
    writer.go.set()
    await draining
    assert [await task for task in tasks] == ["wrote 0", "wrote 1"]
