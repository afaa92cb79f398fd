"""Lets through one after another, so many a second, in the order they came. Who would wait too long is turned away."""

import asyncio


class Turnstile:
    def __init__(self, per_second: float, longest: float) -> None:
        self._pause = 1 / per_second
        self._longest = longest
        self._free_at = 0.0

    @property
    def is_full(self) -> bool:
        return self._free_at - asyncio.get_running_loop().time() > self._longest

    async def passed(self) -> bool:
        """True in one's turn; False at once where that is too far off."""
        now = asyncio.get_running_loop().time()
        at = max(now, self._free_at)
        if self.is_full:
            return False
        self._free_at = at + self._pause
        await asyncio.sleep(at - now)
        return True
