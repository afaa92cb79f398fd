"""A flood comes out as a trickle, and only so many may wait for it."""

import asyncio

from chatting_rt.infra.turnstile import Turnstile


async def test_who_comes_alone_does_not_wait() -> None:
    turnstile = Turnstile(per_second=0.01, longest=100)
    async with asyncio.timeout(1):
        assert await turnstile.passed()


async def test_many_pass_in_their_order_and_at_the_pace() -> None:
    loop, turnstile, through = asyncio.get_running_loop(), Turnstile(per_second=100, longest=1), []

    async def go(n: int) -> None:
        assert await turnstile.passed()
        through.append(n)

    began = loop.time()
    await asyncio.gather(*(go(n) for n in range(20)))
    assert through == list(range(20))
    assert loop.time() - began >= 0.19


async def test_who_would_wait_too_long_hears_it_at_once() -> None:
    turnstile = Turnstile(per_second=10, longest=0.25)
    passed = await asyncio.gather(*(turnstile.passed() for _ in range(50)))
    assert passed == [True] * 3 + [False] * 47
    await asyncio.sleep(0.1)
    assert await turnstile.passed(), "afterwards all is well"
